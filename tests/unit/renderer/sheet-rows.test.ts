/** Which rows of an order sheet are sent, shown and told as changed; corrections and their undoing; how a reading is put together. */
import { describe, expect, test } from 'vitest';
import type { PreviewRow } from '#contract/sheets.ts';
import { editsOf, withCorrections } from '#renderer/features/import/corrections.ts';
import {
  missingFields,
  templateOf,
  withChoice,
  withColumn,
  withSheet,
} from '#renderer/features/import/reading.ts';
import {
  choose,
  countsOf,
  countToSend,
  isChosen,
  keepSame,
  movedRows,
  NO_CHOICES,
  shownRows,
} from '#renderer/features/import/rows.ts';

const row = (number: number, more: Partial<PreviewRow> = {}): PreviewRow => ({
  row: number,
  verdict: 'accepted',
  skipped: null,
  symbol: 'FPT',
  instrumentId: 'HOSE:FPT',
  side: 'BUY',
  type: 'LIMIT',
  tif: null,
  qty: '100',
  price: '95000',
  stop: null,
  takeProfit: null,
  stopLoss: null,
  sendAt: null,
  group: null,
  strategy: null,
  account: null,
  note: null,
  sized: false,
  cell: null,
  reason: null,
  detail: null,
  suggestion: null,
  again: false,
  change: null,
  done: null,
  denial: null,
  warnings: [],
  rules: [],
  reducedTo: null,
  fillsNow: 0,
  averagePrice: null,
  rests: 100,
  waiting: null,
  queue: null,
  notional: 9_500_000,
  fees: 14_250,
  currency: 'VND',
  edited: [],
  ...more,
});

const change = { orderId: 'O2', qty: 100, price: 27_000, filled: 0, status: 'working' } as const;

describe('rows that are sent', () => {
  const good = row(2);
  const warned = row(3, { verdict: 'warning' });
  const denied = row(4, { verdict: 'denied' });
  const changed = row(5, { verdict: 'skipped', skipped: 'unchosen', change });
  const again = row(6, { verdict: 'duplicate', again: true });
  const total = row(7, { verdict: 'skipped', skipped: 'total' });
  const rows = [good, warned, denied, changed, again, total];

  test('good and warned rows by themselves, changed and repeated ones only when they are asked for', () => {
    expect(rows.map((each) => isChosen(each, NO_CHOICES))).toEqual([true, true, false, false, false, false]);
    const all = choose(NO_CHOICES, rows, true);
    expect(rows.map((each) => isChosen(each, all))).toEqual([true, true, false, true, true, false]);
    expect([...all.with]).toEqual([5, 6]);
    const none = choose(all, rows, false);
    expect(rows.some((each) => isChosen(each, none))).toBe(false);
    expect([...none.without]).toEqual([2, 3]);
    expect(none.with.size).toBe(0);
  });

  test('a choice counts before the preview has answered to it', () => {
    const left = choose(NO_CHOICES, [good], false);
    expect(countToSend(rows, left)).toBe(1);
    const answered = row(2, { verdict: 'skipped', skipped: 'unchosen' });
    expect(isChosen(answered, left)).toBe(false);
    expect(isChosen(answered, choose(left, [answered], true))).toBe(true);
    const asked = choose(NO_CHOICES, [changed], true);
    expect(countToSend([row(5, { verdict: 'denied', change })], asked)).toBe(0);
    expect(countToSend([changed], asked)).toBe(1);
  });

  test('counts and filters agree', () => {
    const changes = new Map([[2, movedRows([good], [row(2, { fees: 1 })])[0]!]]);
    expect(countsOf(rows, changes)).toEqual({
      all: 6,
      accepted: 1,
      warning: 1,
      denied: 1,
      duplicate: 1,
      skipped: 2,
      changed: 2,
    });
    expect(shownRows(rows, 'changed', changes).map((each) => each.row)).toEqual([2, 5]);
    expect(shownRows(rows, 'denied', changes)).toEqual([denied]);
    expect(shownRows(rows, 'all', changes)).toBe(rows);
  });
});

