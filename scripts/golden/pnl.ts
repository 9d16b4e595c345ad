/** Lots, positions and profit and loss, through the ledger's own case runner. */
import {
  runFills,
  type CaseFigures,
  type CaseFill,
  type CaseResult,
  type FillsCase,
} from '../../src/shared/core/ledger/cases/fills.ts';
import type { CostBasis } from '../../src/shared/core/ledger/lots.ts';
import {
  add,
  fraction,
  over,
  ratio,
  subtract,
  toDecimal,
  toNumber,
  type Fraction,
} from '../../src/shared/core/units/fraction.ts';
import {
  deliberate,
  failed,
  passed,
  unsupported,
  type GoldenCase,
  type Outcome,
  type Runner,
} from './types.ts';

const METHODS: Readonly<Record<string, CostBasis>> = {
  FIFO: 'fifo',
  LIFO: 'lifo',
  AVG: 'average',
  AVERAGE: 'average',
  HIFO: 'highest-cost',
};

export function caseOf(args: Readonly<Record<string, unknown>>): FillsCase {
  const [method] = String(args['method'] ?? 'AVG').split(' ');
  return {
    method: METHODS[method!] ?? 'average',
    capitalised: args['fee_mode'] === 'capitalised',
    inverse: args['inverse'] === true,
    multiplier: String(args['multiplier'] ?? '1'),
    fills: args['fills'] as CaseFill[],
    mark: (args['mark'] as string | undefined) ?? null,
  };
}

/** Equal as printed: exactly, or to the digits that are there where a number does not end. */
function sameDecimal(expected: string, got: Fraction): boolean {
  const want = fraction(expected);
  const difference = want.n * got.d - got.n * want.d;
  if (difference === 0n) return true;
  if (expected.replace(/^[+-]?0*\.?0*/, '').replace('.', '').length < 14) return false;
  const magnitude = difference < 0n ? -difference : difference;
  const size = want.n < 0n ? -want.n : want.n;
  return magnitude * 10n ** 14n <= size * got.d;
}

type Tolerance = GoldenCase['tolerance'];

function same(expected: unknown, got: Fraction | null, tolerance: Tolerance): boolean {
  if (expected === null || got === null) return expected === null && got === null;
  if (typeof expected === 'string' && tolerance['decimals'] === undefined) return sameDecimal(expected, got);
  const difference = Math.abs(Number(expected) - toNumber(got));
  if (typeof tolerance['decimals'] === 'number') return difference < 1.5 * 10 ** -tolerance['decimals'];
  return difference <= Math.abs(Number(expected)) * 1e-9;
}

/** Figures of a state by the names the references use. */
const stateFigures = (figures: CaseFigures): Record<string, Fraction | null> => ({
  position: figures.position,
  size: figures.position,
  avg_cost: figures.averageCost,
  price: figures.averageCost,
  realized_gross: figures.realisedGross,
  realized_net: figures.realisedNet,
  realized_pnl: figures.realisedOfPosition,
  fees: figures.fees,
  commissions: figures.fees,
});

function allFigures(result: CaseResult): Record<string, Fraction | null> {
  const { figures, unrealised } = result;
  const open = result.averageOpen;
  const close = result.averageClose;
  return {
    ...stateFigures(figures),
    avg_px_open: figures.averageCost ?? open,
    avg_px_close: close,
    unrealized_pnl: unrealised,
    unrealized_at_mark: unrealised,
    total_pnl: unrealised && add(unrealised, figures.realisedOfPosition),
    notional_value: result.notional,
    realized_return: open && close && open.n !== 0n ? over(subtract(close, open), open) : null,
  };
}

interface Difference {
  readonly name: string;
  readonly expected: unknown;
  readonly got: Fraction | null;
}

function differing(
  expected: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, Fraction | null>>,
  tolerance: Tolerance,
): Difference | string | null {
  for (const [name, value] of Object.entries(expected)) {
    const ours = got[name];
    if (ours === undefined) return name;
    if (!same(value, ours, tolerance)) return { name, expected: value, got: ours };
  }
  return null;
}

