/** Calls about the account's books: what it is worth, lots, double entry, trades, equity over time. */
import { exposures, type ToBase } from '#core/ledger/exposure.ts';
import { currencyEffect, type CurrencyEffect } from '#core/ledger/currency-effect.ts';
import { ratioToBase, toBase } from '#core/ledger/fx.ts';
import { trialBalance } from '#core/ledger/balances.ts';
import { marketValue } from '#core/ledger/valuation.ts';
import { marker, markedPosition } from '#core/kernel/marks.ts';
import { equity } from '#core/kernel/session.ts';
import { PLAIN_TERMS, type Position } from '#core/model/account.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { averagePrice, CURRENCIES, money, type Currency, type Money } from '#core/units/units.ts';
import type { CurrencySummary } from '#contract/views.ts';
import type {
  AccountPosition,
  AccountView,
  BaseTotals,
  EquityCurveView,
  EquityPoint,
  LotView,
  TrialBalanceView,
} from '#contract/ledger-views.ts';
import { eventsOfKinds, listPostings } from '#store/books.ts';
import { command, type Handlers } from '../context.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { tradesOf } from '../trade-desk.ts';
import { accountSummary, AVERAGE_EXTRA, positionViews } from '../views.ts';

/** Nothing is nothing in any currency; the rest needs the account's rate. */
const toBaseOf =
  ({ world }: Runtime): ToBase =>
  (amount, currency) =>
    amount === 0 ? amount : toBase(amount, currency, world.state);

const TOTALS = [
  'cash',
  'marketValue',
  'equity',
  'dayPnl',
  'realised',
  'unrealised',
  'fees',
  'grossExposure',
  'netExposure',
] as const satisfies readonly (keyof BaseTotals)[];

/** Each figure summed over the currencies; null where one of them cannot be converted. */
function inBase(currencies: readonly CurrencySummary[], toBase: ToBase): BaseTotals | null {
  const sums: [keyof BaseTotals, number][] = [];
  for (const figure of TOTALS) {
    let sum = 0;
    for (const summary of currencies) {
      const converted = toBase(money(summary[figure]), summary.currency);
      if (converted === null) return null;
      sum += converted;
    }
    sums.push([figure, sum]);
  }
  return Object.fromEntries(sums) as unknown as BaseTotals;
}

/** Of what is held: nothing is held without a cost. */
function effectOf(
  { world: { state } }: Runtime,
  { instrumentId, totalCost: cost }: Position,
  value: Money,
  currency: Currency,
): CurrencyEffect | null {
  const paid = state.baseCosts.get(instrumentId);
  const rateNow = ratioToBase(currency, state);
  if (paid === undefined || rateNow === null || cost === 0) return null;
  // Both may be negative: a short's cost is what it was sold for.
  const rateAtCost = { numerator: Math.abs(paid), denominator: Math.abs(cost) };
  return currencyEffect({ value, cost, rateNow, rateAtCost });
}

function positionsOf(runtime: Runtime): AccountPosition[] {
  const { state } = runtime.world;
  return positionViews(runtime).map((view) => {
    const position = state.positions.get(view.instrumentId)!;
    const { long, short } = markedPosition(runtime.session, position);
    const { symbol } = state.instruments.get(view.instrumentId)!;
    const effect = effectOf(runtime, position, money(view.marketValue), view.currency);
    return { ...view, symbol, long, short, lots: position.lots.length, effect };
  });
}

function accountView(runtime: Runtime): AccountView | null {
  const { account, instruments, positions: held } = runtime.world.state;
  const summary = accountSummary(runtime);
  if (!account || !summary) return null;
  const { name, baseCurrency, terms, openedAt } = account;
  const convert = toBaseOf(runtime);
  const holdings = [...held.values()].map((position) => ({
    instrument: instruments.get(position.instrumentId)!,
    ...markedPosition(runtime.session, position),
  }));
  return {
    name,
    baseCurrency,
    terms,
    openedAt,
    currencies: summary.currencies,
    positions: positionsOf(runtime),
    base: inBase(summary.currencies, convert),
    exposures: {
      instrument: exposures(holdings, 'instrument', convert),
      sector: exposures(holdings, 'sector', convert),
      'asset-class': exposures(holdings, 'asset-class', convert),
      currency: exposures(holdings, 'currency', convert),
    },
  };
}

