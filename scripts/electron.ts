/**
 * Fetches Electron's program: a download that shows how far it is and is given up when nothing moves, then Electron's own
 * installer, which finds the file in its cache. Known limit: the installer itself says nothing while it unpacks.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { binOf, electronBinary, runNode } from './lib.ts';

/** How long a download may stay silent before it counts as having no network. */
const SILENCE_MS = 8_000;

export interface DownloadOptions {
  readonly progress: (text: string) => void;
  readonly platform: string;
  readonly arch: string;
  readonly version: string;
  /** SHA-256 by file name. */
  readonly checksums: Record<string, string>;
  readonly cacheRoot: string | undefined;
  readonly silenceMs?: number;
}

/** The file in Electron's cache, fetched when it is not there. Rejects when it cannot be had or nothing moves. */
export async function downloadElectron(options: DownloadOptions): Promise<string> {
  const { progress, silenceMs = SILENCE_MS, cacheRoot, ...artifact } = options;
  const { downloadArtifact } = await import('@electron/get');
  const stop = new AbortController();
  const silence = setTimeout(() => stop.abort(), silenceMs);
  let said = '';
  const moved = ({ transferred, total }: { transferred: number; total: number | null }): Promise<void> => {
    silence.refresh();
    const text = total
      ? `${Math.floor((100 * transferred) / total)} %`
      : `${Math.floor(transferred / 1_048_576)} MB`;
    if (text !== said) progress(text);
    said = text;
    return Promise.resolve();
  };
  try {
    return await downloadArtifact({
      ...artifact,
      artifactName: 'electron',
      ...(cacheRoot === undefined ? {} : { cacheRoot }),
      downloadOptions: { quiet: true, signal: stop.signal, getProgressCallback: moved },
    });
  } finally {
    clearTimeout(silence);
  }
}

/** As Electron's installer decides it: an x64 Node on an ARM Mac gets the ARM program. */
function architecture(): string {
  const asked = process.env['ELECTRON_INSTALL_ARCH'] ?? process.env['npm_config_arch'];
  if (asked) return asked;
  if (process.platform !== 'darwin' || process.arch !== 'x64') return process.arch;
  try {
    const translated = execFileSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' });
    return translated.trim() === '1' ? 'arm64' : 'x64';
  } catch {
    return 'x64';
  }
}

/** Whether Electron's program is on this machine afterwards. */
export async function fetchElectron(progress: (text: string) => void): Promise<boolean> {
  const packaged = createRequire(import.meta.url);
  const { version } = packaged('electron/package.json') as { version: string };
  const checksums = packaged('electron/checksums.json') as Record<string, string>;
  const arch = architecture();
  const platform =
    process.env['ELECTRON_INSTALL_PLATFORM'] ?? process.env['npm_config_platform'] ?? process.platform;
  const cacheRoot = process.env['electron_config_cache'];
  try {
    await downloadElectron({ progress, platform, arch, version, checksums, cacheRoot });
  } catch {
    return false;
  }
  const env = { force_no_cache: '', ELECTRON_INSTALL_PLATFORM: platform, npm_config_arch: arch };
  const { code } = await runNode([binOf('electron/install.js')], {
    env: { ...env, ELECTRON_INSTALL_ARCH: arch },
  });
  return code === 0 && electronBinary() !== null;
}
