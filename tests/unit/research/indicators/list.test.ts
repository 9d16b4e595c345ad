/** What holds for every indicator of the list: one value in both forms, nothing from the future, the declared warm-up, sound parameters. */
import { describe, expect, test } from 'vitest';
import type { Indicator, IndicatorInput, IndicatorParameters } from '#research/indicators/indicator.ts';
import { INDICATORS, indicatorNamed } from '#research/indicators/list.ts';
import { ParameterError, parametersOf } from '#research/indicators/parameters.ts';
import { compute } from '#research/indicators/run.ts';
import { Seeded } from '#core/units/seeded.ts';
import { cut, walk, type Traits } from './walks.ts';

const ROWS = 420;
const WALKS: readonly (readonly [string, Traits])[] = [
  ['plain', {}],
  ['flat stretches and bars without volume', { flat: true, still: true }],
  ['gaps', { gaps: true, flat: true }],
];
/** Their first value waits for an event of the market, not for a number of rows. */
const WAIT_FOR_EVENTS = new Set(['fractal-bands', 'pivot-points']);
/** Ends of ranges are tested too, up to a length that the walks have. */
const LONGEST = 60;

/** Parameters within their ranges, drawn by a seed. */
function drawn({ parameters }: Indicator, seed: number): IndicatorParameters {
  const chance = Seeded.of(seed);
  const entries = Object.entries(parameters).map(([name, kind]) => {
    if (kind.kind === 'choice') return [name, kind.choices[chance.below(kind.choices.length)]!];
    const least = Math.max(kind.min, kind.kind === 'integer' ? kind.min : kind.min + 0.001);
    const most = Math.min(kind.max, kind.kind === 'integer' ? Math.max(LONGEST, kind.min) : kind.default * 2);
    const share = chance.below(1_001) / 1_000;
    const value = least + share * (most - least);
    return [name, kind.kind === 'integer' ? Math.round(value) : Math.min(value, kind.max)];
  });
  return Object.fromEntries(entries) as IndicatorParameters;
}

function streamed(
  indicator: Indicator,
  input: IndicatorInput,
  parameters: IndicatorParameters,
): Float64Array[] {
  const stream = indicator.stream(parameters);
  const out = indicator.outputs.map(() => new Float64Array(input.count));
  for (let at = 0; at < input.count; at += 1) {
    stream.push({
      time: input.time[at]!,
      open: input.open[at]!,
      high: input.high[at]!,
      low: input.low[at]!,
      close: input.close[at]!,
      volume: input.volume[at]!,
      source: input.source[at]!,
      other: input.other === null ? Number.NaN : input.other[at]!,
    });
    out.forEach((column, index) => (column[at] = stream.values[index]!));
  }
  return out;
}

function difference(a: readonly Float64Array[], b: readonly Float64Array[], rows: number): string | null {
  for (let output = 0; output < a.length; output += 1)
    for (let at = 0; at < rows; at += 1)
      if (!Object.is(a[output]![at], b[output]![at]))
        return `output ${output} row ${at}: ${a[output]![at]} and ${b[output]![at]}`;
  return null;
}

const sets = (indicator: Indicator): IndicatorParameters[] => [
  parametersOf(indicator),
  ...[1, 2, 3, 4].map((seed) => parametersOf(indicator, drawn(indicator, seed))),
];

describe.each(INDICATORS.map((indicator) => [indicator.name, indicator] as const))(
  '%s',
  (name, indicator) => {
    test('batch and stream give the same bits', () => {
      for (const [what, traits] of WALKS)
        for (const parameters of sets(indicator)) {
          const input = walk(7, ROWS, traits);
          const said = `${what} ${JSON.stringify(parameters)}`;
          expect(
            difference(compute(indicator, input, parameters), streamed(indicator, input, parameters), ROWS),
            said,
          ).toBeNull();
        }
    });

    test('nothing comes from the future', () => {
      for (const parameters of sets(indicator)) {
        const input = walk(8, ROWS, { gaps: true, still: true });
        const whole = compute(indicator, input, parameters);
        for (const rows of [1, 57, 213])
          expect(
            difference(compute(indicator, cut(input, rows), parameters), whole, rows),
            JSON.stringify(parameters),
          ).toBeNull();
      }
    });

    test('the first output begins after the warm-up, and stays', () => {
      for (const parameters of sets(indicator)) {
        const [first] = compute(indicator, walk(9, ROWS), parameters);
        const warm = indicator.warmUp(parameters);
        expect(first!.subarray(0, warm).every(Number.isNaN), JSON.stringify(parameters)).toBe(true);
        if (WAIT_FOR_EVENTS.has(name) || parameters['firstTrend'] === 'hidden') continue;
        const after = first!.subarray(warm).findIndex(Number.isNaN);
        expect(after === -1 ? null : after + warm, `${warm} rows, ${JSON.stringify(parameters)}`).toBeNull();
      }
    });

    test('a gap does no harm for ever', () => {
      const parameters = parametersOf(indicator);
      const input = walk(10, 800);
      for (const column of [input.open, input.high, input.low, input.close]) column[5] = Number.NaN;
      const [first] = compute(indicator, input, parameters);
      const last = first!.subarray(700);
      if (!WAIT_FOR_EVENTS.has(name)) expect(last.findIndex(Number.isNaN)).toBe(-1);
    });

    test('no value is infinite', () => {
      for (const [, traits] of WALKS)
        for (const parameters of sets(indicator))
          for (const column of compute(indicator, walk(11, ROWS, traits), parameters))
            expect(column.some((value) => Math.abs(value) === Infinity)).toBe(false);
    });

    test('parameters out of range are refused', () => {
      expect(() => parametersOf(indicator, { nonsense: 1 })).toThrow(ParameterError);
      for (const [parameter, kind] of Object.entries(indicator.parameters)) {
        expect(() => parametersOf(indicator, { [parameter]: kind.default })).not.toThrow();
        const wrong =
          kind.kind === 'choice'
            ? ['neither', 3]
            : [
                kind.min - 1,
                kind.max + 1,
                Number.NaN,
                'x',
                ...(kind.kind === 'integer' ? [kind.min + 0.5] : []),
              ];
        for (const value of wrong)
          expect(() => parametersOf(indicator, { [parameter]: value })).toThrow(RangeError);
      }
    });
  },
);

describe('the list', () => {
  test('names are unique and found', () => {
    expect(new Set(INDICATORS.map(({ name }) => name)).size).toBe(INDICATORS.length);
    for (const indicator of INDICATORS) expect(indicatorNamed(indicator.name)).toBe(indicator);
    expect(indicatorNamed('nothing')).toBeUndefined();
  });

  test('outputs are named once each', () => {
    for (const { name, outputs } of INDICATORS) expect(new Set(outputs).size, name).toBe(outputs.length);
  });
});
