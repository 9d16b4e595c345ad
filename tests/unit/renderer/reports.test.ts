/** The pure parts of the page of reports: subjects, parts of time, axes, series, the best of several, the order of sections. */
import { describe, expect, test } from 'vitest';
import type { ReplayView } from '#contract/replay-views.ts';
import type { RunView } from '#contract/research-views.ts';
import type { BasketView } from '#contract/views.ts';
import { PRESETS, SECTIONS } from '#report/sections.ts';
import {
  chosenOf,
  fromPreset,
  moved,
  PRESET_IDS,
  presetOf,
  toggled,
} from '#renderer/features/reports/builder/order.ts';
import { bestOf } from '#renderer/features/reports/sheet/figureText.ts';
import { domainOf, logarithms, rebased } from '#renderer/features/reports/sheet/series.ts';
import { tickText, ticksOf } from '#renderer/features/reports/sheet/ticks.ts';
import { openProfits, tradeRows } from '#renderer/features/reports/sheet/trades.ts';
import { covers, labelSpan, spanOf, united, wholeDays } from '#renderer/features/reports/span.ts';
import { found, subjectRows } from '#renderer/features/reports/subjects/subject.ts';
import { reportTermsOf } from '#renderer/state/reportTermsShape.ts';
import { nearest } from '#renderer/ui/chart/nearest.ts';

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

describe('subjects', () => {
  const rows = subjectRows({
    streams: ['account-1', 'account-2', 'replay-1', 'replay-2', 'forward-1'].map((stream) => ({
      stream,
      events: 1,
      current: stream === 'account-2',
    })),
    sessions: [{ stream: 'replay-1', name: 'Blind', symbols: [], at: 5 }] as unknown as ReplayView[],
    baskets: [{ basketId: 'b', name: 'Đợt 1', at: 7 }] as unknown as BasketView[],
    runs: [
      { id: 'old', name: 'Old', status: 'done', symbols: ['FPT'], createdAt: 1 },
      { id: 'new', name: 'New', status: 'done', symbols: ['VCB'], createdAt: 2 },
      { id: 'bad', name: 'Bad', status: 'failed', symbols: [], createdAt: 3 },
    ] as unknown as RunView[],
    stream: 'account-2',
    accountName: 'Paper',
  });

  test('what is open comes first, runs last from the newest; what was taken away is not there', () =>
    expect(rows.map(({ key }) => key)).toEqual([
      'account account-2',
      'basket account-2 b',
      'account account-1',
      'account replay-1',
      'run new',
      'run old',
    ]));

  test('accounts that are closed have a number, sessions their name', () => {
    expect(rows[2]).toMatchObject({ name: '', number: 1 });
    expect(rows[3]).toMatchObject({ name: 'Blind', kind: 'session' });
  });

  test('are found by every word, without marks', () => {
    const names = (wanted: string) => found(rows, wanted, ({ name }) => name).map(({ key }) => key);
    expect(names('dot 1')).toEqual(['basket account-2 b']);
    expect(names('old fpt')).toEqual(['run old']);
    expect(names('old vcb')).toEqual([]);
  });
});

describe('parts of time', () => {
  const whole = { from: at('2024-01-02') + 1, to: at('2024-12-30') };

  test('are whole days, and nothing where they are everything or nothing of it', () => {
    const chosen = { from: at('2024-03-01') + 5, to: at('2024-03-04') + 6 };
    expect(spanOf(chosen, whole)).toEqual({ from: at('2024-03-01'), to: at('2024-03-05') - 1 });
    expect(spanOf({ from: 0, to: at('2025-01-01') }, whole)).toBeNull();
    expect(spanOf(labelSpan('2023'), whole)).toBeNull();
    expect(spanOf(chosen, null)).toBeNull();
  });

  test('are minutes where there are less than three days', () => {
    const short = { from: at('2024-01-02'), to: at('2024-01-03') };
    const chosen = { from: short.from + 60_000, to: short.from + 120_000 };
    expect(spanOf(chosen, short)).toEqual(chosen);
  });

  test('of months and years end before the next begins', () => {
    expect(labelSpan('2024-02')).toEqual({ from: at('2024-02-01'), to: at('2024-03-01') - 1 });
    expect(labelSpan('2024')).toEqual({ from: at('2024-01-01'), to: at('2025-01-01') - 1 });
    expect(united(labelSpan('2024-02'), labelSpan('2024-05'))).toEqual({
      from: at('2024-02-01'),
      to: at('2024-06-01') - 1,
    });
  });

  test('cover a month whose rest was never there', () => {
    const january = labelSpan('2024-01');
    expect(covers({ from: at('2024-01-02'), to: at('2024-02-01') - 1 }, january, whole)).toBe(true);
    expect(covers(wholeDays({ from: at('2024-01-10'), to: at('2024-01-31') }), january, whole)).toBe(false);
    expect(covers(null, january, whole)).toBe(false);
  });
});

