/** Random commands for a venue, made so that orders meet, trigger, and are tied to one another. */
import fc from 'fast-check';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { GroupKind, OrderType, SelfTradePolicy, TimeInForce } from '#core/model/order.ts';
import { rulesAt, SIMULATED, VENUES } from '#core/venues/registry.ts';
import { type Phase, type VenueRules } from '#core/venues/rules.ts';
import { supportFor } from '#core/venues/support.ts';

export const INSTRUMENT = {
  id: 'X',
  symbol: 'X',
  exchange: 'HOSE',
  tickTable: [
    { from: 0, tick: 1 },
    { from: 1_000, tick: 5 },
  ],
  lotSize: 1,
  bandBps: 100,
  listedPrice: 1_000,
} as unknown as Instrument;
export const US = { ...INSTRUMENT, bandBps: null } as Instrument;

/** The prices of the tests: a tick boundary lies among them. */
export const PRICES = [994, 995, 996, 997, 998, 999, 1_000, 1_005, 1_010];

export const RULES: Readonly<Record<string, VenueRules | null>> = {
  none: null,
  'HOSE 2016': rulesAt(SIMULATED.HOSE, '2020-01-06'),
  'HOSE 2022': rulesAt(SIMULATED.HOSE, '2023-01-04'),
  'HOSE 2025': rulesAt(SIMULATED.HOSE, '2025-06-02'),
  NASDAQ: rulesAt(VENUES.NASDAQ, '2025-06-02'),
  NYSE: rulesAt(SIMULATED.NYSE, '2025-06-02'),
  'pauses at half a percent': {
    ...rulesAt(VENUES.NASDAQ, '2025-06-02'),
    volatilityHalt: { moveBps: 50, windowMs: 300_000, pauseMs: 150_000 },
  },
};

const TYPES: readonly OrderType[] = [
  'limit',
  'limit',
  'limit',
  'limit',
  'market',
  'market-to-limit',
  'stop',
  'stop-limit',
  'trailing-stop',
  'trailing-stop-limit',
  'market-if-touched',
  'limit-if-touched',
];
const TIMES: readonly TimeInForce[] = [
  'GTC',
  'GTC',
  'DAY',
  'DAY',
  'GTD',
  'GTD',
  'IOC',
  'FOK',
  'AT_OPEN',
  'AT_CLOSE',
];
const POLICIES: readonly SelfTradePolicy[] = [
  'cancel-newest',
  'cancel-oldest',
  'cancel-both',
  'decrement',
  'allow',
];
const PHASES: readonly Phase[] = [
  ...Array<Phase>(10).fill('continuous'),
  'closed',
  'opening-auction',
  'opening-auction',
  'break',
  'closing-auction',
  'closing-auction',
  'halt',
  'pre-market',
];

const small = fc.integer({ min: 1, max: 9 });
const price = fc.constantFrom(...PRICES);
const seldom = fc.integer({ min: 0, max: 9 });

const termsArb = fc.record({
  owner: fc.constantFrom(1, 1, 1, 2),
  side: fc.constantFrom(BUY, SELL),
  type: fc.constantFrom(...TYPES),
  timeInForce: fc.constantFrom(...TIMES),
  quantity: small,
  limit: price,
  stop: price,
  trailTicks: fc.boolean(),
  distance: fc.integer({ min: 1, max: 4 }),
  part: small,
  attribute: seldom,
  other: seldom,
  policy: fc.constantFrom(...POLICIES),
});
type Terms = typeof termsArb extends fc.Arbitrary<infer T> ? T : never;

export const commandArb = fc.oneof(
  { weight: 36, arbitrary: fc.record({ do: fc.constant('order' as const), terms: termsArb }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      kind: fc.constantFrom<GroupKind>('oco', 'oto', 'bracket'),
      legs: fc.tuple(termsArb, termsArb, termsArb),
    }),
  },
  {
    weight: 54,
    arbitrary: fc.record({
      do: fc.constant('tape' as const),
      side: fc.constantFrom(BUY, SELL),
      limit: fc.option(price, { freq: 8 }),
      quantity: small,
      rests: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pull' as const), pick: fc.nat(50) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick: fc.nat(50) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('cancel-all' as const), side: fc.constantFrom(BUY, SELL) }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('replace' as const),
      pick: fc.nat(50),
      limit: fc.option(price),
      stop: fc.option(price),
      change: fc.integer({ min: -5, max: 5 }),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({ do: fc.constant('phase' as const), phase: fc.constantFrom(...PHASES) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('clock' as const), by: fc.nat(200_000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('day' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('position' as const),
      owner: fc.constantFrom(1, 2),
      held: fc.integer({ min: -9, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('copy' as const),
      how: fc.constantFrom('fork' as const, 'snapshot' as const),
    }),
  },
);
export type Command = typeof commandArb extends fc.Arbitrary<infer T> ? T : never;

/** Most types take part in no auction of their own; a conflict would only be refused. */
const COMMON: Partial<Record<TimeInForce, TimeInForce>> = { AT_OPEN: 'DAY', AT_CLOSE: 'GTC' };

/** The attributes that draw of the terms gives; one or two at a time. */
function attributes({ attribute, other, part, quantity, policy }: Terms): Partial<VenueOrder> {
  const of = (draw: number): Partial<VenueOrder> => {
    if (draw === 0) return { display: Math.min(part, quantity) };
    if (draw === 1) return { minimum: Math.min(part, quantity) };
    if (draw === 2) return { allOrNone: true };
    if (draw === 3) return { postOnly: part > 4 ? 'reject' : 'reprice' };
    return draw === 4 ? { reduceOnly: true } : draw === 5 ? { maxSlippage: part % 3 } : {};
  };
  return { ...of(attribute), ...of(other), selfTrade: policy };
}

export function orderOf(terms: Terms, key: number, now: number): VenueOrder {
  const { owner, side, type, timeInForce, quantity, distance } = terms;
  const limited = ['limit', 'stop-limit', 'limit-if-touched'].includes(type);
  const stopped = ['stop', 'stop-limit', 'market-if-touched', 'limit-if-touched'].includes(type);
  const offset = type === 'trailing-stop-limit' ? { limitOffset: terms.part % 3 } : {};
  const by = terms.trailTicks ? ('ticks' as const) : ('basis-points' as const);
  const trail = { by, distance: terms.trailTicks ? distance : distance * 20, ...offset };
  return {
    key,
    owner,
    side,
    type,
    timeInForce: limited || type === 'market' ? timeInForce : (COMMON[timeInForce] ?? timeInForce),
    quantity,
    limit: limited ? terms.limit : null,
    stop: stopped ? terms.stop : null,
    ...(type.startsWith('trailing') ? { trail } : {}),
    ...attributes(terms),
    ...(timeInForce === 'GTD' ? { expireAt: now + 50_000 * distance } : {}),
  };
}

/** Whether the order makes sense and the phase takes it, as the checks before the venue would say. */
export function admissible(rules: VenueRules | null, phase: Phase, order: VenueOrder): boolean {
  const support = supportFor(rules ?? RULES.NASDAQ!, phase, {
    type: order.type,
    timeInForce: order.timeInForce,
    iceberg: order.display !== undefined,
    postOnly: order.postOnly !== undefined,
    allOrNone: order.allOrNone === true,
    minimum: order.minimum !== undefined,
  });
  return support.kind !== 'refused' || (rules === null && !support.reason.endsWith('CONFLICT'));
}