/** A part of a cost in whole ledger units differs from an exact fraction by less than a unit a fill. */
function verdict(found: Difference | string | null, result: CaseResult, fills: number): Outcome {
  if (found === null) return passed;
  if (typeof found === 'string') return unsupported(found);
  const { name, expected, got } = found;
  const off = got === null ? Infinity : Math.abs(Number(expected) - toNumber(got));
  if (result.rounded && off <= (fills + 1) / 10 ** result.scale.cost)
    return deliberate('a partial close posts its share of the cost in whole ledger units (docs/formulas.md)');
  return failed({ [name]: expected }, { [name]: got && toDecimal(got) });
}

const LISTS = ['after_each_fill', 'matches', 'open_lots'];

function compareLists(
  expected: Readonly<Record<string, unknown>>,
  result: CaseResult,
  tolerance: Tolerance,
): Difference | string | null {
  const rows = (name: string): unknown[][] => (expected[name] as unknown[][] | undefined) ?? [];
  const each = (expected['after_each_fill'] as Record<string, unknown>[] | undefined) ?? [];
  for (const [index, wanted] of each.entries()) {
    const found = differing(wanted, stateFigures(result.after[index]!), tolerance);
    if (found) return found;
  }
  const lots = result.figures.lots.map(({ quantity, cost }) => [quantity, cost]);
  const matches = result.matches.map(({ quantity, cost, price, realised }) => [
    quantity,
    cost,
    price,
    realised,
  ]);
  return (
    (expected['open_lots'] ? differentRows('open_lots', rows('open_lots'), lots, tolerance) : null) ??
    (expected['matches'] ? differentRows('matches', rows('matches'), matches, tolerance) : null)
  );
}

function differentRows(
  name: string,
  wanted: unknown[][],
  got: Fraction[][],
  tolerance: Tolerance,
): Difference | null {
  if (wanted.length !== got.length) return { name, expected: wanted, got: null };
  for (const [row, cells] of wanted.entries()) {
    const column = cells.findIndex((cell, index) => !same(cell, got[row]![index]!, tolerance));
    if (column >= 0)
      return { name: `${name}[${row}][${column}]`, expected: cells[column], got: got[row]![column]! };
  }
  return null;
}

export const fillsCase: Runner = (one) => {
  const args = one.args ?? {};
  const given = caseOf(args);
  const result = runFills(given);
  const expected = one.expected as Record<string, unknown>;
  const figures = Object.fromEntries(Object.entries(expected).filter(([name]) => !LISTS.includes(name)));
  const found =
    differing(figures, allFigures(result), one.tolerance) ?? compareLists(expected, result, one.tolerance);
  return verdict(found, result, given.fills.length);
};

/** A position to start from and one fill, with signed sizes. */
function startAndFill(one: GoldenCase): Outcome {
  const { start, fill } = one.args as Record<'start' | 'fill', { size: number; price: number }>;
  const asFill = ({ size, price }: { size: number; price: number }): CaseFill => ({
    side: size < 0 ? 'SELL' : 'BUY',
    qty: String(Math.abs(size)),
    price: price.toFixed(10),
  });
  const result = runFills({ ...caseOf({}), fills: [asFill(start), asFill(fill)] });
  const { closed = [], opened = null } = result.last ?? {};
  const units = 10 ** result.scale.quantity;
  const closedSize = closed.reduce((sum, part) => sum + part.quantity, 0) / units;
  const got: Record<string, Fraction | null> = {
    ...stateFigures(result.figures),
    opened: ratio(opened?.quantity ?? 0, units),
    closed: ratio(Math.sign(fill.size) * closedSize, 1),
  };
  return verdict(differing(one.expected as Record<string, unknown>, got, { decimals: 7 }), result, 2);
}

export const positionAverage: Runner = (one, root) =>
  one.args?.['start'] === undefined ? fillsCase(one, root) : startAndFill(one);
