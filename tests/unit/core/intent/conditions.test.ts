/** The columns beyond the plain order: when to send, where to leave, which rows belong together, how large. */
import { describe, expect, test } from 'vitest';
import { ordersFromRow, sendMoment } from '#core/intent/from-row.ts';
import { parseSheet } from '#core/intent/parse-sheet.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { unixMs } from '#core/units/units.ts';
import { sheetOf, tableOf, type Value } from './table.ts';

const parse = (rows: readonly (readonly Value[])[]) => parseSheet(tableOf(sheetOf('S', rows)), 'x.xlsx');

const EN: Value[] = ['Symbol', 'Side', 'Quantity', 'Price'];

describe('conditions', () => {
  const wide = (...rows: Value[][]) =>
    parse([
      [...EN, 'Send at', 'Take profit', 'Stop loss', 'Group', 'Group type', 'Size by', 'Strategy'],
      ...rows,
    ]);
  const row = (...more: Value[]): Value[] => ['FPT', 'Buy', 100, 95_000, ...more];

  test('when to send: a time, a date with a time, a serial; anything else is refused', () => {
    const { accepted, rejected } = wide(
      row('09:15'),
      row('2026-01-05 14:30'),
      row(0.5),
      row(46_027.59375),
      row('tomorrow'),
      row('2026-01-05'),
    );
    expect(accepted.map(({ sendAt }) => sendAt)).toEqual([
      '09:15:00',
      '2026-01-05T14:30:00',
      '12:00:00',
      '2026-01-05T14:15:00',
    ]);
    expect(rejected.map(({ row: number, reason, cell }) => [number, reason, cell])).toEqual([
      [6, 'invalid_send_time', 'E6'],
      [7, 'invalid_send_time', 'E7'],
    ]);
    const now = unixMs(Date.UTC(2026, 0, 5, 3));
    expect(sendMoment('09:15:00', now, 'Asia/Ho_Chi_Minh')).toBe(Date.UTC(2026, 0, 5, 2, 15));
    expect(sendMoment('2026-01-06T14:30:00', now, 'Asia/Ho_Chi_Minh')).toBe(Date.UTC(2026, 0, 6, 7, 30));
  });

  test('target and stop become exits on the other side', () => {
    const { accepted } = wide(row(null, 99_000, 90_000), row(null, null, '91000'));
    const FPT = { id: 'HOSE:FPT', currency: 'VND', priceScale: 0, quantityScale: 0 } as unknown as Instrument;
    const [both, one] = accepted.map((each) => ordersFromRow(each, FPT, { sized: null, sendAt: null }));
    expect(both).toMatchObject({
      ok: true,
      value: {
        intent: { side: 'buy', price: 95_000 },
        exits: [
          { side: 'sell', type: 'limit', price: 99_000, stop: null, timeInForce: 'GTC', quantity: 100 },
          { side: 'sell', type: 'stop', price: null, stop: 90_000 },
        ],
      },
    });
    expect(one).toMatchObject({ value: { exits: [{ type: 'stop', stop: 91_000 }] } });
  });

  test('Giá cắt lỗ is a stop price alone, and where to give up beside a target', () => {
    const head = ['Mã CK', 'Mua/Bán', 'KL', 'Giá', 'Loại lệnh'];
    const alone = parse([
      [...head, 'Giá cắt lỗ'],
      ['FPT', 'Bán', 100, null, 'Dừng', 90_000],
    ]);
    expect(alone.accepted).toMatchObject([{ type: 'STOP', stop: 90_000 }]);
    const beside = parse([
      [...head, 'Giá chốt lời', 'Giá cắt lỗ'],
      ['FPT', 'Mua', 100, 95_000, 'LO', 99_000, 90_000],
    ]);
    expect(beside.accepted).toMatchObject([{ type: 'LIMIT', takeProfit: 99_000, stopLoss: 90_000 }]);
  });

  test('rows of one group belong together or are none', () => {
    const { accepted, rejected } = wide(
      row(null, null, null, 'A'),
      ['FPT', 'Sell', 100, 99_000, null, null, null, 'A'],
      row(null, null, null, 'OTO 1'),
      ['FPT', 'Sell', 100, 99_000, null, null, null, 'OTO 1'],
      row(null, null, null, 'lonely'),
      row(null, null, null, 'B', 'Bracket'),
      ['FPT', 'Sell', 'many', 99_000, null, null, null, 'B', 'Bracket'],
      row(null, null, null, 'C', 'sometimes'),
    );
    expect(accepted.map(({ row: number, group, groupKind }) => [number, group, groupKind])).toEqual([
      [2, 'A', 'oco'],
      [3, 'A', 'oco'],
      [4, 'OTO 1', 'oto'],
      [5, 'OTO 1', 'oto'],
    ]);
    expect(rejected.map(({ row: number, reason, cell }) => [number, reason, cell])).toEqual([
      [6, 'invalid_group', 'H6'],
      [7, 'invalid_group', 'H7'],
      [8, 'invalid_qty', 'C8'],
      [9, 'invalid_group', 'I9'],
    ]);
  });

  test('a way of sizing stands for a quantity', () => {
    const sized = (text: Value) => wide(['FPT', 'Buy', null, 95_000, null, null, null, null, null, text]);
    const of = (text: Value) => sized(text).accepted[0]?.sizing ?? sized(text).rejected[0]?.reason;
    expect(of('5% equity')).toEqual({ method: 'percent-of-equity', bps: 500 });
    expect(of('2,5 % vốn')).toEqual({ method: 'percent-of-equity', bps: 250 });
    expect(of('risk 1%')).toEqual({ method: 'risk-per-trade', bps: 100 });
    expect(of('rủi ro 1%')).toEqual({ method: 'risk-per-trade', bps: 100 });
    expect(of('50,000,000')).toEqual({ method: 'fixed-notional', amount: '50000000' });
    expect(of('a lot')).toBe('invalid_sizing');
    expect(of('5% of my luck')).toBe('invalid_sizing');
    expect(of('-5%')).toBe('invalid_sizing');
    const own = wide(['FPT', 'Buy', 100, 95_000, null, null, null, null, null, '5%']);
    expect(own.accepted).toMatchObject([{ qty: 100 }]);
    expect(own.accepted[0]).not.toHaveProperty('sizing', expect.anything());
  });
});
