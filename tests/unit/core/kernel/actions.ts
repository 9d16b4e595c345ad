/** Random commands of every kind for a world, at prices around its last ones. */
import fc from 'fast-check';
import { valuation } from '#core/kernel/session.ts';
import type { CorporateAction } from '#core/model/corporate-action.ts';
import { usdVnd } from '#core/units/fx-rate.ts';
import { money } from '#core/units/units.ts';
import type { Command } from '#core/model/commands.ts';
import { stepTicks } from '#core/model/instrument.ts';
import type { RuleSet } from '#core/model/rules.ts';
import type { OrderIntent, OrderType, TimeInForce } from '#core/model/order.ts';
import { ORDER_TYPES, TIMES_IN_FORCE } from '#core/venues/matrix.ts';
import { rulesOf } from '../../../support/kernel.ts';
import { TRADED, type World } from './world.ts';

const MARKET = {
  type: 'market',
  timeInForce: 'IOC',
  price: null,
  stop: null,
  source: 'api',
  note: '',
} as const;
const LOCK = { state: 'reducing', until: 5 } as const;
const CROSS = { kind: 'strategy', strategy: 'cross' } as const;
const RULE_SETS: readonly RuleSet[] = [
  [],
  rulesOf(
    { rule: 'position-quantity', limit: 600, scope: CROSS },
    { rule: 'gross-exposure', limit: { equityBps: 500 }, scope: CROSS, severity: 'reduce' },
    {
      rule: 'value-at-risk',
      method: 'parametric',
      confidence: 95,
      horizon: 1,
      limit: { equityBps: 90 },
      scope: CROSS,
    },
  ),
  rulesOf(
    { rule: 'position-value', limit: { equityBps: 300 }, severity: 'reduce' },
    { rule: 'value-at-risk', method: 'historical', confidence: 95, horizon: 1, limit: { equityBps: 40 } },
    { rule: 'daily-loss', limit: { equityBps: 1 }, lock: LOCK },
  ),
  rulesOf(
    { rule: 'order-rate', orders: 2, windowMs: 600_000 },
    { rule: 'working-orders', limit: 4 },
    { rule: 'loss-streak', losses: 1, lock: LOCK },
    {
      rule: 'expected-shortfall',
      method: 'parametric',
      confidence: 99,
      horizon: 2,
      limit: { equityBps: 90 },
    },
  ),
];

const seldom = fc.integer({ min: 0, max: 11 });
const intentArb = fc.record({
  buy: fc.boolean(),
  type: fc.constantFrom<OrderType>('limit', 'limit', 'limit', ...ORDER_TYPES),
  timeInForce: fc.constantFrom<TimeInForce>('GTC', 'GTD', 'DAY', ...TIMES_IN_FORCE),
  lots: fc.integer({ min: 1, max: 9 }),
  limit: fc.integer({ min: -6, max: 6 }),
  stop: fc.integer({ min: -5, max: 5 }),
  part: fc.integer({ min: 1, max: 9 }),
  attribute: seldom,
  strategy: fc.constantFrom(undefined, 'cross', 'trend'),
  policy: fc.constantFrom('allow', 'cancel-oldest', 'cancel-both', 'decrement', undefined),
});
type Drawn = typeof intentArb extends fc.Arbitrary<infer T> ? T : never;

