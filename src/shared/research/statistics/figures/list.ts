/** Every figure, group by group, and the one way to compute them. A figure is an entry of its group's file. */
import { bootstrap, BOOTSTRAP, LEAST_RETURNS, type Bootstrapped, type BootstrapTerms } from '../bootstrap.ts';
import { activityFigures } from './activity.ts';
import { drawdownFigures } from './drawdowns.ts';
import type { Facts } from './facts.ts';
import type { FigureDefinition, FigureReason, FigureValue } from './figure.ts';
import { growthFigures } from './growth.ts';
import { honestyFigures } from './honesty.ts';
import { marketFigures } from './market.ts';
import { periodFigures } from './periods.ts';
import { ratioFigures } from './ratios.ts';
import { riskFigures } from './risk.ts';
import { tailFigures } from './tails.ts';
import { tradeFigures } from './trades.ts';

export const FIGURES: readonly FigureDefinition[] = [
  ...growthFigures,
  ...periodFigures,
  ...riskFigures,
  ...ratioFigures,
  ...tailFigures,
  ...drawdownFigures,
  ...marketFigures,
  ...tradeFigures,
  ...activityFigures,
  ...honestyFigures,
];

const BY_ID = new Map(FIGURES.map((each) => [each.id, each]));

export const figureOfId = (id: string): FigureDefinition | undefined => BY_ID.get(id);

const without = (reason: FigureReason): FigureValue => ({ value: null, reason });
const tooShort = (have: number, least: number): FigureValue => ({
  value: null,
  reason: 'too-short',
  have,
  least,
});

/** What it needs that was not given; null where all was. */
function absent({ needs = {} }: FigureDefinition, facts: Facts): FigureReason | null {
  if (needs.market !== undefined && facts.market === null) return 'no-market';
  if (needs.trades !== undefined && facts.trades === null) return 'no-trades';
  if (needs.activity && facts.activity === null) return 'no-activity';
  if (needs.dates && facts.time === null) return 'no-dates';
  return needs.tries && facts.tries === null ? 'no-tries' : null;
}

/** How much there is of what it is taken of, and the least it takes. */
function enough({ needs = {}, annual }: FigureDefinition, facts: Facts): { have: number; least: number } {
  const yearly = annual ? facts.leastAnnual : 1;
  if (needs.market !== undefined)
    return { have: facts.pairs.x.length, least: Math.max(yearly, needs.market) };
  if (needs.trades !== undefined) return { have: facts.profits.length, least: needs.trades };
  if (needs.activity) return { have: 1, least: 1 };
  return { have: facts.known, least: Math.max(yearly, needs.returns ?? 1) };
}

function computed(figure: FigureDefinition, facts: Facts): FigureValue {
  const lacking = absent(figure, facts);
  if (lacking) return without(lacking);
  const { have, least } = enough(figure, facts);
  if (have < least) return tooShort(have, least);
  const value = figure.of(facts);
  if (value === null) {
    const { lacks = 'too-short' } = figure;
    return without(typeof lacks === 'function' ? lacks(facts) : lacks);
  }
  return Number.isFinite(value) ? { value } : without('not-finite');
}

export const figureValue = (figure: FigureDefinition, facts: Facts): FigureValue =>
  facts.once(`figure ${figure.id}`, () => computed(figure, facts));

/** Every figure by id. */
export const allFigures = (facts: Facts): Readonly<Record<string, FigureValue>> =>
  Object.fromEntries(FIGURES.map((figure) => [figure.id, figureValue(figure, facts)]));

/** Intervals of the returns that are known, by the conventions of the facts; null for fewer than 20, or where one loses everything. */
export function figureIntervals(facts: Facts, terms: Partial<BootstrapTerms> = {}): Bootstrapped | null {
  const { returns, free, known, conventions } = facts;
  if (known < LEAST_RETURNS) return null;
  const all = known === returns.length ? returns : returns.filter((each) => !Number.isNaN(each));
  const { periods, confidence, returns: measured } = conventions;
  return bootstrap(all, { periods, free, returns: measured }, { ...BOOTSTRAP, confidence, ...terms });
}
