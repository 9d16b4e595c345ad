/** MetaTrader's exports. */
import { expect, test } from 'vitest';
import { barsIn, dialectOf } from '../reading.ts';

const HEAD = '<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n';

test('tabs and brackets; ticks stand for volume that nobody counted', async () => {
  const text = `${HEAD}2024.01.02\t00:00:00\t1.10427\t1.1043\t1.104\t1.1041\t52\t0\t9\n2024.01.02\t00:15:00\t1.1041\t1.1042\t1.1041\t1.1042\t7\t0\t9\n`;
  expect(await dialectOf(text)).toBe('metatrader');
  expect(await barsIn(text)).toEqual([
    '2024-01-02T00:00:00Z 1.10427 1.1043 1.104 1.1041 52',
    '2024-01-02T00:15:00Z 1.1041 1.1042 1.1041 1.1042 7',
  ]);
});

test('counted volume goes first', async () => {
  const text = `${HEAD}2024.01.02\t09:15:00\t100\t101\t99\t100\t52\t0\t9\n2024.01.02\t09:16:00\t100\t101\t99\t100\t52\t8000\t9\n`;
  expect((await barsIn(text)).map((bar) => bar.split(' ').at(-1))).toEqual(['0', '8000']);
});
