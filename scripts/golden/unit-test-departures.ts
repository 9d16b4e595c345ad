/** Where we deliberately do otherwise than the engines whose unit tests are run: rules on a test's own steps. */
import type { Step } from './types.ts';

type Rule = (step: Step, index: number, steps: readonly Step[]) => boolean;

const incomplete = (step: Step): boolean =>
  (step['expect'] as { complete?: boolean } | undefined)?.complete === false;
const conditions = (step: Step): readonly string[] => (step['conditions'] ?? []) as string[];

const restsMarket: Rule = (step) =>
  step['op'] === 'new' && (step['type'] === 'market' || step['price'] === 0) && incomplete(step);

const restsAllOrNone: Rule = (step) =>
  step['op'] === 'new' &&
  !conditions(step).includes('IOC') &&
  ((conditions(step).includes('AON') && incomplete(step)) || step['tif'] === 'AON');

const trails: Rule = (step) => step['op'] === 'new' && String(step['type']).startsWith('trailing');

/** A stop in a market that has neither traded nor been given a price. */
const stopsWithoutPrice: Rule = (step, index, steps) =>
  step['op'] === 'new' &&
  String(step['type']).startsWith('stop') &&
  !steps.slice(0, index).some((before) => before['op'] === 'set_last_price') &&
  !steps.slice(0, index).some((before) => before['op'] === 'new');

/** Its stop is the price just seen, and nothing stands on the other side: it would wait as a market order. */
const restsTriggered: Rule = (step, index, steps) => {
  const seen = steps.slice(0, index).findLast((before) => before['op'] === 'expect_last_price');
  return (
    step['op'] === 'new' && step['type'] === 'stop' && step['stop'] === seen?.['price'] && incomplete(step)
  );
};

const DEPARTURES: readonly (readonly [Rule, string])[] = [
  [restsMarket, 'market orders never rest: what finds no liquidity is cancelled'],
  [restsTriggered, 'market orders never rest: what finds no liquidity is cancelled'],
  [
    restsAllOrNone,
    'all-or-none orders wait outside the book, shown to nobody, until they can be filled whole',
  ],
  [
    trails,
    'trailing stops follow the last trade, by every tick; the other engine follows the quote in steps',
  ],
  [stopsWithoutPrice, 'a stop waits for a trade: without a last price it is not reached'],
];

/** Why a test is not followed; null when it is. */
export function departure(steps: readonly Step[]): string | null {
  return DEPARTURES.find(([rule]) => steps.some(rule))?.[1] ?? null;
}
