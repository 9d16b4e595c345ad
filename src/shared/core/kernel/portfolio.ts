/**
 * The portfolio of a state, kept beside it: built when first asked for, then followed. A fork has its own.
 * Invariant: what it tells depends on the state, the marks and the history alone, never on when it was asked before.
 */
import { toBase } from '../ledger/fx.ts';
import { PLAIN_TERMS } from '../model/account.ts';
import { Portfolio } from '../risk/portfolio.ts';
import type { PortfolioView } from '../risk/impact.ts';
import type { Losses } from '../risk/losses.ts';
import { DailyOutcomes, type History } from '../risk/returns.ts';
import { usdVnd, type FxRate } from '../units/fx-rate.ts';
import type { InstrumentId } from '../model/instrument.ts';
import { CURRENCIES, type Currency } from '../units/units.ts';
import type { Session } from './session.ts';
import { marksOf } from './marks.ts';
import type { KernelState } from './state.ts';

interface Followed {
  readonly portfolio: Portfolio;
  outcomes: { readonly of: History; readonly rate: FxRate | null; readonly daily: DailyOutcomes } | null;
}

const followed = new WeakMap<KernelState, Followed>();

/** What risk converts at where no rate was ever given: a plain figure beats leaving dollars out. */
const PLAIN_RATE = usdVnd(26_000_000_000);

/** An amount in the account's base currency. */
export function baseAmount(state: KernelState, amount: number, currency: Currency): number {
  const { account, fxRate } = state;
  if (account?.baseCurrency === currency) return amount;
  return toBase(amount, currency, { account, fxRate: fxRate ?? PLAIN_RATE }) ?? amount;
}

/** Sums of each currency in the base currency. */
export const inBase = (state: KernelState, sums: Readonly<Record<Currency, number>>): number =>
  CURRENCIES.reduce((sum, currency) => sum + baseAmount(state, sums[currency], currency), 0);

function followedOf(state: KernelState): Followed {
  const known = followed.get(state);
  if (known) return known;
  const made: Followed = { portfolio: new Portfolio(state), outcomes: null };
  followed.set(state, made);
  return made;
}

/** The daily outcomes of what is held, kept from now on. */
function dailyOutcomes({ state, ports }: Session, kept: Followed): DailyOutcomes | null {
  const { history } = ports;
  if (!history || !state.account) return null;
  const rate = state.fxRate;
  if (kept.outcomes?.of === history && kept.outcomes.rate === rate) return kept.outcomes.daily;
  const daily = new DailyOutcomes(history, state.account.baseCurrency);
  const { portfolio } = kept;
  for (const { instrument, value } of portfolio.all())
    daily.set(instrument.id, baseAmount(state, value, instrument.currency));
  portfolio.onChange = (id, line) =>
    daily.set(id, line ? baseAmount(state, line.value, line.instrument.currency) : 0);
  kept.outcomes = { of: history, rate, daily };
  return daily;
}

/** The portfolio as it is now. */
export function portfolioOf(session: Session): PortfolioView {
  const { state, ports } = session;
  const kept = followedOf(state);
  const { market } = ports;
  const terms = state.account?.terms ?? PLAIN_TERMS;
  const byTicker = terms.marking === 'last' && !market.forked;
  const marks = {
    ...marksOf(ports, terms),
    ticker: byTicker ? (id: InstrumentId) => market.venue(id) : undefined,
  };
  const portfolio = kept.portfolio.refresh(marks);
  const cash = state.account?.cash ?? { VND: 0, USD: 0 };
  return {
    base: state.account?.baseCurrency ?? 'VND',
    portfolio,
    marks,
    equity: () =>
      CURRENCIES.reduce(
        (sum, each) => sum + baseAmount(state, cash[each] + portfolio.sums(each).worth, each),
        0,
      ),
    toBase: (amount, currency) => baseAmount(state, amount, currency),
    get outcomes() {
      return dailyOutcomes(session, kept);
    },
  };
}

export function lossesOf(state: KernelState, view: PortfolioView): Losses {
  const equity = view.equity();
  return {
    currency: view.base,
    equity,
    today: Math.max(0, inBase(state, state.dayStartEquity) - equity),
    peak: state.peakEquity,
    streak: state.lossStreak,
  };
}
