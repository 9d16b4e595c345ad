/** Recorded orders from bytes to rows: small records by hand, and each way a file can be wrong. */
import { describe, expect, test } from 'vitest';
import { replayFlow, type ReplayOptions } from '#intake/order-flow/replay.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function replay(text: string, options: Partial<ReplayOptions> & { book?: string } = {}) {
  const { book, ...rest } = options;
  const opening = book === undefined ? null : encode(book);
  return replayFlow(encode(text), {
    format: 'lobster',
    opening,
    levels: 2,
    every: null,
    orders: [],
    ...rest,
  });
}

function rowsOf(text: string, options: Parameters<typeof replay>[1] = {}): string[] {
  const replayed = replay(text, options);
  if (!replayed.ok) throw new Error(JSON.stringify(replayed.error));
  const rows = new TextDecoder().decode(replayed.value.rows);
  expect(rows.endsWith('\n')).toBe(true);
  return rows.trimEnd().split('\n');
}

function failure(text: string, options: Parameters<typeof replay>[1] = {}) {
  const replayed = replay(text, options);
  return replayed.ok ? null : replayed.error;
}

const NO_ASK = '9999999999,0';
const NO_BID = '-9999999999,0';
const MESSAGES = [
  '34200.1,1,50,10,1000000,1',
  '34200.2,1,51,5,1000100,-1',
  '34200.3,4,20,30,1000000,1',
  '34200.4,2,50,4,1000000,1',
  '34200.4,5,0,7,1000050,1',
  '34200.5,7,0,0,-1,-1',
  '34200.6,3,51,5,1000100,-1',
];
const OPENING = '1000200,8,1000000,40,1000300,9,999900,7';

test('an order of one’s own waits its turn behind what stood there, and takes nothing from the record', () => {
  const text = [
    '34200.1,1,50,10,1000000,1',
    '34200.2,1,51,8,1000000,1',
    '34200.3,4,50,10,1000000,1',
    '34200.4,4,51,3,1000000,1',
    '34200.5,1,52,20,1000000,1',
    '34200.6,4,51,5,1000000,1',
    '34200.7,4,52,6,1000000,1',
  ].join('\n');
  const mine = { id: 'm', after: 2, side: 'buy', price: 1_000_000, quantity: 10 } as const;
  const late = { id: 'late', after: 99, side: 'sell', price: null, quantity: 1 } as const;
  const replayed = replay(text, { orders: [mine, late] });
  if (!replayed.ok) throw new Error(JSON.stringify(replayed.error));
  expect(replayed.value.orders).toEqual([
    {
      id: 'm',
      sent: true,
      ahead: { orders: 2, quantity: 18 },
      aheadNow: { orders: 0, quantity: 0 },
      fills: [{ message: 7, price: 1_000_000, quantity: 6, liquidity: 'maker' }],
      left: 4,
      cancelled: false,
    },
    { id: 'late', sent: false, ahead: null, aheadNow: null, fills: [], left: 1, cancelled: false },
  ]);
  const plain = replay(text);
  expect(plain.ok && plain.value.final.bids).toEqual([[1_000_000, 14]]);
  expect(replayed.value.final.bids).toEqual([[1_000_000, 18]]);
});

describe('lobster', () => {
  test('a row after each message, empty levels filled, from nothing', () => {
    const [first, second] = rowsOf(MESSAGES.slice(0, 2).join('\n'));
    expect([first, second]).toEqual([
      `${NO_ASK},1000000,10,${NO_ASK},${NO_BID}`,
      `1000100,5,1000000,10,${NO_ASK},${NO_BID}`,
    ]);
  });

  test('the opening row is the state after the first message', () => {
    expect(rowsOf(MESSAGES.join('\n'), { book: `${OPENING}\n1,2,3,4\n` })).toEqual([
      OPENING,
      '1000100,5,1000000,40,1000200,8,999900,7',
      '1000100,5,1000000,10,1000200,8,999900,7',
      '1000100,5,1000000,6,1000200,8,999900,7',
      '1000100,5,1000000,6,1000200,8,999900,7',
      '1000100,5,1000000,6,1000200,8,999900,7',
      '1000200,8,1000000,6,1000300,9,999900,7',
    ]);
  });

  test('what the first message took is gone already', () => {
    expect(rowsOf('1.5,4,3,5,1000000,1\n1.5,3,4,10,1000000,1', { book: OPENING })).toEqual([
      OPENING,
      '1000200,8,1000000,30,1000300,9,999900,7',
    ]);
  });

  test('an order behind the opening levels stood there before its message', () => {
    const text = ['1,1,50,1,1000000,1', '2,3,9,7,999900,1', '3,2,8,1,999800,1', '4,3,8,2,999800,1'];
    const replayed = replay(text.join('\n'), { book: OPENING, levels: 3 });
    expect(replayed.ok && replayed.value).toMatchObject({ unmatched: 0, openingLevels: 2, knownLevels: 1 });
    expect(rowsOf(text.join('\n'), { book: OPENING, levels: 3 }).map((row) => row.split(',')[11])).toEqual([
      '3',
      '0',
      '0',
      '0',
    ]);
  });

  test('line ends, blank lines, a byte order mark, a heading and a seventh column do not matter', () => {
    const plain = rowsOf(MESSAGES.join('\n'), { book: OPENING });
    expect(rowsOf(`\uFEFF${MESSAGES.join('\r\n')}\r\n\r\n`, { book: `${OPENING}\r\n` })).toEqual(plain);
    const more = MESSAGES.map((row) => `${row},null`);
    expect(
      rowsOf(['Time,Type,OrderID,Size,Price,Direction,MPID', ...more].join('\n'), { book: OPENING }),
    ).toEqual(plain);
  });

  test('counts, turns and checkpoints', () => {
    const replayed = replay(MESSAGES.join('\n'), { book: OPENING, every: 3 });
    expect(replayed.ok && replayed.value).toMatchObject({
      messages: 7,
      counts: { adds: 2, cancels: 1, deletes: 1, executions: 1, hiddenExecutions: 1, halts: 1 },
      executedInTurn: 1,
      executedOutOfTurn: 0,
      unmatched: 0,
      checkpoints: [
        {
          after_seq_no: 2,
          ts_event_ns: '34200.3',
          bids: [
            [1000000, 10],
            [999900, 7],
          ],
        },
        { after_seq_no: 5 },
        { after_seq_no: 6, orders: 1 },
      ],
    });
  });
});

