/** What is said of tables that are no bars. */
import { expect, test } from 'vitest';
import { refusalOf } from '../reading.ts';

test('quotes, series of one price, reference data', async () => {
  expect(await refusalOf('TIMESTAMP,BID,ASK\n02/03/2010 16:53:50,0.5346,0.5347\n')).toBe('quotes');
  expect(await refusalOf('date,SPY\n1993-01-29,26.58\n')).toBe('columns-missing open, high, low, close');
  expect(await refusalOf('Symbol,Security,Sector\nMMM,3M,Industrials\n')).toBe('no-heading');
});
