/** backtrader's strategies of the pack, written for our API. Numbers that only a case's words give are read from them. */
import type {
  Line,
  OrderOptions,
  Strategy,
  StrategyDefinition,
} from '../../../src/shared/research/strategy/api.ts';
import { numberOf, type Told } from './backtesting-strategies.ts';

const DAY = 86_400_000;

interface Cross {
  readonly s: Strategy;
  readonly average: Line;
  readonly close: Line;
  readonly size: number;
  readonly told: Told;
}

/** What a kind does with an up cross while flat, and while it holds something. */
interface Kind {
  enter(cross: Cross, close: number): OrderOptions;
  hold?(cross: Cross): void;
  /** The bar at which a bracket ends is spent on noticing that (the cases' figures say so, their words do not). */
  readonly rests?: boolean;
}

const a = ({ told }: Cross): number => numberOf(told.params['a'], 0);
const b = ({ told }: Cross): number => numberOf(told.params['b'], 0);

/** `valid until date+3 days`: until that date begins; a bar of it, stamped at its end, is past it. */
function untilOf({ s, told }: Cross): Pick<OrderOptions, 'until'> {
  const [, days] = /valid (?:until )?date ?\+ ?(\d+)/u.exec(told.prose) ?? [];
  const valid = numberOf(told.params['valid'], days === undefined ? 0 : Number(days));
  return valid > 0 ? { until: s.bars().time + valid * DAY } : {};
}

const leave = ({ s, average, close }: Cross): void => {
  if (close.crossesBelow(average)) s.close();
};

const trailing = ({ s, size }: Cross, trail: NonNullable<OrderOptions['trail']>): void => {
  s.sell({ quantity: size, trail });
};

function bracket(cross: Cross, close: number): OrderOptions {
  const [, share] = /close\*(0?\.\d+|1(?:\.\d+)?)/u.exec(cross.told.prose) ?? [];
  return {
    limit: close * Number(share ?? 0.999),
    stopLoss: close * (1 - a(cross)),
    takeProfit: close * (1 + b(cross)),
  };
}

const KINDS: Readonly<Record<string, Kind>> = {
  sma: { enter: () => ({}) },
  limit: { enter: (cross, close) => ({ limit: close * (1 - a(cross)), ...untilOf(cross) }) },
  stop: { enter: (cross, close) => ({ stop: close * (1 + a(cross)), ...untilOf(cross) }) },
  stoplimit: {
    enter: (cross, close) => ({
      stop: close * (1 + a(cross)),
      limit: close * (1 + b(cross)),
      ...untilOf(cross),
    }),
  },
  trail: { enter: () => ({}), hold: (cross) => trailing(cross, { distance: a(cross) }) },
  trailpct: { enter: () => ({}), hold: (cross) => trailing(cross, { share: a(cross) }) },
  bracket: { enter: bracket, hold: () => undefined, rests: true },
};

export const isKind = (kind: string): boolean => kind in KINDS;

export interface Limits {
  /** Closed trades after which it enters no more. */
  readonly trades?: number;
  /** Entries after which it does nothing at all. */
  readonly entries?: number;
}

/** Nothing is done while an order works. */
export function crossOf(
  told: Told,
  { trades = Infinity, entries = Infinity }: Limits = {},
): StrategyDefinition {
  const { params } = told;
  const kind = KINDS[String(params['kind'] ?? 'sma')]!;
  return {
    name: 'close over its average',
    setup(s) {
      const cross: Cross = {
        s,
        told,
        average: s.sma(numberOf(params['period'], 15)),
        close: s.bars().line('close'),
        size: numberOf(params['size'], 1),
      };
      let [done, entered] = [0, 0];
      let live = false;
      return {
        onBar(bar) {
          const holds = s.position().quantity !== 0;
          const busy = s.orders().length > 0;
          const rests = kind.rests === true && live;
          live = holds || busy;
          if (busy || entered === entries) return;
          if (holds) return (kind.hold ?? leave)(cross);
          if (rests || done >= trades || !cross.close.crossesAbove(cross.average)) return;
          entered += 1;
          s.buy({ quantity: cross.size, ...kind.enter(cross, bar.close) });
        },
        onFill({ side }) {
          if (side === 'sell') done += 1;
        },
      };
    },
  };
}
