/** Stock.Indicators (DaveSkender): whole series and sampled values, chains of indicators among them. */
import type { IndicatorInput } from '../../../src/shared/research/indicators/indicator.ts';
import {
  inputOf,
  seriesInput,
  type Columns,
  type Source,
} from '../../../src/shared/research/indicators/run.ts';
import { failed, passed, unsupported, type GoldenCase, type Outcome, type Runner } from '../types.ts';
import { readColumns } from './data.ts';
import { fieldOf, run, type Given, type Mapping, type Ran } from './mapping.ts';
import { SKENDER } from './skender-map.ts';

const PARTS: Readonly<Record<string, Source>> = {
  Open: 'open',
  High: 'high',
  Low: 'low',
  Close: 'close',
  Volume: 'volume',
  HL2: 'hl2',
  OC2: 'oc2',
  HLC3: 'hlc3',
  OHL3: 'ohl3',
  OHLC4: 'ohlc4',
};

interface ChainStep {
  readonly use?: string;
  readonly indicator?: string;
  readonly params?: Given;
}

type Expected = Readonly<Record<string, unknown>>;

const isOther = (given: Given): string | undefined =>
  Object.values(given).find((value): value is string => typeof value === 'string' && /Bars/u.test(value));

/** The second series of those that compare two: the same bars, or those of the companion file. */
function otherOf(given: Given, columns: Columns, root: string, file: string): Float64Array | null {
  const named = isOther(given);
  if (named === undefined) return null;
  const companion = file.replace(/[^/]+$/u, 'compare.csv');
  return named.startsWith('Other') ? readColumns(root, companion).close : columns.close;
}

function inputFor(
  step: Given,
  mapping: Mapping,
  columns: Columns,
  use: Source | null,
  other: Float64Array | null,
) {
  const part = step['candlePart'];
  const named = typeof part === 'string' ? PARTS[part.replace('CandlePart.', '')] : undefined;
  return inputOf(columns, named ?? use ?? mapping.source ?? 'close', other);
}

function chain(
  steps: readonly ChainStep[],
  root: string,
  file: string,
): { ran: Ran; mapping: Mapping } | string {
  const columns = readColumns(root, file);
  let use: Source | null = null;
  let input: IndicatorInput | null = null;
  let last: { ran: Ran; mapping: Mapping } | null = null;
  for (const step of steps) {
    if (step.use !== undefined) {
      use = PARTS[step.use] ?? null;
      if (use === null) return step.use;
      continue;
    }
    const mapping = SKENDER[step.indicator ?? ''];
    if (!mapping) return step.indicator ?? 'a step';
    const given: Given = { count: columns.close.length, ...step.params };
    const other = otherOf(given, columns, root, file);
    const fed: IndicatorInput =
      input === null ? inputFor(given, mapping, columns, use, other) : { ...input, other };
    const ran = run(mapping, given, fed);
    last = { ran, mapping };
    const value = fieldOf(mapping.value ?? Object.values(mapping.fields)[0]!, ran);
    input = { ...seriesInput(value), time: columns.time, volume: columns.volume };
  }
  return last ?? 'no step';
}

const number = (value: unknown): number => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return Date.parse(`${value}Z`);
  return typeof value === 'number' ? value : Number.NaN;
};

const near = (got: number, want: number, tolerance: number): boolean =>
  Number.isNaN(want) ? Number.isNaN(got) : Math.abs(got - want) <= tolerance;

function find(mapping: Mapping, name: string) {
  const key = Object.keys(mapping.fields).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : mapping.fields[key];
}

function seriesCase(one: GoldenCase, { ran, mapping }: { ran: Ran; mapping: Mapping }): Outcome {
  const { first_row: first, fields } = one.expected as {
    first_row: number;
    fields: Record<string, unknown[]>;
  };
  const { rtol, atol } = one.tolerance as { rtol: number; atol: number };
  for (const [name, values] of Object.entries(fields)) {
    const field = find(mapping, name);
    if (field === undefined) return unsupported(name);
    const got = fieldOf(field, ran);
    for (let at = 0; at < values.length; at += 1) {
      const want = number(values[at]);
      if (!near(got[first + at]!, want, atol + rtol * Math.abs(want)))
        return failed({ [name]: values[at], row: first + at }, got[first + at]);
    }
  }
  return passed;
}

function spotCase(expected: Expected, { ran, mapping }: { ran: Ran; mapping: Mapping }): Outcome {
  const {
    count,
    non_null_counts: counts,
    points,
  } = expected as {
    count: number | null;
    non_null_counts: Record<string, number>;
    points: Record<string, [number, unknown, number][]>;
  };
  if (count !== null && count !== ran.count) return failed({ count }, ran.count);
  for (const [name, want] of Object.entries(counts)) {
    const field = find(mapping, name);
    if (field === undefined) return unsupported(name);
    const got = fieldOf(field, ran).reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    if (got !== want) return failed({ [name]: `${want} values` }, got);
  }
  for (const [name, wanted] of Object.entries(points)) {
    const field = find(mapping, name);
    if (field === undefined) return unsupported(name);
    const got = fieldOf(field, ran);
    for (const [row, want, tolerance] of wanted) {
      // An exact figure of theirs is a decimal; ours is its nearest binary fraction.
      const within = tolerance || 1e-9 * Math.abs(number(want));
      if (!near(got[row]!, number(want), within)) return failed({ [name]: want, row }, got[row]);
    }
  }
  return passed;
}

export const runSkender: Runner = (one, root) => {
  const args = (one.args ?? {}) as { input: string; params?: Given; steps?: readonly ChainStep[] };
  const steps = args.steps ?? [{ indicator: one.fn, params: args.params ?? {} }];
  const result = chain(steps, root, args.input);
  if (typeof result === 'string') return unsupported(result);
  const expected = one.expected as Expected;
  return 'fields' in expected ? seriesCase(one, result) : spotCase(expected, result);
};
