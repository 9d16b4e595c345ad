/** How a library's function is one of our indicators: its parameters by our names, its fields by our outputs. */
import type { IndicatorInput } from '../../../src/shared/research/indicators/indicator.ts';
import { indicatorNamed } from '../../../src/shared/research/indicators/list.ts';
import { compute, type Source } from '../../../src/shared/research/indicators/run.ts';

export type Given = Readonly<Record<string, unknown>>;

/** One run of an indicator: the outputs by name, and what it was run with. */
export interface Ran {
  readonly count: number;
  readonly input: IndicatorInput;
  readonly given: Given;
  readonly used: Readonly<Record<string, number | string>>;
  out(name: string): Float64Array;
}

/** An output by name, or what is made of the outputs: moved to where the library draws it, in its units. */
export type Field = string | ((ran: Ran) => Float64Array);

export interface Mapping {
  readonly indicator: string;
  /** Their parameter names and ours. */
  readonly names?: Readonly<Record<string, string>>;
  /** Our parameters that say which of the conventions the library follows. */
  readonly fixed?: Readonly<Record<string, number | string>>;
  /** Parameters that have to be worked out. */
  readonly also?: (given: Given) => Readonly<Record<string, number | string>>;
  readonly source?: Source;
  readonly fields: Readonly<Record<string, Field>>;
  /** What a following indicator is taken of, where it is not the first field. */
  readonly value?: Field;
}

function usedOf({ names = {}, fixed = {}, also }: Mapping, given: Given): Record<string, number | string> {
  const used: Record<string, number | string> = { ...fixed };
  for (const [theirs, ours] of Object.entries(names)) {
    const value = given[theirs];
    // A case may name a variable instead of a number: the library's default, which is ours, stands then.
    if (typeof value === 'number') used[ours] = value;
  }
  return { ...used, ...also?.(given) };
}

export function run(mapping: Mapping, given: Given, input: IndicatorInput): Ran {
  const indicator = indicatorNamed(mapping.indicator);
  if (!indicator) throw new Error(`no indicator ${mapping.indicator}`);
  const used = usedOf(mapping, given);
  const columns = compute(indicator, input, used);
  return {
    count: input.count,
    input,
    given,
    used,
    out: (name) => {
      const at = indicator.outputs.indexOf(name);
      if (at < 0) throw new Error(`${indicator.name} has no output ${name}`);
      return columns[at]!;
    },
  };
}

export const fieldOf = (field: Field, ran: Ran): Float64Array =>
  typeof field === 'string' ? ran.out(field) : field(ran);

/** Values drawn so many rows later (earlier when negative) than they are known. */
export function moved(values: Float64Array, rows: number): Float64Array {
  const out = new Float64Array(values.length).fill(Number.NaN);
  for (let at = 0; at < values.length; at += 1) if (at + rows >= 0) out[at + rows] = values[at]!;
  return out;
}

export const scaled = (name: string, factor: number): Field => {
  const scale: Field = (ran) => ran.out(name).map((value) => value * factor);
  return scale;
};

/** The first rows, where the library keeps a value back, without it. */
export const from = (name: string, first: (ran: Ran) => number): Field => {
  const late: Field = (ran) => ran.out(name).map((value, at) => (at < first(ran) ? Number.NaN : value));
  return late;
};