function lotsOf({ world, session }: Runtime, { instrumentId, lots }: Position): LotView[] {
  const instrument = world.state.instruments.get(instrumentId)!;
  const mark = marker(session.ports, world.state.account!.terms.marking);
  const averageCostScale = instrument.priceScale + AVERAGE_EXTRA;
  const scales = { ...instrument, priceScale: averageCostScale };
  return lots.map(({ id: lot, quantity, cost, openedAt }) => {
    const at = mark(instrumentId, quantity < 0 ? 'short' : 'long');
    const value = marketValue(instrument, quantity, at);
    return {
      lot,
      instrumentId,
      symbol: instrument.symbol,
      currency: instrument.currency,
      quantity,
      cost,
      averageCost: averagePrice(scales, cost, quantity) ?? 0,
      averageCostScale,
      openedAt,
      mark: at,
      marketValue: value,
      unrealised: value - cost,
    };
  });
}

function trialBalanceOf(runtime: Runtime): TrialBalanceView {
  const rows = trialBalance(runtime.world.state.balances.entries());
  const totals = CURRENCIES.map((currency) => {
    const amounts = rows.filter((row) => row.currency === currency).map(({ amount }) => amount);
    const debit = amounts.reduce<number>((sum, amount) => sum + Math.max(0, amount), 0);
    const credit = amounts.reduce<number>((sum, amount) => sum - Math.min(0, amount), 0);
    return { currency, debit, credit };
  });
  return { rows, totals };
}

function paidInAfter(paidIn: EquityPoint['paidIn'], event: JournalEvent): EquityPoint['paidIn'] {
  switch (event.kind) {
    case 'cash-deposited':
      return { ...paidIn, [event.currency]: paidIn[event.currency] + event.amount };
    case 'cash-withdrawn':
      return { ...paidIn, [event.currency]: paidIn[event.currency] - event.amount };
    case 'currency-converted': {
      const { from, to, sold, bought } = event;
      return { ...paidIn, [from]: paidIn[from] - sold, [to]: paidIn[to] + bought };
    }
    default:
      return paidIn;
  }
}

function equityCurve(runtime: Runtime): EquityCurveView {
  const points: EquityPoint[] = [];
  const kinds = [
    'account-opened',
    'day-ended',
    'cash-deposited',
    'cash-withdrawn',
    'currency-converted',
  ] as const;
  let paidIn: EquityPoint['paidIn'] = { VND: 0, USD: 0 };
  for (const { event } of eventsOfKinds(runtime.store.db, runtime.stream, kinds)) {
    paidIn = paidInAfter(paidIn, event);
    if (event.kind === 'account-opened')
      points.push({ day: null, at: event.at, equity: event.equity, paidIn });
    else if (event.kind === 'day-ended' && points.length > 0)
      points.push({ day: event.day, at: event.at, equity: event.equity, paidIn });
  }
  const { state, tape } = runtime.world;
  const now = state.account ? { day: null, at: tape.now(), equity: equity(runtime.session), paidIn } : null;
  return { points, now };
}

export const bookCalls: Handlers<
  | 'account.show'
  | 'account.setTerms'
  | 'account.equityCurve'
  | 'ledger.lots'
  | 'ledger.trialBalance'
  | 'ledger.postings'
  | 'trades.list'
> = {
  'account.show': ({ runtime }) => accountView(runtime),
  'account.setTerms': (context, { commandId, terms: changed }) => {
    const before = context.runtime.world.state.account?.terms ?? PLAIN_TERMS;
    const said = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
    return command(context, commandId, { kind: 'set-account-terms', terms: { ...before, ...said } });
  },
  'account.equityCurve': ({ runtime }) => equityCurve(runtime),
  'ledger.lots': ({ runtime }, { instrumentId }) =>
    [...runtime.world.state.positions.values()]
      .filter((position) => instrumentId === null || position.instrumentId === instrumentId)
      .flatMap((position) => lotsOf(runtime, position)),
  'ledger.trialBalance': ({ runtime }) => trialBalanceOf(runtime),
  'ledger.postings': ({ runtime }, page) => listPostings(runtime.store.db, runtime.stream, page),
  'trades.list': ({ runtime }, { kind, state, limit }) =>
    tradesOf(runtime, kind)
      .filter(({ closedAt }) => state === 'all' || (closedAt === null) === (state === 'open'))
      .slice(0, limit),
};
