/** Placing orders, alone or in groups: risk, acceptance, and the way to the venue. */
import type { Venue } from '../matching/venue.ts';
import { USER } from '../matching/book-desk.ts';
import type { VenueOrder } from '../matching/orders.ts';
import type { Command } from '../model/commands.ts';
import type { CheckResult, Denial } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { GroupKind, GroupPlace, GroupRole, Order, OrderIntent } from '../model/order.ts';
import { groupDenial } from '../risk/group-terms.ts';
import { money, quantity, type Price, type Quantity } from '../units/units.ts';
import { bookSide, restingPrice } from './context.ts';
import { judge, type Judgement } from './judge.ts';
import { settle } from './reports.ts';
import { done, emit, stamp, type Outcome, type Session } from './session.ts';

const ATTRIBUTES = [
  'trail',
  'display',
  'minimum',
  'allOrNone',
  'postOnly',
  'reduceOnly',
  'expireAt',
  'sendAt',
  'maxSlippage',
  'selfTrade',
  'group',
] as const satisfies readonly (keyof VenueOrder & keyof Order)[];

/** The order as its venue works it. */
export function venueOrder(order: Order): VenueOrder {
  const { number: key, side, type, timeInForce, price, stop, quantity: size } = order;
  const plain = {
    key,
    owner: USER,
    side: bookSide(side),
    type,
    timeInForce,
    quantity: size,
    limit: price,
    stop,
  };
  const used = ATTRIBUTES.filter((name) => order[name] !== undefined).map((name) => [name, order[name]]);
  return { ...plain, ...Object.fromEntries(used) };
}

function denyOrder(
  session: Session,
  intent: OrderIntent,
  { denial, checks }: { denial: Denial; checks: readonly CheckResult[] },
  venue: Venue | undefined,
): Outcome {
  const number = session.state.lastOrder + 1;
  const orderId = session.ports.ids.order(number);
  const met = venue?.met() ?? null;
  emit(session, { kind: 'order-denied', ...stamp(session), orderId, number, intent, checks, denial, met });
  return { denial, orders: [orderId] };
}

const NO_CHECKS: readonly CheckResult[] = [];

function acceptOrder(
  session: Session,
  { intent, checks, fees }: Judgement,
  asked: Quantity,
  belongs: { basketId: string | null; group?: GroupPlace },
): Order {
  const { state, ports } = session;
  const venue = ports.market.venue(intent.instrumentId);
  const number = state.lastOrder + 1;
  const standsAt = intent.price === null ? restingPrice(venue, intent) : null;
  // What a follower at the market will cost is not known: the most it can.
  const most = belongs.group?.adds && standsAt === null ? (venue.band?.ceiling ?? venue.last) : null;
  const claimPrice = standsAt === intent.stop ? (most as Price | null) : standsAt;
  const order: Order = {
    ...intent,
    ...belongs,
    ...(claimPrice === null ? {} : { claimPrice }),
    ...(asked === intent.quantity ? {} : { asked }),
    id: ports.ids.order(number),
    number,
    placedAt: ports.clock.now(),
    filled: quantity(0),
    leaves: intent.quantity,
    filledNotional: money(0),
    expectedFees: fees,
  };
  const told = ports.brief ? NO_CHECKS : checks;
  emit(session, { kind: 'order-accepted', ...stamp(session), order, checks: told, met: venue.met() });
  return order;
}

/** `basketId` null for a single order. */
export function placeOrder(session: Session, intent: OrderIntent, basketId: string | null): Outcome {
  const { state, ports } = session;
  const instrument = state.instruments.get(intent.instrumentId);
  if (!instrument) {
    const denial = { code: 'UNKNOWN_INSTRUMENT', instrument: intent.instrumentId } as const;
    return denyOrder(session, intent, { denial, checks: [] }, undefined);
  }
  const venue = ports.market.venue(instrument.id);
  const answer = judge(session, intent, instrument, {}, true);
  const { denial, checks } = answer;
  if (denial) return denyOrder(session, intent, { denial, checks }, venue);
  const order = acceptOrder(session, answer, intent.quantity, { basketId });
  venue.submitOrder(venueOrder(order));
  settle(session, venue);
  return done(order.id);
}