describe('what is wrong is named with its line', () => {
  const third = (row: string) => failure([...MESSAGES.slice(0, 2), row, ...MESSAGES.slice(3)].join('\n'));
  test.each([
    ['34200.3,4,20', { problem: 'flow-columns', line: 3, value: '3/6' }],
    ['34200.3,4,20,3,1000000,', { problem: 'flow-value', line: 3, column: 'direction', value: '' }],
    ['34200.15,1,52,3,1000000,1', { problem: 'flow-time', line: 3, value: '34200.15' }],
    ['x,1,52,3,1000000,1', { problem: 'flow-value', line: 3, column: 'time', value: 'x' }],
    ['34200.3,9,52,3,1000000,1', { problem: 'flow-type', line: 3, value: '9' }],
    ['34200.3,1,52,-3,1000000,1', { problem: 'flow-value', line: 3, column: 'size', value: '-3' }],
    ['34200.3,1,52,0,1000000,1', { problem: 'flow-value', line: 3, column: 'size', value: '0' }],
    ['34200.3,1,52,3.5,1000000,1', { problem: 'flow-value', line: 3, column: 'size', value: '3.5' }],
    ['34200.3,1,52,3,1e6,1', { problem: 'flow-value', line: 3, column: 'price', value: '1e6' }],
    ['34200.3,1,52,3,-1,1', { problem: 'flow-value', line: 3, column: 'price', value: '-1' }],
    ['34200.3,1,abc,3,1000000,1', { problem: 'flow-value', line: 3, column: 'order id', value: 'abc' }],
    ['34200.3,1,52,3,1000000,2', { problem: 'flow-value', line: 3, column: 'direction', value: '2' }],
    ['34200.3,7,0,x,-1,-1', { problem: 'flow-value', line: 3, column: 'size', value: 'x' }],
    ['34200.3,1,50,3,1000000,1', { problem: 'flow-repeated', line: 3, value: '50' }],
  ])('%s', (row, expected) => {
    expect(third(row)).toEqual(expected);
  });

  test('files without messages, and openings that are none', () => {
    expect(failure('')).toEqual({ problem: 'flow-empty' });
    expect(failure('\n\n')).toEqual({ problem: 'flow-empty' });
    const text = MESSAGES.join('\n');
    expect(failure(text, { book: '' })).toEqual({ problem: 'flow-empty', inBook: true });
    expect(failure(text, { book: '1,2,3' })).toMatchObject({
      problem: 'flow-opening',
      inBook: true,
      line: 1,
    });
    expect(failure(text, { book: '2,1,1,x' })).toMatchObject({ problem: 'flow-opening', value: 'x' });
    expect(failure(text, { book: '3,1,1,1,2,1,0,0' })).toMatchObject({ problem: 'flow-opening' });
    expect(failure(text, { book: '1000200,8,1000000,9' })).toEqual({
      problem: 'flow-mismatch',
      line: 1,
      value: '1000000',
    });
    expect(failure(text, { book: '1000200,8,999900,10' })).toEqual({ problem: 'flow-mismatch', line: 1 });
  });
});

const HEADING = 'ts_event,action,side,price,size,order_id,flags';
const mbo = (...rows: readonly string[]): string => [HEADING, ...rows, ''].join('\n');
const MBO = { format: 'databento-mbo', levels: 1 } as const;

