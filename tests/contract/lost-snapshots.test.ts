/** Snapshots only make the start quicker: without any, the journal still says where prices and orders stand. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { workspacePlace } from '#store/place.ts';
import {
  commandId,
  limitOrder,
  openAccount,
  openEngine,
  OPENING,
  temporaryFolder,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

test('prices set anew after a reset stand, and no working order crosses the new crowd', async () => {
  const folder = temporaryFolder();
  const before = openEngine(folder);
  await openAccount(before);
  before.play(500);
  await before.call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] });
  const bytes = new TextEncoder().encode(
    'Date,Open,High,Low,Close\n2026-01-02,130000,130000,130000,130000\n',
  );
  await before.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' });
  const { denial } = await before.call('orders.place', limitOrder(FPT, 'buy', 100, 129_000));
  expect(denial).toBeNull();
  await before.engine.close();
  const db = new Database(workspacePlace(folder).file);
  db.exec('DELETE FROM snapshots');
  db.close();

  const after = openEngine(folder);
  const { quotes, orders } = await after.call('session.bootstrap', {});
  expect(orders.filter(({ status }) => status === 'working')).toMatchObject([
    { price: 129_000, leaves: 100 },
  ]);
  const quote = quotes.find(({ instrumentId }) => instrumentId === FPT)!;
  expect(quote.last).toBe(130_000);
  expect(quote.bid).toBeGreaterThanOrEqual(129_000);
  expect(quote.ask).toBeGreaterThan(quote.bid!);
  expect((await after.call('journal.verify', {})).problems).toEqual([]);
});
