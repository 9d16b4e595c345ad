/** Where things are: the default workspace, the engine's entries, the built renderer. Source and build differ here only. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The per-user folder of the platform's convention. */
export function defaultWorkspace(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env['TAPEDECK_WORKSPACE']) return env['TAPEDECK_WORKSPACE'];
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'Tapedeck', 'workspace');
  if (platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Tapedeck', 'workspace');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'tapedeck', 'workspace');
}

export interface Entries {
  readonly entry: URL;
  readonly intakeEntry: URL;
  readonly researchEntry: URL;
  readonly forwardEntry: URL;
}

const entriesIn = (folder: URL | string, ending: 'ts' | 'js'): Entries => ({
  entry: new URL(`./engine.${ending}`, folder),
  intakeEntry: new URL(`./intake.${ending}`, folder),
  researchEntry: new URL(`./research.${ending}`, folder),
  forwardEntry: new URL(`./forward.${ending}`, folder),
});

/** The worker threads' entries as seen from a module: beside it when built, in the engine's folder from source. */
export function engineEntries(moduleUrl: string): Entries {
  if (moduleUrl.endsWith('.ts')) {
    const threads = new URL('../../engine/threads/', moduleUrl);
    return entriesIn(threads, 'ts');
  }
  return entriesIn(moduleUrl, 'js');
}

/** The built renderer's folder as seen from a host's entry module. */
export function rendererFolder(moduleUrl: string): string {
  const relative = moduleUrl.endsWith('.ts') ? '../../../../out/renderer/' : '../renderer/';
  return fileURLToPath(new URL(relative, moduleUrl));
}