describe('axes of time', () => {
  test.each([
    [2 * 60_000, 'minute'],
    [10 * DAY, 'day'],
    [400 * DAY, 'month'],
    [9_000 * DAY, 'year'],
  ] as const)('%i ms are marked by %s, never too often', (length, of) => {
    const domain = { from: at('2020-01-15'), to: at('2020-01-15') + length };
    const ticks = ticksOf(domain, 12);
    expect(ticks.of).toBe(of);
    expect(ticks.at.length).toBeGreaterThan(1);
    expect(ticks.at.length).toBeLessThan(14);
    expect(ticks.at.every((each) => each >= domain.from && each <= domain.to)).toBe(true);
  });

  test('are written by what they mark', () => {
    expect(tickText(at('2024-03-01'), 'month', 'en')).toBe('03/2024');
    expect(tickText(at('2024-03-01'), 'year', 'en')).toBe('2024');
    expect(tickText(at('2024-03-01') + 5 * 3_600_000, 'minute', 'en')).toBe('05:00');
  });

  test('the nearest moment is found', () => {
    expect(nearest([0, 10, 20], 14)).toBe(1);
    expect(nearest([0, 10, 20], 16)).toBe(2);
    expect(nearest([0, 10, 20], 99)).toBe(2);
  });
});

describe('series', () => {
  const points = [
    [0, 50],
    [10, 100],
    [20, 200],
  ] as const;
  const values = (all: readonly (readonly [number, number])[]) => all.map(([, value]) => value);

  test('begin with a hundred, or have it where a part begins', () => {
    expect(values(rebased(points, null))).toEqual([100, 200, 400]);
    expect(values(rebased(points, 15))).toEqual([50, 100, 200]);
  });

  test('have logarithms where there are any', () =>
    expect(
      values(
        logarithms([
          [0, 100],
          [1, 0],
        ]),
      ),
    ).toEqual([2]));

  test('reach from the first to the last of all', () => {
    const series = [
      { id: 'run', points },
      { id: 'benchmark', points: [[5, 1] as const, [30, 1] as const] },
    ] as const;
    expect(domainOf({ series })).toEqual({ from: 0, to: 30 });
    expect(domainOf({ series: [] })).toBeNull();
  });
});

test('the best is what reads best: more of some, less of others, none where all are alike', () => {
  expect(bestOf('sharpe', [1, 2, null], ['1', '2', '–'])).toEqual([1]);
  expect(bestOf('max-drawdown', [0.1, 0.2], ['10', '20'])).toEqual([0]);
  expect(bestOf('sharpe', [1.0001, 1, 0], ['1.00', '1.00', '0'])).toEqual([0, 1]);
  expect(bestOf('sharpe', [1.0001, 1], ['1.00', '1.00'])).toEqual([]);
  expect(bestOf('skew', [1, 2], ['1', '2'])).toEqual([]);
});

describe('sections', () => {
  test.each(PRESET_IDS)('of %s are its own, in its order', (preset) => {
    const parts = fromPreset(preset);
    expect(chosenOf(parts)).toEqual(PRESETS[preset]);
    expect(presetOf(parts)).toBe(preset);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(SECTIONS.length);
  });

  test('are moved and ticked; the last one stays', () => {
    const audit = fromPreset('audit');
    expect(chosenOf(moved(audit, 'fills', -1))).toEqual(['summary', 'fills', 'orders']);
    expect(moved(audit, 'summary', -1)).toBe(audit);
    const one = toggled(toggled(audit, 'orders'), 'fills');
    expect(chosenOf(toggled(one, 'summary'))).toEqual(['summary']);
    expect(presetOf(one)).toBeNull();
  });
});

test('trades are read by the names of columns, the newest first', () => {
  const table = {
    id: 'trades',
    columns: ['symbol', 'side', 'opened', 'closed', 'net', 'mfe', 'note'].map((id) => ({
      id,
      unit: 'text' as const,
    })),
    rows: [
      ['FPT', 'long', 1, 2, -5, 3, 'why'],
      ['VCB', 'short', 3, 4, 6, null, ''],
    ],
  } as const;
  const rows = tradeRows(table);
  expect(rows.map(({ symbol, side, openedAt, closedAt }) => [symbol, side, openedAt, closedAt])).toEqual([
    ['VCB', 'short', 3, 4],
    ['FPT', 'long', 1, 2],
  ]);
  expect(rows[1]).toMatchObject({ note: 'why', strategy: '', place: 0 });
  expect(openProfits(table)!.series[0]!.points).toEqual([[3, -5]]);
});

test('conventions that are broken are as usual', () => {
  const kept = { periods: 252, riskFree: 0.04, tail: 0.05, returns: 'log', of: 'population' };
  expect(reportTermsOf({ ...kept, tries: { count: 12, variance: 0.5 } })).toEqual({
    ...kept,
    tries: { count: 12, variance: 0.5 },
  });
  expect(
    reportTermsOf({ periods: 0, riskFree: '4', tail: 0.9, returns: 'other', tries: { count: 1.5 } }),
  ).toEqual({});
  expect(reportTermsOf(null)).toEqual({});
});
