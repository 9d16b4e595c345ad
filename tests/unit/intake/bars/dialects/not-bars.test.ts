/** What is said of tables that are no bars. */
import { expect, test } from 'vitest';
import { refusalOf } from '../reading.ts';

test('series of one price, reference data', async () => {
  expect(await refusalOf('date,SPY\n1993-01-29,26.58\n')).toBe('columns-missing open, high, low, close');
  expect(await refusalOf('Symbol,Security,Sector\nMMM,3M,Industrials\n')).toBe('no-heading');
});
