/** backtrader's runs by our engine: orders work from the next bar on, exits from the one after their entry. */
import { orderCharges } from '../../../src/shared/core/ledger/fees/schedule.ts';
import { requirement } from '../../../src/shared/core/ledger/margin/requirement.ts';
import type { BarConfig } from '../../../src/shared/core/matching/bars/config.ts';
import { money, notional, type Price, type Quantity } from '../../../src/shared/core/units/units.ts';
import type { Columns } from '../../../src/shared/research/indicators/run.ts';
import { readColumns } from '../indicators/data.ts';
import { failed, passed, unsupported, type GoldenCase, type Outcome, type Runner } from '../types.ts';
import { numberOf, type Told } from './backtesting-strategies.ts';
import { analyzed, closedTrades, qualityOf } from './backtrader-analyzers.ts';
import { crossOf, isKind, type Limits } from './backtrader-strategies.ts';
import { difference, type Tolerance } from './compare.ts';
import { barsOf, between, decimalsOf } from './data.ts';
import { play, type Played } from './play.ts';

type Given = Readonly<Record<string, unknown>>;

const FILLS: BarConfig = {
  market: 'next-open',
  limit: 'touch',
  path: 'worst-first',
  participationBps: null,
  slippage: { model: 'none' },
  exits: 'next-bar',
  trail: 'close',
  slip: 'within-bar',
};

/** Per cent of the value, or an amount and a margin for each contract. */
interface Costs {
  readonly rate: number;
  readonly perContract: number;
  readonly contract: { readonly multiplier: number; readonly margin: number } | null;
}

function costsOf(broker: Given): Costs {
  const given = broker['commission'];
  const told = (typeof given === 'object' && given !== null ? given : {}) as Given;
  const margin = numberOf(told['margin'] ?? broker['margin_per_contract'], 0);
  const amount = numberOf(told['commission'] ?? broker['commission_per_contract'] ?? given, 0);
  if (margin === 0) return { rate: amount, perContract: 0, contract: null };
  const multiplier = numberOf(told['mult'] ?? broker['mult'], 1);
  return { rate: 0, perContract: amount, contract: { multiplier, margin } };
}

interface Ran {
  readonly played: Played;
  readonly source: Columns;
  readonly value: number;
  readonly cash: number;
  readonly start: number;
}

/** Its cash: of shares what they cost is paid; of contracts their margin is. */
function cashOf({ fills, equity }: Played, close: number, { contract }: Costs): number {
  const held = fills.reduce((sum, { side, quantity }) => sum + side * quantity, 0);
  const tied = contract ? Math.abs(held) * contract.margin : held * close;
  return equity.at(-1)! - tied;
}

/** Trails by an amount count it in ticks: prices are no finer than it and the file. */
function placesOf({ params }: Told, { open, high, low, close }: Columns): number {
  if (params['kind'] !== 'trail') return 6;
  return Math.max(0, decimalsOf([numberOf(params['a'], 0)]) - decimalsOf(open, high, low, close));
}

const BPS = 10_000;

function run(told: Told, source: Columns, broker: Given, limits: Limits = {}): Ran {
  const costs = costsOf(broker);
  const slip = numberOf(broker['slippage_perc'], 0);
  const start = numberOf(broker['cash'], 10_000);
  const played = play({
    bars: barsOf(source, placesOf(told, source)),
    definition: crossOf(told, limits),
    cash: start,
    fill:
      slip > 0 ? { ...FILLS, slippage: { model: 'percent', basisPoints: Math.round(slip * BPS) } } : FILLS,
    fees: { rate: costs.rate, perUnit: costs.perContract },
    margin: { kind: 'cash' },
    size: { by: 'quantity', quantity: 1 },
    send: 'close',
    calendar: 'NYSE',
    ...(costs.contract ? { contract: costs.contract } : {}),
  });
  const value = played.equity.at(-1)!;
  return {
    played,
    source,
    value,
    cash: cashOf(played, source.close[source.close.length - 1]!, costs),
    start,
  };
}

const argsOf = ({ args = {} }: GoldenCase) => ({
  told: {
    prose: String(args['strategy']),
    params: (args['params'] ?? { period: args['period'] }) as Given,
  },
  file: String(args['data']),
  broker: (args['broker'] ?? {}) as Given,
  range: args['date_range'] as readonly string[] | undefined,
});

