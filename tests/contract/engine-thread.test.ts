/** The engine's thread as hosts hold it: when it dies, nobody waits for it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSession, spawnEngine } from '#engine/client/client.ts';
import { limitOrder, OPENING, temporaryFolder } from '../support/workspace.ts';

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
    researchEntry: pathToFileURL(entry),
    forwardEntry: pathToFileURL(entry),
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

test('an emergency stop overtakes every order that is still undecided', async () => {
  const link = await spawnEngine({
    entry: new URL('../../src/main/engine/threads/engine.ts', import.meta.url),
    intakeEntry: new URL('../../src/main/engine/threads/intake.ts', import.meta.url),
    researchEntry: new URL('../../src/main/engine/threads/research.ts', import.meta.url),
    forwardEntry: new URL('../../src/main/engine/threads/forward.ts', import.meta.url),
    mode: 'workspace',
    folder: temporaryFolder(),
    version: 'test',
    autoplay: false,
    seed: 7,
    startDay: Date.UTC(2026, 0, 5),
  });
  const { call } = openSession(link);
  await call('account.open', { commandId: 'open', ...OPENING, holdings: [...OPENING.holdings] });
  await call('risk.setRules', { commandId: 'rules', rules: [] });
  const orders = Array.from({ length: 1_500 }, (_, index) =>
    call('orders.place', { ...limitOrder('HOSE:FPT', 'buy', 100, 95_000 - (index % 40) * 100) }),
  );
  await orders[0];
  const stopping = call('risk.emergencyStop', { commandId: 'stop', flatten: true });
  const answers = await Promise.all(orders);
  await stopping;
  const denied = answers.filter(({ denial }) => denial?.code === 'TRADING_HALTED').length;
  expect(denied, 'those behind the stop, though they were sent before it').toBeGreaterThan(1_000);
  const entries = await call('journal.list', { stream: null, before: null, limit: 2_000 });
  const kinds = entries.map(({ event }) => event).reverse();
  const stopped = kinds.findIndex(({ kind }) => kind === 'emergency-stopped');
  const after = kinds.slice(stopped + 1).filter((event) => event.kind === 'order-accepted');
  expect(after.every((event) => event.kind === 'order-accepted' && event.order.source === 'closing')).toBe(
    true,
  );
  expect(kinds.filter(({ kind }) => kind === 'emergency-stopped')).toHaveLength(1);
  expect(await call('orders.list', { status: 'working', before: null, limit: 10 })).toEqual([]);
  await link.stop();
});
