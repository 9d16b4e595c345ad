/** Tulip Indicators: inputs and right-aligned outputs that a case carries itself; the plain mathematics of vectors too. */
import { inputOf } from '../../../src/shared/research/indicators/run.ts';
import { failed, passed, unsupported, type Outcome, type Runner } from '../types.ts';
import { columnsOf } from './data.ts';
import { fieldOf, run, type Given } from './mapping.ts';
import { TULIP, type TulipMapping } from './tulip-map.ts';

type Inputs = Readonly<Record<string, readonly number[]>>;
type Outputs = Readonly<Record<string, { readonly first_index: number; readonly values: readonly number[] }>>;

const rounded = (value: number): number => Math.floor(value + 0.5);

const ONE: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  ceil: Math.ceil,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  floor: Math.floor,
  ln: Math.log,
  log10: Math.log10,
  round: rounded,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
  todeg: (value) => (value * 180) / Math.PI,
  torad: (value) => (value * Math.PI) / 180,
  trunc: Math.trunc,
};

const TWO: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
};

function compare(
  outputs: Outputs,
  tolerance: number,
  column: (name: string) => Float64Array | null,
): Outcome {
  for (const [name, { first_index: first, values }] of Object.entries(outputs)) {
    const got = column(name);
    if (got === null) return unsupported(name);
    const at = values.findIndex(
      (want, row) => !(Math.abs(got[first + row]! - want) <= tolerance + 1e-6 * Math.abs(want)),
    );
    if (at >= 0) return failed({ [name]: values[at], row: first + at }, got[first + at]);
  }
  return passed;
}

function vector(name: string, inputs: Inputs, period: number): Float64Array | null {
  const { real = [], real1 = [], real2 = [] } = inputs;
  const one = ONE[name];
  if (one) return Float64Array.from(real, one);
  const two = TWO[name];
  if (two) return Float64Array.from(real1, (value, at) => two(value, real2[at]!));
  return name === 'lag' ? Float64Array.from(real, (_, at) => real[at - period] ?? Number.NaN) : null;
}

function indicator(
  mapping: TulipMapping,
  options: Given,
  inputs: Inputs,
  outputs: Outputs,
  tolerance: number,
) {
  const columns = columnsOf(inputs);
  const second = inputs['real2'] ? Float64Array.from(inputs['real2']) : null;
  const first = inputs['real1'] ? columnsOf({ close: inputs['real1'] }) : columns;
  const input = inputOf(first, mapping.source ?? 'close', second);
  const ran = run(mapping, options, input);
  const named = Object.keys(outputs);
  return compare(outputs, tolerance, (name) => {
    const field = mapping.fields[name] ?? (named.length === 1 ? mapping.fields['value'] : undefined);
    return field === undefined ? null : fieldOf(field, ran);
  });
}

export const runTulip: Runner = (one) => {
  const { inputs, options = {} } = (one.args ?? {}) as { inputs: Inputs; options?: Given };
  const { outputs } = one.expected as { outputs: Outputs };
  const tolerance = Number((one.tolerance as { atol?: number }).atol ?? 1e-3);
  const name = one.fn.replace('tulip:', '');
  const plain = vector(name, inputs, Number(options['period'] ?? 1));
  if (plain) return compare(outputs, tolerance, () => plain);
  const mapping = TULIP[name];
  return mapping ? indicator(mapping, options, inputs, outputs, tolerance) : unsupported('');
};

export const TULIP_FUNCTIONS: readonly string[] = [
  ...Object.keys(ONE),
  ...Object.keys(TWO),
  'lag',
  ...Object.keys(TULIP),
];
