/** Labels of axes: short, and no two lines of one axis say the same. */
import { describe, expect, test } from 'vitest';
import { axisLabel, endsOf, nameLabel, rangeOf, type Axis } from '#export/chart-labels.ts';
import { chartSvg } from '#export/report-chart.ts';
import { createWords } from '#words/index.ts';

const en = createWords('en');
const AT = Date.UTC(2026, 0, 5, 9, 30);
const DAY = 86_400_000;

describe('lines that lie apart by a fifth of the axis say different things', () => {
  test.each<[Axis, number, number]>([
    ['share', -0.000_06, 0.000_06],
    ['share', 0, 0.5],
    ['money', 3_690_000_000, 9_000_000],
    ['money', 100_000, 40_000],
    ['money', 12.5, 0.4],
    ['ratio', 0.1, 0.002],
    ['ratio', -3, 6],
  ])('%s from %d on, over %d', (axis, from, range) => {
    for (const locale of ['en', 'vi'] as const) {
      const said = [0, 1, 2, 3, 4, 5].map((line) =>
        axisLabel(axis, from + (line * range) / 5, range, createWords(locale)),
      );
      expect(new Set(said).size, said.join(' ')).toBe(6);
    }
  });
});

test('time: months, days, hours', () => {
  expect(axisLabel('time', AT, 900 * DAY, en)).toBe('01/2026');
  expect(axisLabel('time', AT, 30 * DAY, en)).toBe('05/01');
  expect(axisLabel('time', AT, DAY, en)).toBe('05/01 09:30');
});

test('long names are cut, months are read as months', () => {
  expect(nameLabel('2024-03')).toBe('03/2024');
  expect(nameLabel('a name that is too long')).toHaveLength(14);
});

test('a range is of all series, from zero where bars begin there', () => {
  const spec = { id: 'costs', kind: 'bars', x: 'name', y: 'money', names: ['a', 'b'] } as const;
  const series = [
    { id: 'tax', points: [[0, 5]] },
    { id: 'spread', points: [[1, 9]] },
  ] as const;
  expect(rangeOf({ ...spec, series }, 1)).toBe(9);
  expect(rangeOf({ ...spec, kind: 'line', series }, 1)).toBe(4);
  expect(rangeOf({ ...spec, series: [{ id: 'run', points: [] }] }, 1)).toBe(0);
});

test('two bars of one name stay two', () => {
  const svg = chartSvg(
    {
      id: 'contribution',
      kind: 'bars',
      x: 'name',
      y: 'money',
      names: ['ABC', 'ABC'],
      series: [
        {
          id: 'run',
          points: [
            [0, 5],
            [1, 9],
          ],
        },
      ],
    },
    en,
  );
  expect(svg.match(/fill="#067647"/g)).toHaveLength(2);
  expect(svg.match(/>ABC</g)).toHaveLength(2);
  const places = [...svg.matchAll(/d="M([\d.]+) [\d.]+l[^"]*" fill="#067647"/g)].map(([, x]) => x);
  expect(new Set(places).size).toBe(2);
});

describe('axes end where something is said', () => {
  const labels = (spec: Parameters<typeof chartSvg>[0]): string[] =>
    [...chartSvg(spec, en).matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text!);
  const falls = (...depths: number[]) =>
    ({
      id: 'underwater',
      kind: 'area',
      x: 'time',
      y: 'share',
      series: [{ id: 'run', points: depths.map((depth, row) => [AT + row * DAY, depth] as const) }],
    }) as const;

  test('falls: at zero above, at one per cent below or deeper', () => {
    for (const spec of [falls(0, 0, 0), falls(0, -0.0015, -0.001)])
      expect(labels(spec)).toEqual(expect.arrayContaining(['0 %', '−0.5 %', '−1 %']));
    expect(labels(falls(0, 0, 0)).join(' ')).not.toMatch(/120|[^−]0\.5/);
    expect(endsOf(falls(0, -0.2))).toEqual({ max: 0 });
  });

  test('counts: whole steps, each once', () => {
    const bars = labels({
      id: 'distribution',
      kind: 'bars',
      x: 'share',
      y: 'count',
      series: [
        {
          id: 'run',
          points: [
            [0.01, 1],
            [0.02, 0],
            [0.03, 1],
          ],
        },
      ],
    }).filter((label) => !label.includes('%'));
    expect(bars.toSorted()).toEqual(['0', '1']);
  });

  test('years without a return: one per cent either way', () => {
    const years = labels({
      id: 'yearly',
      kind: 'bars',
      x: 'year',
      y: 'share',
      series: [{ id: 'run', points: [[2024, 0]] }],
    });
    expect(years).toEqual(expect.arrayContaining(['−1 %', '0 %', '1 %']));
    expect(years).not.toContain('100 %');
  });
});
