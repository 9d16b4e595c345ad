/** No heading at all. */
import { expect, test } from 'vitest';
import { barsIn, dialectOf, refusalOf } from '../reading.ts';

test('MetaTrader 4 and HistData', async () => {
  const four =
    '2024.01.02,09:05,1.1043,1.1047,1.1041,1.1045,52\n2024.01.02,09:06,1.1045,1.1045,1.1044,1.1044,5\n';
  expect(await dialectOf(four)).toBe('bare');
  expect((await barsIn(four))[0]).toBe('2024-01-02T09:05:00Z 1.1043 1.1047 1.1041 1.1045 52');
  expect(await barsIn('20120201 000100;1.306600;1.306600;1.306560;1.306560;0\n')).toEqual([
    '2012-02-01T00:01:00Z 1.3066 1.3066 1.30656 1.30656 0',
  ]);
});

test('a symbol before the date, spaces between', async () => {
  expect(await barsIn('FPT,20250114,10,12,9,11,100\n')).toEqual(['2025-01-14T00:00:00Z 10 12 9 11 100']);
  expect(
    await barsIn(
      '2024-01-02 09:05  1.5  2.0  1.0  1.75  52\n2024-01-02 09:06 10.5 12.0 11.0 11.75 7\n2024-01-02 09:07 1.5 2 1 1.75 7\n'.replace(
        '10.5 12.0',
        '11.5 12.0',
      ),
    ),
  ).toHaveLength(3);
});

test('numbers that make no bars are not taken for them', async () => {
  expect(await refusalOf('2024-01-02,5,1,2,3,4\n2024-01-03,5,1,2,3,4\n')).toBe('no-heading');
  expect(await refusalOf('19980102,0.8613657,0.00892857,1\n')).toBe('no-heading');
});
