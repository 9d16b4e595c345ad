/** The engine's thread as hosts hold it: when it dies, nobody waits for it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSession, spawnEngine } from '#engine/client/client.ts';
import { temporaryFolder } from '../support/workspace.ts';

test('a call fails, stop ends and the host is told when the thread dies in the middle of it', async () => {
  const folder = temporaryFolder();
  const entry = join(folder, 'dying.mjs');
  writeFileSync(
    entry,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ kind }) => { if (kind === 'request') process.exit(1); });
     parentPort.postMessage({ kind: 'ready' });`,
  );
  const crashes: string[] = [];
  const link = await spawnEngine({
    entry: pathToFileURL(entry),
    intakeEntry: pathToFileURL(entry),
    mode: 'workspace',
    folder,
    version: 'test',
    autoplay: false,
    onCrash: (detail) => crashes.push(detail),
  });
  const session = openSession(link);
  const disconnected = { error: { code: 'DISCONNECTED' } };
  await expect(session.call('session.bootstrap', {})).rejects.toMatchObject(disconnected);
  await expect(session.call('session.bootstrap', {})).rejects.toMatchObject(disconnected);
  const late = openSession(link);
  await expect(late.call('session.bootstrap', {})).rejects.toMatchObject(disconnected);
  expect(crashes).toEqual(["the engine's thread ended with code 1"]);
  await link.stop();
});
