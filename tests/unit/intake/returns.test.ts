/** Files of returns and of values: what they are taken for, and the line of what does not read. */
import { describe, expect, test } from 'vitest';
import { readReturns } from '#intake/returns.ts';

const read = (...lines: readonly string[]) => readReturns(new TextEncoder().encode(lines.join('\n')));
const value = (...lines: readonly string[]) => {
  const found = read(...lines);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const { time, numbers, ...rest } = found.value;
  const dates = time && [...time].map((each) => new Date(each).toISOString().slice(0, 10));
  return { ...rest, dates, numbers: [...numbers] };
};
const error = (...lines: readonly string[]) => {
  const found = read(...lines);
  return found.ok ? found.value : found.error;
};

describe('what a file is taken for', () => {
  test('by its heading: returns before values, dates by name', () => {
    expect(value('date,close,return', '2024-01-02,100,0.01', '2024-01-03,99,-0.01')).toEqual({
      understood: 'returns',
      column: 'return',
      dates: ['2024-01-02', '2024-01-03'],
      numbers: [0.01, -0.01],
    });
    expect(value('ticker;Ngày;Giá trị', 'A;03/01/2024;1,5', 'A;31/01/2024;1,25')).toEqual({
      understood: 'values',
      column: 'Giá trị',
      dates: ['2024-01-03', '2024-01-31'],
      numbers: [1.5, 1.25],
    });
    expect(value('Adj Close,Date', '10,2024-01-02', '11,2024-01-03')).toMatchObject({
      understood: 'values',
      numbers: [10, 11],
    });
  });

  test('by its numbers, where the heading does not say or is not there', () => {
    expect(value('x', '0.01', '-0.02')).toMatchObject({ understood: 'returns', column: 'x', dates: null });
    expect(value('100', '101.5', '99')).toMatchObject({
      understood: 'values',
      column: null,
      numbers: [100, 101.5, 99],
    });
    expect(value('2024-01-02,0.4', '2024-01-03,0.1').understood).toBe('returns');
    expect(value('01/15/2024,"1,020.25"', '01/16/2024,1021')).toMatchObject({
      understood: 'values',
      dates: ['2024-01-15', '2024-01-16'],
      numbers: [1020.25, 1021],
    });
  });

  test('newest first is turned round', () => {
    const { dates, numbers } = value('date,return', '2024-01-04,3e-2', '2024-01-03,.02', '2024-01-02,−0.01');
    expect(dates).toEqual(['2024-01-02', '2024-01-03', '2024-01-04']);
    expect(numbers).toEqual([-0.01, 0.02, 0.03]);
  });

  test('percent by the cell or by the heading, once', () => {
    expect(value('date,return', '2024-01-02,1.5%', '2024-01-03,-2 %').numbers).toEqual([0.015, -0.02]);
    expect(value('date,return (%)', '2024-01-02,1.5', '2024-01-03,-2%').numbers).toEqual([0.015, -0.02]);
  });

  test('what is not known: left open as a return, no row as a value', () => {
    expect(value('date,return', '2024-01-02,', '2024-01-03,NaN', '2024-01-04,0.1').numbers).toEqual([
      NaN,
      NaN,
      0.1,
    ]);
    expect(value('date,value', '2024-01-02,1', '2024-01-03,n/a', '2024-01-04,2')).toMatchObject({
      dates: ['2024-01-02', '2024-01-04'],
      numbers: [1, 2],
    });
  });

  test('line ends, byte order marks and empty lines of other programs', () => {
    expect(value('\uFEFFdate,return\r', '\r', '2024-01-02,0.1\r', '2024-01-03,-0.1\r', '').numbers).toEqual([
      0.1, -0.1,
    ]);
  });
});

describe('what is refused, with its line', () => {
  test.each<[string, readonly string[], object]>([
    ['nothing', [''], { problem: 'returns-empty' }],
    ['a heading alone', ['date,return'], { problem: 'returns-empty' }],
    ['nothing known', ['date,return', '2024-01-02,NaN'], { problem: 'returns-empty' }],
    ['one value', ['date,value', '2024-01-02,5'], { problem: 'returns-empty' }],
    ['columns of no name', ['a,b,c', '1,2,3'], { problem: 'returns-columns', line: 1 }],
    ['three numbers', ['1,2,3'], { problem: 'returns-columns', line: 1 }],
    [
      'a word',
      ['date,return', '2024-01-02,0.1', '2024-01-03,ten'],
      { problem: 'returns-number', line: 3, value: 'ten' },
    ],
    [
      'an infinity',
      ['date,return', '2024-01-02,Infinity'],
      { problem: 'returns-number', line: 2, value: 'Infinity' },
    ],
    [
      'too large',
      ['date,return', '2024-01-02,1e999'],
      { problem: 'returns-number', line: 2, value: '1e999' },
    ],
    ['no date', ['date,return', '2024-02-30,0.1'], { problem: 'returns-date', line: 2, value: '2024-02-30' }],
    [
      'below −100 %',
      ['date,return', '2024-01-02,0', '2024-01-03,-1.01'],
      { problem: 'returns-below', line: 3, value: '-1.01' },
    ],
    [
      'a value of zero',
      ['date,value', '2024-01-02,5', '2024-01-03,0'],
      { problem: 'returns-value', line: 3, value: '0' },
    ],
    [
      'a date twice',
      ['date,return', '2024-01-02,0', '2024-01-03,0', '2024-01-03,0'],
      { problem: 'returns-order', line: 4, value: '2024-01-03' },
    ],
    [
      'a date out of order',
      ['date,return', '2024-01-02,0', '2024-01-05,0', '2024-01-04,0', '2024-01-06,0'],
      { problem: 'returns-order', line: 4, value: '2024-01-04' },
    ],
    ['broken quotes', ['date,return', '2024-01-02,"0.1'], { problem: 'returns-malformed', line: 2 }],
  ])('%s', (_, lines, expected) => {
    expect(error(...lines)).toEqual(expected);
  });
});