const judged = (one: GoldenCase, got: unknown): Outcome => {
  const differs = difference(one.expected, got, one.tolerance as Tolerance);
  return differs ? failed({ at: differs.at, expected: differs.expected }, differs.got) : passed;
};

export const runBacktrader: Runner = (one, root) => {
  const { told, file, broker, range } = argsOf(one);
  const kind = String(told.params['kind'] ?? 'sma');
  if (!isKind(kind)) return unsupported(`strategy ${kind}`);
  const slip = numberOf(broker['slippage_perc'], 0) * BPS;
  if (Math.abs(slip - Math.round(slip)) > 1e-9) return unsupported('slippage of parts of a basis point');
  const { played, value, cash, source, start } = run(told, between(readColumns(root, file), range), broker);
  return judged(one, { final_value: value, final_cash: cash, ...analyzed(played, source.time, start) });
};

/**
 * The library's own tests: value and cash, and what the strategy's log said. The strategy of its optimised test never clears
 * its mark of a pending order, unlike the words of the case: after one purchase it does nothing more.
 */
export const valueBacktrader: Runner = (one, root) => {
  const limits = one.fn === 'backtrader.optimized' ? { entries: 1 } : {};
  const { told, file, broker, range } = argsOf(one);
  const { played, value, cash, source } = run(told, between(readColumns(root, file), range), broker, limits);
  const of = (side: 1 | -1) => played.fills.filter((fill) => fill.side === side);
  const created = (side: 1 | -1) => of(side).map(({ row }) => source.close[row - 1]);
  return judged(one, {
    final_value: value,
    final_cash: cash,
    buycreate: created(1),
    sellcreate: created(-1),
    buyexec: of(1).map(({ price }) => price),
    sellexec: of(-1).map(({ price }) => price),
  });
};

export const sqnBacktrader: Runner = (one, root) => {
  const { told, file, broker, range } = argsOf(one);
  const [, most] = /At most (\d+) closed trade/u.exec(told.prose) ?? [];
  const trades = most === undefined ? Infinity : Number(most);
  const { played } = run(told, between(readColumns(root, file), range), broker, { trades });
  const nets = closedTrades(played).closed.map(({ net }) => net);
  return judged(one, { sqn: qualityOf(nets), trades: nets.length });
};

/** Its commission schemes, by our fees, margins and values: amounts in hundredths of a cent. */
export const commissionBacktrader: Runner = (one) => {
  const given = one.args as Given;
  const futures = given['type'] === 'futures';
  const scales = { currency: 'USD', priceScale: 4, quantityScale: 0 } as const;
  const unit = 10_000;
  const of = (name: string): number => numberOf(given[name], 0);
  const margin = money(Math.round(of('margin') * unit));
  const contract = {
    multiplier: numberOf(given['mult'], 1),
    initialMargin: margin,
    maintenanceMargin: margin,
  };
  const instrument = futures ? { ...scales, contract } : scales;
  const quantity = of('size') as Quantity;
  const valueAt = (name: string): number =>
    notional(instrument, Math.round(of(name) * unit) as Price, quantity);
  const value = valueAt('price');
  const rate = numberOf(given['commission_percent'] ?? given['commission'] ?? given['commission_perc'], 0);
  const each = of('commission_per_contract');
  const fees = [
    { model: 'percent', kind: 'commission', sides: 'both', ppm: Math.round(rate * 1e6), minimum: 0 },
    {
      model: 'per-share',
      kind: 'commission',
      sides: 'both',
      perMillion: Math.round(each * unit * 1e6),
      minimum: 0,
      capBps: null,
    },
  ] as const;
  const schedule = fees.filter((fee) => (fee.model === 'percent' ? rate > 0 : each > 0));
  const paid = orderCharges(schedule, instrument, 'buy', { quantity, notional: money(value) });
  const { initial } = requirement(
    { kind: 'leverage', times: 1, maintenanceBps: 0, stopOutBps: 0 },
    instrument,
    'long',
    quantity,
    value,
  );
  const profit = (valueAt('new_price') - value) / unit;
  return judged(one, {
    operation_cost: initial / unit,
    position_value: initial / unit,
    commission: paid.reduce((sum, { amount }) => sum + amount, 0) / unit,
    pnl: profit,
    cash_adjust: futures ? profit : 0,
  });
};