describe('databento mbo', () => {
  test('adds, cancels by size, modifies, reports and clears', () => {
    const text = mbo(
      '1,A,B,99.50,5,7,40',
      '1,A,A,99.25,3,18446744073709551615,40',
      '2,T,A,99.25,2,0,0',
      '2,F,B,99.5,2,7,0',
      '2,C,B,99.5,2,7,128',
      '3,M,A,100.00,4,18446744073709551615,128',
      '4,N,N,,0,0,128',
      '5,R,N,nan,0,0,128',
    );
    expect(rowsOf(text, MBO)).toEqual([
      `${NO_ASK},995000,5`,
      '992500,3,995000,5',
      '992500,3,995000,5',
      '992500,3,995000,5',
      '992500,3,995000,3',
      '1000000,4,995000,3',
      '1000000,4,995000,3',
      `${NO_ASK},${NO_BID}`,
    ]);
    const replayed = replay(text, { ...MBO, every: 5 });
    expect(replayed.ok && replayed.value).toMatchObject({
      counts: { adds: 2, modifies: 1, cancels: 1, trades: 1, fills: 1, clears: 1, others: 1 },
      priceScale: 4,
      checkpoints: [
        { after_seq_no: 1, event_complete: false, orders: 2, bids: [[99.5, 5]], asks: [[99.25, 3]] },
        { after_seq_no: 4, event_complete: true, bids: [[99.5, 3]] },
        { after_seq_no: 7, orders: 0 },
      ],
    });
  });

  test('columns are found by name; fixed and fine prices become whole numbers', () => {
    const renamed = 'flags,order_id,size,price,side,action,ts_recv,instrument_id,seq_no';
    const row = (price: string, seq: number) => `128,${seq},1,${price},B,A,2024-01-02T00:00:00Z,5,${seq}`;
    const scaleAndTop = (...prices: readonly string[]) => {
      const replayed = replay([renamed, ...prices.map(row)].join('\n'), MBO);
      if (!replayed.ok) throw new Error(JSON.stringify(replayed.error));
      return [replayed.value.priceScale, replayed.value.final.bids[0]![0]];
    };
    expect(scaleAndTop('4799000000000', '4799250000000')).toEqual([4, 4799.25]);
    expect(scaleAndTop('150', '151')).toEqual([4, 151]);
    expect(scaleAndTop('0.0000005', '0.0067855')).toEqual([7, 0.0067855]);
    expect(scaleAndTop('-37.6300')).toEqual([4, -37.63]);
  });

  test('bad rows are named', () => {
    const good = '1,A,B,99.50,5,7,128';
    const second = (row: string) => failure(mbo(good, row), MBO);
    expect(second('1,A,B,99.50')).toEqual({ problem: 'flow-columns', line: 3, value: '4/7' });
    expect(second('0,A,B,99.50,5,8,128')).toEqual({ problem: 'flow-time', line: 3, value: '0' });
    expect(second('x,A,B,99.50,5,8,128')).toMatchObject({ problem: 'flow-value', column: 'ts_event' });
    expect(second('1,X,B,99.50,5,8,128')).toEqual({ problem: 'flow-type', line: 3, value: 'X' });
    expect(second('1,A,Z,99.50,5,8,128')).toMatchObject({ problem: 'flow-value', line: 3, column: 'side' });
    expect(second('1,A,N,99.50,5,8,128')).toMatchObject({ problem: 'flow-value', line: 3, column: 'side' });
    expect(second('1,A,B,abc,5,8,128')).toMatchObject({ problem: 'flow-value', line: 3, column: 'price' });
    expect(second('1,A,B,,5,8,128')).toMatchObject({ problem: 'flow-value', line: 3, column: 'price' });
    expect(second('1,C,B,abc,5,7,128')).toMatchObject({ problem: 'flow-value', line: 3, column: 'price' });
    expect(second('1,A,B,99.50,-5,8,128')).toMatchObject({ problem: 'flow-value', column: 'size' });
    expect(second('1,A,B,99.50,0,8,128')).toMatchObject({ problem: 'flow-value', column: 'size' });
    expect(second('1,A,B,99.50,5,x,128')).toMatchObject({ problem: 'flow-value', column: 'order_id' });
    expect(second('1,A,B,99.50,5,8,?')).toMatchObject({ problem: 'flow-value', column: 'flags' });
    expect(second('1,A,B,99.50,5,7,128')).toEqual({ problem: 'flow-repeated', line: 3, value: '7' });
    expect(failure('ts_event,action,side,price,size\n', MBO)).toEqual({
      problem: 'flow-heading',
      line: 1,
      column: 'order_id',
    });
    expect(failure(MESSAGES.join('\n'), MBO)).toMatchObject({ problem: 'flow-heading', column: 'action' });
    expect(failure(HEADING, MBO)).toEqual({ problem: 'flow-empty' });
    const two = `${HEADING},instrument_id\n${good},1\n1,A,B,99.50,5,8,128,2\n`;
    expect(failure(two, MBO)).toEqual({ problem: 'flow-instruments', line: 3 });
  });
});