describe('a preview after another', () => {
  test('rows that say the same stay the same objects, and the whole list does when all do', () => {
    const before = [row(2), row(3)];
    const other = keepSame(before, [row(2), row(3, { fees: 1 })]);
    expect(other[0]).toBe(before[0]);
    expect(other[1]).not.toBe(before[1]);
    expect(keepSame(before, [row(2), row(3)])).toBe(before);
    expect(keepSame(before, [row(2)])).toHaveLength(1);
  });

  test('tells other verdicts from other figures, and leaves out what is sent neither way', () => {
    const before = [row(2), row(3), row(4, { verdict: 'denied' }), row(5)];
    const now = [
      row(2, { verdict: 'denied' }),
      row(3, { fees: 1 }),
      row(4, { verdict: 'denied', fees: 2 }),
      row(5),
    ];
    expect(movedRows(before, now)).toMatchObject([
      { row: 2, what: 'verdict', was: { verdict: 'accepted' } },
      { row: 3, what: 'figures', was: { fees: 14_250 } },
    ]);
    expect(movedRows([row(2)], [row(2, { reducedTo: 50 })])).toMatchObject([{ what: 'verdict' }]);
    expect(movedRows(before, before)).toEqual([]);
  });
});

describe('corrections', () => {
  const made = { row: 4, field: 'symbol', text: 'FPT', was: 'FTP' } as const;

  test('keep what the sheet said through several changes, and end when it is given back', () => {
    const once = withCorrections([], [made]);
    const twice = withCorrections(once, [{ ...made, text: 'VNM', was: 'FPT' }]);
    expect(twice).toEqual([{ ...made, text: 'VNM' }]);
    expect(editsOf(twice)).toEqual([{ row: 4, field: 'symbol', text: 'VNM' }]);
    expect(withCorrections(twice, [{ ...made, text: 'FTP', was: 'VNM' }])).toEqual([]);
    expect(once).toEqual([made]);
  });

  test('of other cells stand side by side', () => {
    const both = withCorrections([made], [{ ...made, field: 'qty', text: '100', was: 'abc' }]);
    expect(both.map(({ field }) => field)).toEqual(['symbol', 'qty']);
  });
});

describe('how a sheet is read', () => {
  const columns = [
    { column: 'A', header: 'Mã', field: 'symbol', sample: 'FPT' },
    { column: 'B', header: 'KL', field: 'qty', sample: '100' },
    { column: 'C', header: 'KL khớp', field: null, sample: '0' },
  ] as const;

  test('a field belongs to one column', () => {
    expect(withColumn({}, columns, 'C', 'qty').columns).toEqual({ B: null, C: 'qty' });
    expect(withColumn({ columns: { B: null } }, columns, 'A', null).columns).toEqual({ A: null, B: null });
  });

  test('a choice can be left to be found out again, and another sheet forgets rows and columns', () => {
    expect(withChoice({ decimal: ',' }, 'decimal', undefined)).toEqual({});
    expect(withChoice({}, 'prices', 'thousands')).toEqual({ prices: 'thousands' });
    const moved = withSheet({ headerRow: 3, columns: { A: 'qty' }, accounts: ['1'], decimal: ',' }, 'Two');
    expect(moved).toEqual({ sheet: 'Two', decimal: ',' });
  });

  test('says what is missing; a way of sizing stands for the quantity', () => {
    expect(missingFields(columns)).toEqual(['side']);
    expect(missingFields([{ ...columns[1], field: 'sizing' }])).toEqual(['symbol', 'side']);
  });

  test('a template keeps headings, fields and the values that were chosen', () => {
    expect(templateOf('Mine', columns, { decimal: ',', sheet: 'One', headerRow: 2 })).toEqual({
      name: 'Mine',
      headings: [
        { title: 'Mã', field: 'symbol' },
        { title: 'KL', field: 'qty' },
        { title: 'KL khớp', field: null },
      ],
      reading: { decimal: ',' },
    });
  });
});
