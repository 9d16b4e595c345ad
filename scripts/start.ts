/** `npm start`: the Electron app where its program is or can be fetched, else the browser host. */
import { spawn } from 'node:child_process';
import { createWords } from '../src/shared/words/index.ts';
import { hasDisplay } from '../src/main/hosts/browser/open.ts';
import { terminalLocale } from '../src/main/hosts/common/say.ts';
import { binOf, buildIsStale, electronBinary, ENV, ROOT, runNode } from './lib.ts';

const { t } = createWords(terminalLocale());
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const args = process.argv.slice(2);
/** How long a download may stay silent before it counts as having no network. */
const SILENCE_MS = 8_000;

/** Fetches Electron's program with its own installer; gives up when nothing moves. */
function fetchElectron(): Promise<boolean> {
  say(t('cli.fetching'));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [binOf('electron/install.js')], {
      cwd: ROOT,
      env: { ...ENV, force_no_cache: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let silence = setTimeout(() => child.kill(), SILENCE_MS);
    child.stdout.on('data', (data: Buffer) => {
      clearTimeout(silence);
      silence = setTimeout(() => child.kill(), SILENCE_MS);
      process.stdout.write(data);
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      clearTimeout(silence);
      resolve(code === 0 && electronBinary() !== null);
    });
  });
}

function launch(command: string, commandArgs: readonly string[]): void {
  const child = spawn(command, commandArgs, { cwd: ROOT, env: ENV, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    say(error.message);
    process.exitCode = 1;
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 0;
  });
}

/** Whether the desktop program can run here; says why not. */
async function desktopPossible(): Promise<boolean> {
  if (args.includes('--browser')) return false;
  if (!hasDisplay()) {
    say(t('cli.noDisplay'));
    return false;
  }
  if (electronBinary() !== null || (await fetchElectron())) return true;
  say(t('cli.noElectron'));
  return false;
}

async function main(): Promise<number> {
  if (buildIsStale()) {
    say(t('cli.building'));
    const built = await runNode(['scripts/build.ts']);
    if (built.code !== 0) return built.code;
  }
  if (await desktopPossible()) launch(electronBinary()!, ['.', ...args]);
  else launch(process.execPath, ['out/main/browser.js', ...args]);
  return 0;
}

process.exitCode = await main();
