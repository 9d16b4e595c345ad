/** Finds the engine for a command: the one that runs already, or one of our own. */
import { openSession, spawnEngine, type EngineLink, type Session } from '#engine/client/client.ts';
import { attachSocket } from '#engine/client/socket.ts';
import { engineEntries } from '../common/paths.ts';
import { VERSION } from '../common/version.ts';

export type EngineMode = 'workspace' | 'scratch' | 'inspect';

async function linkFor(mode: EngineMode, folder: string, moduleUrl: string): Promise<EngineLink> {
  if (mode !== 'scratch') {
    const running = await attachSocket(folder);
    if (running) return running;
  }
  // What needs no workspace comes out the same every time.
  const seed = mode === 'scratch' ? { seed: 1 } : {};
  return spawnEngine({
    ...engineEntries(moduleUrl),
    mode,
    folder,
    version: VERSION,
    autoplay: false,
    ...seed,
  });
}

/** Runs `work` with a session and takes the engine down again (a running one is only let go). */
export async function withEngine<T>(
  mode: EngineMode,
  folder: string,
  moduleUrl: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const link = await linkFor(mode, folder, moduleUrl);
  try {
    return await work(openSession(link));
  } finally {
    await link.stop();
  }
}
