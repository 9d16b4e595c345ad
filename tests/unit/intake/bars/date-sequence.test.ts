/** Day or month first from the sequence of dates. */
import { expect, test } from 'vitest';
import { orderBySequence } from '#intake/bars/date-sequence.ts';
import { barsIn } from './reading.ts';

const order = (...dates: string[]) => orderBySequence(dates.map((date) => `${date}/2024`));

test('dates that run one way in one reading only', () => {
  expect(order('05/01', '06/02', '01/03', '02/04')).toBe('day-first');
  expect(order('01/05', '02/06', '03/01', '04/02')).toBe('month-first');
  expect(order('02/04', '01/03', '06/02', '05/01')).toBe('day-first');
});

test('both run: weekdays, then gaps', () => {
  expect(order('02/01', '03/01', '04/01', '05/01')).toBe(null);
  expect(order('02/01', '03/01', '04/01', '05/01', '08/01', '05/02')).toBe('day-first');
  expect(order('06/03', '06/04', '06/05', '06/06', '06/07')).toBe('month-first');
  expect(order('06/03', '06/04', '06/05', '06/06', '06/08', '06/09')).toBe('month-first');
});

test('too few, firsts of months, no such dates: nothing is proven', () => {
  expect(order('05/06', '06/06', '07/06')).toBe(null);
  expect(order('01/01', '01/02', '01/03', '01/04', '01/05')).toBe(null);
  expect(order('05/06', '31/12', '07/06', '08/06')).toBe(null);
  expect(orderBySequence(['2024-01-02', 'x', ''])).toBe(null);
});

test('a file that proves its order by its sequence alone', async () => {
  const rows = ['03/06', '04/06', '05/06', '06/06', '07/06', '10/06'].map((date) => `${date}/2024,1,1,1,1`);
  const bars = await barsIn(`Date,Open,High,Low,Close\n${rows.join('\n')}\n`);
  expect(bars.map((bar) => bar.slice(5, 10))).toEqual(['06-03', '06-04', '06-05', '06-06', '06-07', '06-10']);
});
