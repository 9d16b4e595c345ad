/**
 * The support matrix: what becomes of an order of given terms that is entered in a given phase. A total function: every
 * type, time in force, attribute and phase has an answer.
 *
 * - `native`: the venue takes it as it is.
 * - `held`: Tapedeck works it; `by` is what it waits for or needs first, `also` the rest, in the order in which they come
 *   to bear. Held by one of WAITS it is not at the venue yet; otherwise it is sent at once and worked from here.
 * - `refused`, with the reason.
 *
 * A held order is asked about again when the phase changes. Then a refusal leaves it waiting, except `PHASE_PASSED`,
 * which ends it: a post-only order kept overnight sits out the opening auction.
 *
 * Entered while the venue is closed, an order is for the next trading day.
 */
import type { OrderIntent, OrderType, TimeInForce } from '../model/order.ts';
import { AUCTIONS, phaseRules, TRADING, type Phase, type VenueRules } from './rules.ts';

export interface OrderTerms {
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly iceberg?: boolean;
  readonly postOnly?: boolean;
  readonly allOrNone?: boolean;
  readonly minimum?: boolean;
  readonly reduceOnly?: boolean;
}

/**
 * What Tapedeck does: wait for a trigger, for a phase, for enough size on the other side; send another type and cancel
 * what it must not leave; send again every day; show a part at a time; keep it from taking; keep it within the position.
 */
export type HeldBy =
  'trigger' | 'session' | 'size' | 'conversion' | 'renewal' | 'iceberg' | 'post-only' | 'reduce-only';

/** Held by one of these, an order is not at the venue yet. */
const WAITS: readonly HeldBy[] = ['trigger', 'session', 'size'];

export type RefusalReason =
  /** The auction it is meant for is over for today. */
  | 'PHASE_PASSED'
  /** A market order has no price to wait at. */
  | 'NO_CONTINUOUS_TRADING'
  /** IOC and FOK trade at once or not at all. */
  | 'IMMEDIATE_NEEDS_CONTINUOUS'
  /** In an auction nobody makes or takes. */
  | 'POST_ONLY_IN_AUCTION'
  /** No venue phase takes this type, not even in another form. */
  | 'TYPE_NOT_TAKEN'
  /** The type cannot have this time in force. */
  | 'TYPE_TIME_CONFLICT'
  /** The attributes contradict each other, the type or the time in force. */
  | 'ATTRIBUTES_CONFLICT';

export type Support =
  | { readonly kind: 'native' }
  | { readonly kind: 'held'; readonly by: HeldBy; readonly also: readonly HeldBy[] }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** What an order waiting for its trigger becomes. */
const TRIGGERS: Readonly<Partial<Record<OrderType, 'market' | 'limit'>>> = {
  stop: 'market',
  'stop-limit': 'limit',
  'trailing-stop': 'market',
  'trailing-stop-limit': 'limit',
  'market-if-touched': 'market',
  'limit-if-touched': 'limit',
};

type Sent = 'market' | 'limit' | 'market-to-limit';

/** The type that reaches the venue: of a stop, what it becomes. */
export const sentType = (type: OrderType): Sent => TRIGGERS[type] ?? (type as Sent);

export const isTriggered = (type: OrderType): boolean => TRIGGERS[type] !== undefined;

export const termsOf = (intent: OrderIntent): OrderTerms => ({
  type: intent.type,
  timeInForce: intent.timeInForce,
  iceberg: intent.display !== undefined,
  postOnly: intent.postOnly !== undefined,
  allOrNone: intent.allOrNone === true,
  minimum: intent.minimum !== undefined,
  reduceOnly: intent.reduceOnly === true,
});

/** What has to be done for an order (nothing: native), or why it cannot be. */
type Ways = readonly HeldBy[] | RefusalReason;

export function supportFor(rules: VenueRules, phase: Phase, terms: OrderTerms): Support {
  const conflict = conflictOf(terms);
  if (conflict) return { kind: 'refused', reason: conflict };
  const ways = isTriggered(terms.type) ? untilTriggered(rules, terms) : placed(rules, phase, terms);
  if (typeof ways === 'string') return { kind: 'refused', reason: ways };
  const [by, ...also] = [...ways, ...attributes(rules, phase, terms, ways)];
  return by === undefined ? { kind: 'native' } : { kind: 'held', by, also };
}

const atAuction = (time: TimeInForce): boolean => time === 'AT_OPEN' || time === 'AT_CLOSE';
const immediate = (time: TimeInForce): boolean => time === 'IOC' || time === 'FOK';

function conflictOf(terms: OrderTerms): RefusalReason | null {
  if (typeConflicts(terms)) return 'TYPE_TIME_CONFLICT';
  return restConflicts(terms) || sizeConflicts(terms) ? 'ATTRIBUTES_CONFLICT' : null;
}

function typeConflicts({ type, timeInForce }: OrderTerms): boolean {
  if (atAuction(timeInForce)) return isTriggered(type) || type === 'market-to-limit';
  return type === 'market-to-limit' && immediate(timeInForce);
}

/** What shows a part, or never takes, has to wait in a book. */
function restConflicts({ type, timeInForce, postOnly, iceberg }: OrderTerms): boolean {
  const rests = sentType(type) === 'limit' && !atAuction(timeInForce) && !immediate(timeInForce);
  return (postOnly === true || iceberg === true) && !rests;
}