type PlaceGroup = Extract<Command, { kind: 'place-group' }>;

type Legs = PlaceGroup['legs'];
const signed = ({ side, quantity: size }: OrderIntent): number => (side === 'buy' ? size : -size);
const entryOf = (legs: Legs): OrderIntent | undefined => legs.find(({ role }) => role === 'entry')?.intent;

/** A follower that adds to what its entry builds up, instead of closing it. */
const addsToEntry = (kind: GroupKind, role: GroupRole, { side }: OrderIntent, legs: Legs): boolean =>
  kind === 'oto' && role === 'exit' && side === entryOf(legs)?.side;

/** Each order with those before it: what the entry and the followers that add will have done, and the power they take. */
function judgeLegs(session: Session, kind: GroupKind, legs: Legs, instrument: Instrument): Judgement[] {
  const entry = entryOf(legs);
  let expected = entry ? signed(entry) : 0;
  let taken = 0;
  return legs.map(({ role, intent }, siblings) => {
    const follows = role === 'exit';
    const around = { siblings, expected: follows ? expected : 0, taken: kind === 'oto' ? taken : 0 };
    const answer = judge(session, intent, instrument, around);
    const power = answer.checks.find(({ check }) => check === 'buying-power')?.value;
    taken += typeof power === 'number' ? Math.max(0, power) : 0;
    if (addsToEntry(kind, role, intent, legs)) expected += signed(intent);
    return answer;
  });
}

/** All orders of the group are placed, or each is denied: by its own reason, or because another one was. */
export function placeGroup(
  session: Session,
  { group: kind, legs }: Omit<PlaceGroup, 'kind'>,
  basketId: string | null,
): Outcome {
  const { state, ports } = session;
  const intents = legs.map(({ intent }) => intent);
  const instrument = intents[0] && state.instruments.get(intents[0].instrumentId);
  const wrong = groupDenial(kind, legs, instrument);
  if (wrong || !instrument) {
    const denial = wrong ?? ({ code: 'UNKNOWN_INSTRUMENT', instrument: intents[0]!.instrumentId } as const);
    return denyLegs(
      session,
      intents.map((intent) => ({ intent, denial, checks: [] })),
    );
  }
  const answers = judgeLegs(session, kind, legs, instrument);
  const denied = answers.findIndex(({ denial }) => denial !== null);
  if (denied >= 0) {
    const other = { code: 'GROUP_LEG_DENIED', leg: denied + 1 } as const;
    return denyLegs(
      session,
      answers.map(({ checks, denial }, leg) => ({ intent: intents[leg]!, checks, denial: denial ?? other })),
    );
  }
  const id = `G${state.lastOrder + 1}`;
  const orders = legs.map(({ role, intent }, leg) => {
    const adds = addsToEntry(kind, role, intent, legs);
    const group: GroupPlace = { id, kind, role, size: legs.length, ...(adds ? { adds } : {}) };
    return acceptOrder(session, answers[leg]!, intent.quantity, { basketId, group });
  });
  const venue = ports.market.venue(instrument.id);
  for (const order of orders) venue.submitOrder(venueOrder(order));
  settle(session, venue);
  return done(...orders.map((order) => order.id));
}

function denyLegs(
  session: Session,
  legs: readonly { intent: OrderIntent; denial: Denial; checks: readonly CheckResult[] }[],
): Outcome {
  const orders = legs.map(({ intent, ...answer }) => {
    const venue = session.ports.market.find(intent.instrumentId);
    return denyOrder(session, intent, answer, venue).orders[0]!;
  });
  const first = legs.find(({ denial }) => denial.code !== 'GROUP_LEG_DENIED') ?? legs[0];
  return { denial: first?.denial ?? { code: 'GROUP_INVALID', reason: 'no-orders' }, orders };
}