const which = fc.nat(TRADED.length - 1);
const actionArb = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('order' as const), which, drawn: intentArb }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      which,
      kind: fc.constantFrom('oco' as const, 'oto' as const, 'bracket' as const),
      legs: fc.tuple(intentArb, intentArb, intentArb),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick: fc.nat(40) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('replace' as const),
      pick: fc.nat(40),
      off: fc.integer({ min: -4, max: 4 }),
      lots: fc.integer({ min: -4, max: 4 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('wait' as const), steps: fc.integer({ min: 1, max: 25 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('anchor' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('company' as const),
      which,
      action: fc.constantFrom<CorporateAction>(
        { kind: 'split', numerator: 2, denominator: 1, cashInLieu: null },
        { kind: 'split', numerator: 1, denominator: 2, cashInLieu: money(70_000) },
        { kind: 'stock-dividend', numerator: 15, denominator: 100, cashInLieu: null },
        { kind: 'cash-dividend', perShare: money(500), taxPpm: null },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('money' as const),
      kind: fc.constantFrom('deposit' as const, 'withdraw' as const, 'convert' as const),
      amount: fc.integer({ min: 1, max: 1_000_000_007 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rules' as const), set: fc.nat(RULE_SETS.length - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('desk' as const),
      command: fc.constantFrom<Command>(
        { kind: 'resume-trading' },
        { kind: 'resume-trading' },
        { kind: 'resume-trading' },
        { kind: 'resume-trading' },
        { kind: 'limit-trading', mode: 'reducing', until: 'day-end' },
        { kind: 'limit-trading', mode: 'halted', until: null },
        { kind: 'emergency-stop', flatten: true },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bet' as const), which, buy: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('watch' as const), which, watched: fc.boolean() }) },
);
type Action = typeof actionArb extends fc.Arbitrary<infer T> ? T : never;

function attributes({ attribute, part, lots }: Drawn, lot: number, now: number): Partial<OrderIntent> {
  const size = Math.min(part, lots) * lot;
  switch (attribute) {
    case 0:
    case 6:
      return { display: size as never };
    case 1:
      return { minimum: size as never };
    case 2:
      return { allOrNone: true };
    case 3:
      return { postOnly: part > 4 ? 'reject' : 'reprice' };
    case 4:
    case 7:
      return { reduceOnly: true };
    case 5:
      return { maxSlippage: part };
    case 8:
      return { sendAt: (now + part * 40_000) as never };
    default:
      return {};
  }
}

function intentOf(world: World, index: number, drawn: Drawn): OrderIntent {
  const instrument = TRADED[index]!;
  const { type, timeInForce, policy } = drawn;
  const last = world.market.last(instrument.id);
  const at = (steps: number) => stepTicks(instrument, last, steps * (index === 0 ? 1 : 20));
  const lot = index === 0 ? 100 : 20;
  const limited = ['limit', 'stop-limit', 'limit-if-touched'].includes(type);
  const stopped = ['stop', 'stop-limit', 'market-if-touched', 'limit-if-touched'].includes(type);
  const limitOffset = type === 'trailing-stop-limit' ? { limitOffset: drawn.part } : {};
  const trail = { by: 'basis-points' as const, distance: drawn.part * 5, ...limitOffset };
  return {
    instrumentId: instrument.id,
    side: drawn.buy ? 'buy' : 'sell',
    type,
    timeInForce,
    quantity: (drawn.lots * lot) as never,
    price: limited ? at(drawn.limit) : null,
    stop: stopped ? at(drawn.stop) : null,
    source: 'api',
    note: '',
    ...attributes(drawn, lot, world.tape.now()),
    ...(type.startsWith('trailing') ? { trail } : {}),
    ...(timeInForce === 'GTD' ? { expireAt: (world.tape.now() + drawn.part * 1_500_000) as never } : {}),
    ...(policy ? { selfTrade: policy } : {}),
    ...(drawn.strategy ? { strategy: drawn.strategy } : {}),
  };
}

function groupOf(world: World, action: Extract<Action, { do: 'group' }>): Command {
  const { kind, legs, which: index } = action;
  const used = kind === 'bracket' ? legs : legs.slice(0, 2);
  const [first] = used;
  return {
    kind: 'place-group',
    group: kind,
    legs: used.map((drawn, place) => {
      const role = kind !== 'oco' && place === 0 ? 'entry' : 'exit';
      const against = kind === 'bracket' && role === 'exit';
      const buy = against ? !first!.buy : drawn.buy;
      const lots = against ? Math.min(drawn.lots, first!.lots) : drawn.lots;
      return { role, intent: intentOf(world, index, { ...drawn, buy, lots }) };
    }),
  };
}

function moneyCommand({ kind, amount }: Extract<Action, { do: 'money' }>): Command {
  if (kind !== 'convert') return { kind, currency: 'USD', amount: money(amount) };
  const rate = usdVnd(25_413_370_000);
  return { kind: 'convert-currency', from: 'VND', to: 'USD', amount: money(amount), rate, spreadPpm: 1_500 };
}

/** All that borrowed money buys, or shorts. Accounts without any do not bet. */
function betOf(world: World, { which: index, buy }: Extract<Action, { do: 'bet' }>): Command | null {
  const { terms } = world.state.account!;
  if (terms.margin.kind !== 'leverage') return null;
  const { id, currency, lotSize } = TRADED[index]!;
  const power = valuation(world)[currency].buyingPower * terms.margin.times * 0.97;
  const lots = Math.floor(power / world.market.last(id) / lotSize);
  const intent = { ...MARKET, instrumentId: id, side: buy ? 'buy' : 'sell', quantity: lots * lotSize };
  return lots > 0 ? { kind: 'place-order', intent: intent as OrderIntent } : null;
}

function commandOf(world: World, action: Action): Command | null {
  const orders = [...world.state.orders.values()];
  const picked = 'pick' in action ? orders[action.pick % Math.max(1, orders.length)] : undefined;
  switch (action.do) {
    case 'order':
      return { kind: 'place-order', intent: intentOf(world, action.which, action.drawn) };
    case 'group':
      return groupOf(world, action);
    case 'cancel':
      return picked ? { kind: 'cancel-order', orderId: picked.id } : null;
    case 'replace': {
      if (!picked) return null;
      const instrument = world.state.instruments.get(picked.instrumentId)!;
      const moved = picked.price === null ? null : stepTicks(instrument, picked.price, action.off);
      const size = picked.quantity + action.lots * instrument.lotSize * (instrument.lotSize === 1 ? 20 : 1);
      return { kind: 'replace-order', orderId: picked.id, price: moved, quantity: size as never };
    }
    case 'wait':
      return { kind: 'advance-tape', steps: action.steps };
    case 'anchor': {
      const { id } = TRADED[action.which]!;
      return { kind: 'anchor-instrument', instrumentId: id, price: world.market.last(id), source: 'test' };
    }
    case 'company':
      return {
        kind: 'apply-corporate-action',
        instrumentId: TRADED[action.which]!.id,
        action: action.action,
      };
    case 'money':
      return moneyCommand(action);
    case 'rules':
      return { kind: 'set-rules', rules: RULE_SETS[action.set]! };
    case 'bet':
      return betOf(world, action);
    case 'desk':
      return action.command;
    case 'watch':
      return { kind: 'watch-instrument', instrumentId: TRADED[action.which]!.id, watched: action.watched };
  }
}

export function act(world: World, actions: readonly Action[]): Command[] {
  return actions.flatMap((action) => {
    const command = commandOf(world, action);
    if (command) world.run(command);
    return command ? [command] : [];
  });
}

/** The commands of one session. */
export const actionsArb = fc.array(actionArb, { minLength: 30, maxLength: 30, size: 'max' });
