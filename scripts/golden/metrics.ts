/** Performance figures: empyrical's own tests, figures of real series, and of one series against another. */
import { compare, numberOf, type Got } from './metrics/compare.ts';
import { EMPYRICAL, type Given } from './metrics/empyrical.ts';
import { returnsOf } from './metrics/prices.ts';
import { REAL, RELATIVE, relativePair } from './metrics/real.ts';
import { ROLLING } from './metrics/rolling.ts';
import { frameOf, joined, seriesOf, type Dated } from './metrics/series.ts';
import { unsupported, type GoldenCase, type Outcome, type Runner, type Shared } from './types.ts';

type Args = Readonly<Record<string, unknown>>;

const NO_SERIES: Dated = { time: null, values: new Float64Array(0) };
/** What the first argument may be called. */
const OWN = ['returns', 'prices', 'arr'];

function lessOf(args: Args, own: Dated, shared: Shared) {
  return (name: string): Float64Array => {
    const other = seriesOf(args[name], shared);
    if (!other) {
      const number = numberOf(args[name] ?? 0) ?? Number.NaN;
      return own.values.map((value) => value - number);
    }
    const [x, y] = joined(own, other);
    return x.map((value, row) => value - y[row]!);
  };
}

function givenOf(args: Args, own: Dated, shared: Shared): Given {
  return {
    own,
    number: (name, fallback) => numberOf(args[name] ?? fallback) ?? Number.NaN,
    text: (name, fallback) => String(args[name] ?? fallback),
    less: lessOf(args, own, shared),
    pair: () => joined(own, seriesOf(args['factor_returns'], shared) ?? NO_SERIES),
  };
}

/** A frame's columns one by one, as the pack writes such answers: rows of numbers where each column is a series. */
function framed(columns: readonly Got[]): Got {
  const [first] = columns;
  if (!Array.isArray(first)) return columns;
  return first.map((_, row) => columns.map((column) => (column as readonly Got[])[row]!));
}

/** What a frame comes to is written as a list, as a list within one, or as a series by column. */
function expectedOf({ expected }: GoldenCase): unknown {
  if (Array.isArray(expected) && expected.length === 1 && Array.isArray((expected as unknown[][])[0]?.[0]))
    return expected[0];
  const values = (expected as { values?: unknown } | null)?.values;
  return Array.isArray(values) ? values : expected;
}

const empyrical =
  (shared: Shared): Runner =>
  (one) => {
    const name = one.fn.replace(/_aligned$/, '');
    const figure = EMPYRICAL[name] ?? ROLLING[name];
    const args = one.args ?? {};
    if (!figure) return unsupported('');
    const first = args[OWN.find((each) => args[each] !== undefined) ?? ''];
    const frame = frameOf(first, shared);
    if (frame)
      return compare(
        one,
        framed([...frame.values()].map((each) => figure(givenOf(args, each, shared)))),
        expectedOf(one),
      );
    return compare(one, figure(givenOf(args, seriesOf(first, shared) ?? NO_SERIES, shared)), expectedOf(one));
  };

function real(one: GoldenCase, root: string): Outcome {
  const { price_series: text, periods_per_year: periods, first, last } = one.args ?? {};
  const name = one.fn.slice(one.fn.indexOf('.') + 1);
  for (const [pattern, figure] of REAL) {
    const found = pattern.exec(name);
    if (!found) continue;
    const returns = returnsOf(String(text), root, first as string | undefined, last as string | undefined);
    return compare(one, figure(returns, Number(periods), found));
  }
  return unsupported('');
}

function relative(one: GoldenCase, root: string): Outcome {
  const { price_series: text, benchmark, periods_per_year: periods } = one.args ?? {};
  const figure = RELATIVE[one.fn.slice(one.fn.indexOf('.') + 1)];
  if (!figure) return unsupported('');
  const pair = relativePair(returnsOf(String(text), root), returnsOf(String(benchmark), root));
  return compare(one, figure(...pair, Number(periods)));
}

/** The runner of a case by its `fn`; `shared` are the file's named series. */
export const runMetrics: Runner = (one, root, shared = {}) => {
  if (one.fn.startsWith('real_series.')) return real(one, root);
  if (one.fn.startsWith('relative.')) return relative(one, root);
  return empyrical(shared)(one, root);
};