/** A part at a time cannot be all at once, and what never takes cannot ask for a first execution. */
function sizeConflicts(terms: OrderTerms): boolean {
  if (!terms.allOrNone && !terms.minimum) return false;
  if (atAuction(terms.timeInForce) || terms.type === 'market-to-limit' || terms.postOnly) return true;
  return terms.allOrNone === true && terms.iceberg === true;
}

function untilTriggered(rules: VenueRules, terms: OrderTerms): Ways {
  const then = placed(rules, 'continuous', { ...terms, type: sentType(terms.type) });
  return typeof then === 'string' ? then : ['trigger', ...then];
}

function placed(rules: VenueRules, phase: Phase, terms: OrderTerms): Ways {
  const { timeInForce } = terms;
  if (atAuction(timeInForce)) return forAuction(rules, phase, terms);
  if (terms.postOnly && AUCTIONS.includes(phase)) return 'POST_ONLY_IN_AUCTION';
  if (immediate(timeInForce) && !TRADING.includes(phase)) return 'IMMEDIATE_NEEDS_CONTINUOUS';
  const now = sentNow(rules, phase, terms);
  if (now) return now;
  const later = sentNow(rules, 'continuous', terms);
  if (!later) return 'TYPE_NOT_TAKEN';
  return sentType(terms.type) === 'limit' ? ['session', ...later] : 'NO_CONTINUOUS_TRADING';
}

type Takes = (type: Sent, time: TimeInForce) => boolean;

const takesIn = (rules: VenueRules, phase: Phase): Takes => {
  const { native } = phaseRules(rules, phase);
  return (type, time) => native[type]?.includes(time) === true;
};

/** How the venue can be given the order in this phase; null when it cannot. */
function sentNow(rules: VenueRules, phase: Phase, terms: OrderTerms): readonly HeldBy[] | null {
  const takes = takesIn(rules, phase);
  const { timeInForce } = terms;
  switch (sentType(terms.type)) {
    case 'limit':
      return limitNow(takes, timeInForce);
    case 'market':
      return marketNow(takes, timeInForce);
    case 'market-to-limit':
      return marketToLimitNow(takes, timeInForce);
  }
}

/** Sent for the day and again the next, where the venue keeps no order overnight. */
const renewal = (takes: Takes, time: TimeInForce): readonly HeldBy[] =>
  (time === 'GTC' || time === 'GTD') && !takes('limit', time) ? ['renewal'] : [];

function limitNow(takes: Takes, time: TimeInForce): readonly HeldBy[] | null {
  if (takes('limit', time)) return [];
  if (!takes('limit', 'DAY')) return null;
  return immediate(time) ? ['conversion'] : renewal(takes, time);
}

/** A market order never waits, so DAY, GTC, GTD and IOC are one; what a market-to-limit would rest is cancelled. */
function marketNow(takes: Takes, time: TimeInForce): readonly HeldBy[] | null {
  const asked = time === 'FOK' ? 'FOK' : 'DAY';
  if (takes('market', asked)) return [];
  return takes('market', 'DAY') || takes('market-to-limit', 'DAY') ? ['conversion'] : null;
}

function marketToLimitNow(takes: Takes, time: TimeInForce): readonly HeldBy[] | null {
  if (takes('market-to-limit', 'DAY')) return renewal(takes, time);
  return takes('market', 'DAY') ? ['conversion', ...renewal(takes, time)] : null;
}

const PASSED: Readonly<Record<'AT_OPEN' | 'AT_CLOSE', readonly Phase[]>> = {
  AT_OPEN: ['continuous', 'break', 'closing-auction', 'post-market', 'halt'],
  AT_CLOSE: ['post-market'],
};

/** Where the auction takes no limit of its own, a limit order for the day is sent and cancelled when the auction is over. */
function forAuction(rules: VenueRules, phase: Phase, terms: OrderTerms): Ways {
  const time = terms.timeInForce as 'AT_OPEN' | 'AT_CLOSE';
  const type = sentType(terms.type);
  if (PASSED[time].includes(phase)) return 'PHASE_PASSED';
  if (takesIn(rules, phase)(type, time)) return [];
  const auction = time === 'AT_OPEN' ? 'opening-auction' : 'closing-auction';
  const takes = takesIn(rules, auction);
  const wait: readonly HeldBy[] = phase === auction ? [] : ['session'];
  if (takes(type, time)) return wait;
  return type === 'limit' && takes('limit', 'DAY') ? [...wait, 'conversion'] : 'TYPE_NOT_TAKEN';
}

function attributes(rules: VenueRules, phase: Phase, terms: OrderTerms, ways: readonly HeldBy[]): HeldBy[] {
  const held: HeldBy[] = [];
  if (terms.allOrNone || terms.minimum) {
    // Whether an auction fills it whole is known only when it is over: it waits for the continuous session.
    if (AUCTIONS.includes(phase) && !WAITS.some((wait) => ways.includes(wait))) held.push('session');
    held.push('size');
  }
  if (terms.iceberg && !rules.iceberg) held.push('iceberg');
  if (terms.postOnly && !rules.postOnly) held.push('post-only');
  if (terms.reduceOnly) held.push('reduce-only');
  return held;
}
