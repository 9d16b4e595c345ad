/** What the scripts share: running commands and finding the project's tools. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Children find the project's tools first, and this very Node. */
export const ENV = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`,
};

/** The module a package runs as a command. */
export const binOf = (name: string): string => join(ROOT, 'node_modules', name);

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** Runs a Node module; output is shown unless `quiet`, and always returned. */
export function runNode(
  args: readonly string[],
  { quiet = false, env = {} }: { quiet?: boolean; env?: Record<string, string> } = {},
): Promise<Finished> {
  return runCommand(process.execPath, args, { quiet, env });
}

export function runCommand(
  command: string,
  args: readonly string[],
  { quiet = false, env = {} }: { quiet?: boolean; env?: Record<string, string> } = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...ENV, ...env },
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    let output = '';
    for (const [stream, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream.on('data', (data: Buffer) => {
        output += data.toString('utf8');
        if (!quiet) to.write(data);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** Whether out/ is missing or older than what it is built from. */
export function buildIsStale(): boolean {
  const built = ['out/main/browser.js', 'out/renderer/index.html'].map((path) => newestIn(join(ROOT, path)));
  if (built.includes(0)) return true;
  const sources = ['src', 'assets', 'electron.vite.config.ts', 'package.json'].map((path) =>
    newestIn(join(ROOT, path)),
  );
  return Math.max(...sources) > Math.min(...built);
}

/** The path of Electron's program on disk, or null. Never asks the package itself: that would download it. */
export function electronBinary(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = override ?? join(ROOT, 'node_modules', 'electron', 'dist');
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Partial<
    Record<string, string>
  >;
  const binary = join(folder, names[process.platform] ?? 'electron');
  return existsSync(binary) ? binary : null;
}
