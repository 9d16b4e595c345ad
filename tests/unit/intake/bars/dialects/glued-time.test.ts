/** One heading for date and time above two columns of them. */
import { expect, test } from 'vitest';
import { barsIn, dialectOf } from '../reading.ts';

test('the columns behind the date move on by one', async () => {
  const text = 'Date,Open,High,Low,Close,Volume\n2006-01-02,09:01:00,3602,3603,3597,3599,5699\n';
  expect(await dialectOf(text)).toBe('glued-time');
  expect(await barsIn(text)).toEqual(['2006-01-02T09:01:00Z 3602 3603 3597 3599 5699']);
});

test('a row that is merely longer is not taken so', async () => {
  const text = 'Date,Open,High,Low,Close\n2006-01-02,3602,3603,3597,3599,5699\n';
  expect(await dialectOf(text)).toBe('named');
});
