/** Sentences for denials, checks and errors. */
import { describe, expect, it } from 'vitest';
import {
  createWords,
  describeCheck,
  describeDenial,
  describeError,
  describePlace,
  describeSkipped,
  type NumberFormat,
} from '#words/index.ts';

const format: NumberFormat = {
  price: (value) => `p${value}`,
  quantity: (value) => `q${value}`,
  time: (value) => `t${value}`,
  money: (value, currency) => `${value} ${currency ?? ''}`.trim(),
};
const english = createWords('en');
const vietnamese = createWords('vi');

describe('describeDenial', () => {
  it('formats each number by what it is', () => {
    const denial = { code: 'PRICE_OFF_TICK', price: 128_450, tick: 100, below: 128_400, above: 128_500 };
    expect(describeDenial(english.t, denial, format)).toBe(
      'The price p128450 is off the tick of p100. The nearest valid prices are p128400 and p128500.',
    );
  });

  it('reads `limit` as money only where it is money', () => {
    const notional = { code: 'NOTIONAL_ABOVE_LIMIT', notional: 9, limit: 5, currency: 'VND' };
    expect(describeDenial(english.t, notional, format)).toContain('worth 9 VND, above your limit of 5 VND');
    expect(
      describeDenial(english.t, { code: 'QUANTITY_ABOVE_LIMIT', quantity: 9, limit: 5 }, format),
    ).toContain('q9 is above your limit of q5');
  });

  it('turns the duplicate window into seconds', () => {
    const denial = { code: 'DUPLICATE_ORDER', orderId: 'O-7', windowMs: 1500 };
    expect(describeDenial(english.t, denial, format)).toContain('less than 1.5 s ago (O-7)');
  });

  it('spells out the rows of a denied basket, in Vietnamese too', () => {
    const rows = Array.from({ length: 7 }, (_, at) => ({ row: at + 5, denial: { code: 'PRICE_MISSING' } }));
    const text = describeDenial(vietnamese.t, { code: 'BASKET_ROWS_DENIED', rows }, format);
    expect(text).toContain('7 dòng bị từ chối');
    expect(text).toContain('Dòng 5: Lệnh này cần có giá.');
    expect(text).not.toContain('Dòng 10:');
  });
});

describe('describeCheck and describeError', () => {
  it('says when there is no limit', () => {
    const check = { check: 'max-quantity', unit: 'quantity', value: 100, limit: null } as const;
    expect(describeCheck(english.t, check, format)).toEqual({
      label: 'Largest quantity an order',
      value: 'q100',
      limit: 'no limit',
    });
  });

  it('names the thing and what to do', () => {
    const error = { code: 'WORKSPACE_LOCKED', params: { path: '/w', pid: 7 } };
    expect(describeError(english.t, error)).toContain('/w is already open in another Tapedeck (process 7)');
  });

  it('finds texts by keys from elsewhere and answers null for unknown ones', () => {
    expect(english.find('warnings.hidden_row')).toBe('The row is hidden in the sheet');
    expect(english.find('warnings.no_such')).toBeNull();
    expect(english.t('sheets.commit', { count: 1 })).toBe('Send 1 order');
    expect(vietnamese.t('sheets.commit', { count: 12 })).toBe('Gửi 12 lệnh');
  });
});

it('each row of a denied basket is said in its own instrument’s scales', () => {
  const rows = [2, 3].map((row) => ({ row, denial: { code: 'PRICE_NOT_POSITIVE', price: 5 } }));
  const of = (row: number): NumberFormat => ({ ...format, price: (value) => `row${row}:${value}` });
  const said = describeDenial(english.t, { code: 'BASKET_ROWS_DENIED', rows }, format, of);
  expect(said).toContain('row2:5');
  expect(said).toContain('row3:5');
});

describe('what is wrong with a file', () => {
  const vi = createWords('vi').t;

  it('is said in the reader’s language, down to the line of a bar', () => {
    const params = { file: 'FPT.csv', problem: 'no-usable-bars', line: 2, why: 'bad-date' };
    expect(describeError(vi, { code: 'BARS_UNREADABLE', params })).toContain(
      'không đọc được nến nào (dòng 2: ngày không tồn tại).',
    );
    const whole = { code: 'BARS_UNREADABLE', params: { file: 'FPT.csv', fileError: 'empty_file' } };
    expect(describeError(vi, whole)).toContain('FPT.csv: Tệp trống. Chưa nhập gì.');
    const missing = { code: 'FILE_UNREADABLE', params: { file: 'a.csv', problem: 'missing' } };
    expect(describeError(vi, missing)).toBe('Không đọc được tệp a.csv: không có tệp này.');
    expect(describeSkipped(vi, { line: 42, why: 'high-below-low' })).toBe(
      'dòng 42: giá cao thấp hơn giá thấp',
    );
  });

  it('names a cell or a line', () => {
    expect([describePlace(vi, 'D17'), describePlace(vi, 'line 3')]).toEqual(['ô D17', 'dòng 3']);
  });
});
