/** Rules as a strategy: conditions are looked at when a bar is over, orders go out at once. */
import { DAY_MS, weekdayOf } from '#core/units/civil.ts';
import type { Line, OrderOptions, Strategy, StrategyDefinition } from '../strategy/api.ts';
import { parseRules } from './parse.ts';
import type { Condition, Distance, Operand, RuleNumber, Side } from './rules.ts';

type Test = () => boolean;
type Value = { readonly line: Line | null; read(): number };

const MINUTES = 1_440;
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

class Maker {
  private readonly s: Strategy;

  constructor(s: Strategy) {
    this.s = s;
  }

  number(value: RuleNumber): number {
    return typeof value === 'number' ? value : (this.s.parameters[value.parameter] as number);
  }

  test(condition: Condition): Test {
    if ('all' in condition) {
      const tests = condition.all.map((each) => this.test(each));
      return () => tests.every((test) => test());
    }
    if ('any' in condition) {
      const tests = condition.any.map((each) => this.test(each));
      return () => tests.some((test) => test());
    }
    if ('not' in condition) {
      const test = this.test(condition.not);
      return () => !test();
    }
    if ('time' in condition) return this.within(condition.time);
    if ('weekdays' in condition)
      return () => condition.weekdays.includes(weekdayOf(Math.floor(this.s.bars().time / DAY_MS)));
    return this.comparison(condition);
  }

  distance(distance: Distance | undefined): (() => number) | null {
    if (!distance) return null;
    const { s } = this;
    if ('share' in distance) {
      const share = this.number(distance.share);
      return () => s.bars().close * share;
    }
    const atr = s.atr(this.number(distance.length));
    const ranges = this.number(distance.ranges);
    return () => atr.value * ranges;
  }

  /** From a time up to before another; over midnight where that is earlier. */
  private within({ from, to }: { readonly from: string; readonly to: string }): Test {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    const length = (end - begin + MINUTES) % MINUTES;
    return () => {
      const now = Math.floor(this.s.bars().time / 60_000) % MINUTES;
      return (now - begin + MINUTES) % MINUTES < length;
    };
  }

  private comparison({ compare, is, to }: Extract<Condition, { is: string }>): Test {
    const [mine, its] = [this.value(compare), this.value(to)];
    switch (is) {
      case 'above':
        return () => mine.read() > its.read();
      case 'below':
        return () => mine.read() < its.read();
      default: {
        const above = is === 'crosses-above';
        const { line } = mine;
        // A number never crosses anything: the other side crosses it, the other way.
        if (!line) return this.crossed(its.line, mine.read, !above);
        return this.crossed(line, its.line ?? its.read, above);
      }
    }
  }

  private crossed(line: Line | null, other: Line | (() => number), above: boolean): Test {
    if (!line) return () => false;
    const target = typeof other === 'function' ? other() : other;
    return above ? () => line.crossesAbove(target) : () => line.crossesBelow(target);
  }

  private value(operand: Operand): Value {
    if ('number' in operand) {
      const number = this.number(operand.number);
      return { line: null, read: () => number };
    }
    const { ago = 0 } = operand;
    const line = this.line(operand);
    return { line, read: () => line.ago(ago) };
  }

  private line(operand: Exclude<Operand, { number: RuleNumber }>): Line {
    const { s } = this;
    if ('price' in operand) return s.bars().line(operand.price);
    const { indicator, parameters = {}, of, output, timeframe } = operand;
    const set = Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : this.number(value),
    ]);
    return s.indicator(indicator, Object.fromEntries(set), {
      ...(of === undefined ? {} : { of }),
      ...(output === undefined ? {} : { output }),
      ...(timeframe === undefined ? {} : { bars: s.bars(undefined, timeframe) }),
    });
  }
}

interface Acting {
  readonly sign: 1 | -1;
  enters: Test;
  exits: Test | null;
  options(): OrderOptions;
  /** Bars at the longest; null for as long as it likes. */
  readonly most: number | null;
}

function acting(maker: Maker, s: Strategy, side: Side | null, sign: 1 | -1): Acting | null {
  if (!side) return null;
  const stop = maker.distance(side.stop);
  const target = maker.distance(side.target);
  return {
    sign,
    enters: maker.test(side.enter),
    exits: side.exit ? maker.test(side.exit) : null,
    most: side.bars === undefined ? null : maker.number(side.bars),
    options: () => {
      const { close } = s.bars();
      return {
        ...(stop ? { stopLoss: close - sign * stop() } : {}),
        ...(target ? { takeProfit: close + sign * target() } : {}),
      };
    },
  };
}

/** The strategy of rules in JSON. Throws `StrategyFault` where they are none. */
export function definitionOfRules(json: string): StrategyDefinition {
  const { name, about, parameters = {}, long, short, size } = parseRules(json);
  return {
    name,
    ...(about === undefined ? {} : { about }),
    parameters,
    setup(s) {
      const maker = new Maker(s);
      const sides = [acting(maker, s, long, 1), acting(maker, s, short, -1)].filter((each) => each !== null);
      const trails = [long, short].map((each) =>
        each?.trail === undefined ? null : maker.number(each.trail),
      );
      let held = 0;
      const enter = ({ sign, options }: Acting): void => {
        const asked = { ...options(), ...(size ? { size } : {}) };
        if (sign > 0) s.buy(asked);
        else s.sell(asked);
        held = 0;
      };
      return {
        onBar() {
          const { quantity } = s.position();
          const now = sides.find(({ sign }) => quantity * sign > 0);
          if (now) {
            held += 1;
            const over = now.most !== null && held >= now.most;
            if (over || now.exits?.() === true) s.close();
          }
          if (quantity !== 0 || s.orders().length > 0) return;
          const next = sides.find(({ enters }) => enters());
          if (next) enter(next);
        },
        onFill({ side: filled }) {
          const trail = trails[filled === 'buy' ? 0 : 1];
          const { quantity } = s.position();
          const opened = filled === 'buy' ? quantity > 0 : quantity < 0;
          if (trail === null || trail === undefined || !opened) return;
          const options = { quantity: Math.abs(quantity), trail: { share: trail }, reduceOnly: true };
          if (filled === 'buy') s.sell(options);
          else s.buy(options);
        },
      };
    },
  };
}
