/** A group of rows goes as a whole, whatever one of them is left out for. */
import { expect, test } from 'vitest';
import { csv, previewSheet } from '../support/sheets.ts';
import { openAccount, openEngine } from '../support/workspace.ts';

const HEAD = 'Symbol,Side,Quantity,Price,Group,Group type,Account';

async function verdicts(rows: readonly string[], reading = {}) {
  const engine = openEngine(null);
  await openAccount(engine);
  const shown = await previewSheet(engine.call, 'groups.csv', csv(HEAD, ...rows), { reading });
  return shown.rows.map(({ verdict, reason, skipped }) => `${verdict} ${reason ?? skipped ?? ''}`.trim());
}

test('two exits alike: the group is not sent with one of them only, and goes whole when repeats are kept', async () => {
  const rows = [
    'FPT,Buy,200,90000,A,OTO,',
    'FPT,Sell,100,95000,A,OTO,',
    'FPT,Sell,100,95000,A,OTO,',
    'FPT,Buy,100,90000,,,',
  ];
  expect(await verdicts(rows)).toEqual([
    'denied invalid_group',
    'denied invalid_group',
    'duplicate duplicate',
    'accepted',
  ]);
  expect(await verdicts(rows, { repeats: 'keep' })).toEqual(['accepted', 'accepted', 'warning', 'accepted']);
});

test('a row of another account is left out: the rest of its group is not sent', async () => {
  const rows = [
    'FPT,Buy,200,90000,A,OTO,1',
    'FPT,Sell,100,95000,A,OTO,1',
    'FPT,Sell,100,96000,A,OTO,2',
    'FPT,Buy,100,90000,,,1',
  ];
  expect(await verdicts(rows, { accounts: ['1'] })).toEqual([
    'denied invalid_group',
    'denied invalid_group',
    'skipped account',
    'accepted',
  ]);
});
