/** backtesting.py's strategies of the pack, written for our API. What a case says in prose is read from its words. */
import type {
  Line,
  OrderOptions,
  Strategy,
  StrategyDefinition,
} from '../../../src/shared/research/strategy/api.ts';

export interface Told {
  readonly prose: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/** The first number that the words give, or a parameter by one of these names. */
function said({ prose, params }: Told, names: readonly string[], words: RegExp, otherwise: number): number {
  for (const name of names) if (typeof params[name] === 'number') return params[name];
  const [, number, percent] = words.exec(prose) ?? [];
  return number === undefined ? otherwise : Number(number) / (percent ? 100 : 1);
}

/** How its broker takes orders. */
export interface Ways {
  readonly leverage: number;
  readonly exclusive: boolean;
  readonly hedging: boolean;
}

/** backtesting.py calls `next` from the bar after the one at which every indicator has a value. */
export interface Plan {
  readonly definition: StrategyDefinition;
  /** Bars before every indicator has a value. */
  readonly warmUp: number;
}

/** `crossover(a, b)`: below before, above now. */
const crossed = (a: Line, b: Line): boolean => a.ago(1) < b.ago(1) && a.value > b.value;

/** Its default size, 1 − ε: all of it. (The cases' words say 0.9999, as older versions had it; their figures do not.) */
export const FULL = 1;

/** A share of what can be carried where no size is said, or where it is one or below; units otherwise. */
function sizeOf(size: unknown, leverage: number): Pick<OrderOptions, 'quantity' | 'size'> {
  const asked = numberOf(size, FULL);
  return asked <= FULL ? { size: { by: 'equity', share: asked * leverage } } : { quantity: asked };
}

function exitsOf(side: 1 | -1, close: number, sl: unknown, tp: unknown): OrderOptions {
  return {
    ...(typeof sl === 'number' ? { stopLoss: close * (1 - side * sl) } : {}),
    ...(typeof tp === 'number' ? { takeProfit: close * (1 + side * tp) } : {}),
  };
}

interface CrossTold {
  readonly mode: string;
  readonly exclusive: boolean;
  readonly hedging: boolean;
  readonly leverage: number;
  readonly params: Told['params'];
}

function enter(s: Strategy, side: 1 | -1, { mode, exclusive, hedging, leverage, params }: CrossTold): void {
  const against = Math.sign(s.position().quantity) === -side;
  // Orders of one fixed size that net: against a trade they close it, with its exits, and open nothing.
  if (mode === 'plain' && !exclusive && !hedging && against) return void s.close();
  if (mode !== 'plain' || exclusive) s.close();
  if (mode === 'longonly' && side < 0) return;
  const order = {
    ...sizeOf(params['size'], leverage),
    ...exitsOf(side, s.bars().close, params['sl'], params['tp']),
  };
  if (side > 0) s.buy(order);
  else s.sell(order);
}

export function smaCross({ prose, params }: Told, { leverage, exclusive, hedging }: Ways): Plan {
  const n1 = said({ prose, params }, ['n1', 'fast'], /fast SMA (\d+)/u, 10);
  const n2 = said({ prose, params }, ['n2', 'slow'], /slow SMA (\d+)/u, 30);
  const mode = typeof params['mode'] === 'string' ? params['mode'] : 'reversal';
  const told = { mode, exclusive, hedging, leverage, params };
  const warmUp = Math.max(n1, n2) - 1;
  const definition: StrategyDefinition = {
    name: 'SMA cross',
    setup(s) {
      const [fast, slow] = [s.sma(n1), s.sma(n2)];
      s.warmUp(warmUp + 1);
      return () => {
        if (crossed(fast, slow)) enter(s, 1, told);
        else if (crossed(slow, fast)) enter(s, -1, told);
      };
    },
  };
  return { definition, warmUp };
}

/** While flat a stop above the highest high, placed anew at each bar; out when the close is not above the lowest low. */
export function breakout(told: Told, leverage: number): Plan {
  const length = said(told, ['n', 'length', 'period'], /Donchian (\d+)/u, 20);
  const step = said(told, ['step'], /\)\s*\+\s*(\d+(?:\.\d+)?)/u, 0.01);
  const definition: StrategyDefinition = {
    name: 'breakout',
    setup(s) {
      const high = s.indicator('highest', { period: length }, { of: 'high' });
      const low = s.indicator('lowest', { period: length }, { of: 'low' });
      s.warmUp(length);
      return (bar) => {
        if (s.position().quantity === 0) {
          s.cancelAll();
          s.buy({ ...sizeOf(told.params['size'], leverage), stop: high.value + step });
        } else if (bar.close <= low.ago(1)) s.close();
      };
    },
  };
  return { definition, warmUp: length - 1 };
}

/** While flat a limit below the close with exits around it, placed anew at each bar. */
export function limitDip(told: Told, leverage: number): Plan {
  const dip = said(told, ['dip', 'a'], /limit at Close\*\(1-(\d+(?:\.\d+)?)(%)?\)/u, 0.03);
  const sl = said(told, ['sl'], /SL Close\*\(1-(\d+(?:\.\d+)?)(%)?\)/u, 0.075);
  const tp = said(told, ['tp'], /TP Close\*\(1\+(\d+(?:\.\d+)?)(%)?\)/u, 0.03);
  const size = said(told, ['size'], /size (\d+(?:\.\d+)?)/u, 10);
  const definition: StrategyDefinition = {
    name: 'limit dip',
    setup(s) {
      s.warmUp(1);
      return ({ close }) => {
        if (s.position().quantity !== 0) return;
        s.cancelAll();
        s.buy({ ...sizeOf(size, leverage), limit: close * (1 - dip), ...exitsOf(1, close, sl, tp) });
      };
    },
  };
  return { definition, warmUp: 0 };
}

/** One purchase at a bar, with a target: `on bar index 1 buy size=100 tp=3`. */
export function onePurchase(script: string): Plan | null {
  const [, at, side, size, tp] =
    /on bar index (\d+) (buy|sell) size=(\d+)(?: tp=(\d+(?:\.\d+)?))?/u.exec(script) ?? [];
  if (at === undefined) return null;
  const order = { quantity: Number(size), ...(tp === undefined ? {} : { takeProfit: Number(tp) }) };
  const definition: StrategyDefinition = {
    name: 'one purchase',
    setup(s) {
      const bars = s.bars();
      return () => {
        if (bars.count !== Number(at) + 1) return;
        if (side === 'buy') s.buy(order);
        else s.sell(order);
      };
    },
  };
  return { definition, warmUp: 0 };
}

/** All-in at the first bar it is asked, out at the next one. */
export function inAndOut(leverage: number): Plan {
  const definition: StrategyDefinition = {
    name: 'in and out',
    setup(s) {
      const bars = s.bars();
      s.warmUp(1);
      return () => {
        if (bars.count === 2) s.buy(sizeOf(FULL, leverage));
        else if (bars.count === 3) s.close();
      };
    },
  };
  return { definition, warmUp: 0 };
}

/** The plan that a case's words describe; null where it is none of these. */
export function planOf(told: Told, ways: Ways): Plan | null {
  if (/donchian/iu.test(told.prose)) return breakout(told, ways.leverage);
  if (/limit at Close/iu.test(told.prose)) return limitDip(told, ways.leverage);
  if (/SMA ?cross/iu.test(told.prose)) return smaCross(told, ways);
  return null;
}
