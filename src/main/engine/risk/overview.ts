/** Where the account stands: rules as gauges, exposures, losses, value at risk, what is still being closed. */
import { expectedShortfall, outcomesOf, valueAtRisk, type Outcomes } from '#core/estimates/outcome-risk.ts';
import { pendingCloses } from '#core/kernel/flatten.ts';
import { ownView } from '#core/kernel/owned.ts';
import { lossesOf, portfolioOf } from '#core/kernel/portfolio.ts';
import type { Session } from '#core/kernel/session.ts';
import { gaugeOf, type GaugeFacts } from '#core/risk/gauges.ts';
import type { PortfolioView } from '#core/risk/impact.ts';
import type { Line } from '#core/risk/portfolio.ts';
import { countKey, sentSince } from '#core/risk/scope.ts';
import type { Rule } from '#core/model/rules.ts';
import { mulDiv } from '#core/units/integer.ts';
import type { ExposureRow, RiskOverview, RuleGauge, TailRisk } from '#contract/risk-views.ts';
import { fallOf } from '#core/risk/rules/loss.ts';
import type { Context } from '../context.ts';

/** Rounded as the rules round it: up, so that what is above a limit says so. */
const ratio = (value: number, equity: number, scale: number): number | null =>
  equity > 0 ? mulDiv(Math.round(value), scale, Math.round(equity), 'ceil') : null;

function gauge(session: Session, rule: Rule, account: PortfolioView): RuleGauge {
  const { state, ports } = session;
  const key = countKey(rule.scope);
  const { scope } = rule;
  const view = scope.kind === 'strategy' ? ownView(session, scope.strategy, account) : account;
  const only = scope.kind === 'instrument' ? scope.instrumentId : null;
  const facts: GaugeFacts = {
    view,
    only,
    losses: lossesOf(state, view),
    ordersWorking: state.counts.get(key) ?? 0,
    sentSince: (windowMs) => sentSince(state, key, ports.clock.now() - windowMs),
  };
  const { unit, subject, value, limit } = gaugeOf(rule, facts);
  const used =
    value === null || limit === null || limit <= 0
      ? null
      : mulDiv(Math.round(value * 1_000), 10_000, Math.round(limit * 1_000), 'half-even');
  const { id, rule: name, severity, enabled } = rule;
  return { id, rule: name, severity, scope, enabled, unit, subject, value, limit, used };
}

/** Lines added up by a name, largest first. */
function exposures(view: PortfolioView, equity: number, name: (line: Line) => string): ExposureRow[] {
  const rows = new Map<string, { value: number; gross: number }>();
  for (const line of view.portfolio.all()) {
    const { currency } = line.instrument;
    const row = rows.get(name(line)) ?? { value: 0, gross: 0 };
    row.value += view.toBase(line.value, currency);
    row.gross += view.toBase(line.gross, currency);
    rows.set(name(line), row);
  }
  return [...rows]
    .map(([key, row]) => ({ name: key, ...row, share: ratio(row.gross, equity, 10_000) }))
    .sort((a, b) => b.gross - a.gross || (a.name < b.name ? -1 : 1));
}

function tailOf({ outcomes, portfolio }: PortfolioView, known: (line: Line) => boolean): TailRisk | null {
  if (!outcomes || outcomes.days < 2) return null;
  const found: Outcomes = outcomesOf(outcomes.now());
  const rows = (['historical', 'parametric'] as const).flatMap((method) =>
    ([95, 99] as const).map((confidence) => {
      const measure = { method, confidence, horizon: 1 };
      return {
        method,
        confidence,
        valueAtRisk: Math.round(valueAtRisk(found, measure)),
        expectedShortfall: Math.round(expectedShortfall(found, measure)),
      };
    }),
  );
  const unknown = [...portfolio.all()].filter((line) => line.value !== 0 && !known(line));
  return { days: outcomes.days, rows, unknown: unknown.map(({ instrument }) => instrument.symbol) };
}

export function overview({ runtime }: Context): RiskOverview {
  const { session } = runtime;
  const { state, ports } = session;
  const view = portfolioOf(session);
  const equity = Math.round(view.equity());
  const losses = lossesOf(state, view);
  const by = (name: (line: Line) => string) => exposures(view, equity, name);
  const byCurrency = by(({ instrument }) => instrument.currency);
  const gross = byCurrency.reduce((sum, row) => sum + row.gross, 0);
  const { peak, today, streak } = losses;
  return {
    base: view.base,
    equity,
    trading: state.trading,
    closing: pendingCloses(session),
    cancelling: [...state.orders.values()].filter((order) => order.cancelling).map(({ id }) => id),
    rules: state.rules,
    gauges: state.rules.map((rule) => gauge(session, rule, view)),
    gross,
    net: byCurrency.reduce((sum, row) => sum + row.value, 0),
    leverage: ratio(gross, equity, 100),
    byInstrument: by(({ instrument }) => instrument.symbol),
    bySector: by(({ instrument }) => instrument.sector),
    byAssetClass: by(({ instrument }) => instrument.assetClass),
    byCurrency,
    losses: { today, peak, streak, drawdown: fallOf(losses) },
    tail: tailOf(view, ({ instrument }) => (ports.history?.returns(instrument.id) ?? null) !== null),
  };
}
