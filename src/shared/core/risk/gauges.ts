/** Where the account stands against a rule without any order: the figure that is nearest to its limit. */
import { expectedShortfall, outcomesOf, valueAtRisk } from '../estimates/outcome-risk.ts';
import type { CheckUnit } from '../model/denial.ts';
import type { Rule } from '../model/rules.ts';
import { mulDiv, pow10 } from '../units/integer.ts';
import { CURRENCIES } from '../units/units.ts';
import type { PortfolioView } from './impact.ts';
import type { Losses } from './losses.ts';
import type { Line } from './portfolio.ts';
import { lossVerdict } from './rules/loss.ts';
import { limitIn } from './rules/rule.ts';

export interface Gauge {
  readonly unit: CheckUnit;
  readonly subject: string;
  readonly value: number | null;
  readonly limit: number | null;
}

export interface GaugeFacts {
  readonly view: PortfolioView;
  readonly losses: Losses;
  readonly ordersWorking: number;
  /** The one instrument the rule is about; null for all. */
  readonly only: string | null;
  sentSince(windowMs: number): number;
}

const NOTHING: Gauge = { unit: 'text', subject: '', value: null, limit: null };

/** Sums of `of` over the lines by a name, in the base currency; the largest of them. */
function largest(
  { view: { portfolio, toBase }, only }: GaugeFacts,
  name: (line: Line) => string | null,
  of: (line: Line) => number = (line) => line.gross,
): { subject: string; value: number } {
  const sums = new Map<string, number>();
  for (const line of portfolio.all()) {
    if (only !== null && line.instrument.id !== only) continue;
    const key = name(line);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + toBase(of(line), line.instrument.currency));
  }
  let found = { subject: '', value: 0 };
  for (const [subject, value] of sums) if (value > found.value) found = { subject, value };
  return found;
}

const total = ({ portfolio, toBase }: PortfolioView, field: 'gross' | 'long' | 'short'): number =>
  CURRENCIES.reduce((sum, each) => sum + toBase(portfolio.sums(each)[field], each), 0);

const ratio = (value: number, equity: number, scale: number): number | null =>
  equity > 0 ? mulDiv(Math.round(value), scale, Math.round(equity), 'ceil') : null;

/** Rules about the whole account. */
function accountGauge(rule: Rule, { view, losses }: GaugeFacts): Gauge | null {
  const money = (value: number, limit: number): Gauge => ({ unit: 'base-money', subject: '', value, limit });
  switch (rule.rule) {
    case 'gross-exposure':
      return money(total(view, 'gross'), limitIn(rule.limit)(view));
    case 'net-exposure': {
      const net = Math.max(Math.abs(total(view, 'long')), Math.abs(total(view, 'short')));
      return money(net, limitIn(rule.limit)(view));
    }
    case 'leverage': {
      const value = ratio(total(view, 'gross'), view.equity(), 100);
      return { unit: 'hundredths', subject: '', value, limit: rule.hundredths };
    }
    case 'daily-loss':
    case 'drawdown':
    case 'loss-streak': {
      const { unit, value, limit } = lossVerdict(rule, losses, (each) => limitIn(each)(view));
      return { unit, subject: '', value: Number(value), limit: Number(limit) };
    }
    case 'value-at-risk':
    case 'expected-shortfall': {
      const limit = limitIn(rule.limit)(view);
      const { outcomes } = view;
      if (!outcomes || outcomes.days < 2) return { ...NOTHING, unit: 'base-money', limit };
      const of = rule.rule === 'value-at-risk' ? valueAtRisk : expectedShortfall;
      return money(Math.round(of(outcomesOf(outcomes.now()), rule)), limit);
    }
    default:
      return null;
  }
}

/** Rules about parts of the account: the part that stands highest. */
function partGauge(rule: Rule, facts: GaugeFacts): Gauge | null {
  const { view, only } = facts;
  const among = (name: (line: Line) => string | null, limit: number): Gauge => ({
    unit: 'base-money',
    limit,
    ...largest(facts, name),
  });
  switch (rule.rule) {
    case 'position-value':
      return among((line) => line.instrument.symbol, limitIn(rule.limit)(view));
    case 'concentration': {
      const { subject, value } = largest(facts, (line) => line.instrument.symbol);
      return { unit: 'basis-points', subject, value: ratio(value, view.equity(), 10_000), limit: rule.bps };
    }
    case 'position-quantity': {
      let found = { subject: '', value: 0 };
      for (const { instrument, quantity } of view.portfolio.all()) {
        if (only !== null && instrument.id !== only) continue;
        const value = Math.abs(quantity) / pow10(instrument.quantityScale);
        if (value > found.value) found = { subject: instrument.symbol, value };
      }
      return { unit: 'count', ...found, limit: rule.limit };
    }
    case 'sector-exposure': {
      const wanted = rule.sector;
      const name = ({ instrument: { sector } }: Line) =>
        wanted === null || wanted === sector ? sector : null;
      return among(name, limitIn(rule.limit)(view));
    }
    case 'asset-class-exposure': {
      const wanted = rule.assetClass;
      const name = ({ instrument: { assetClass } }: Line) =>
        wanted === null || wanted === assetClass ? assetClass : null;
      return among(name, limitIn(rule.limit)(view));
    }
    case 'currency-exposure': {
      const wanted = rule.currency;
      const name = ({ instrument: { currency } }: Line) =>
        wanted === null || wanted === currency ? currency : null;
      return among(name, limitIn(rule.limit)(view));
    }
    default:
      return null;
  }
}

export function gaugeOf(rule: Rule, facts: GaugeFacts): Gauge {
  switch (rule.rule) {
    case 'working-orders':
      return { unit: 'count', subject: '', value: facts.ordersWorking, limit: rule.limit };
    case 'order-rate':
      return { unit: 'count', subject: '', value: facts.sentSince(rule.windowMs), limit: rule.orders };
    default:
      return accountGauge(rule, facts) ?? partGauge(rule, facts) ?? NOTHING;
  }
}
