/**
 * What is typed in the ticket, read into what the engine takes: one order or a group; or the first thing that is missing.
 * Validity of lots, ticks and bands is the engine's verdict; here only what is no number at all.
 */
import type { Params } from '#contract/calls.ts';
import type { Ticket } from '#contract/shapes.ts';
import type { SupportRow } from '#contract/market-views.ts';
import { floorToTick, stepTicks, type Instrument } from '#core/model/instrument.ts';
import { mulDiv } from '#core/units/integer.ts';
import type { Locale, TextKey } from '#words/index.ts';
import type { PriceDraft, TicketDraft } from '../../state/draft.ts';
import { parseScaled } from '../../ui/format.ts';
import { MARKET_ZONE, momentOf } from '../../ui/time.ts';
import { exitTime, needsOf } from './needs.ts';

export type Legs = Params<'orders.previewGroup'>['legs'];
export type Request =
  | { readonly kind: 'single'; readonly ticket: Ticket }
  | { readonly kind: 'group'; readonly group: 'bracket' | 'oco'; readonly legs: Legs };

export type ReadDraft =
  | { readonly request: Request; readonly problem: null }
  | { readonly request: null; readonly problem: TextKey };

export interface DraftContext {
  readonly instrument: Instrument;
  readonly locale: Locale;
  /** Price of the market, from which distances of a market order's exits count. */
  readonly market: number;
  /** Attributes that the chosen type and time in force cannot have: what is typed for them is not sent. */
  readonly without: SupportRow['without'];
  /** Long and short stand side by side. */
  readonly hedging?: boolean;
  /** Lots that may be named to be closed; absent where orders name none. */
  readonly lots?: readonly number[];
}

/** Percentages are read to hundredths: basis points. */
const PERCENT_SCALE = 2;

/** Reads one text after the other and keeps the first problem. */
class Reader {
  problem: TextKey | null = null;
  private readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  number(text: string, scale: number, missing: TextKey, bad: TextKey): number {
    if (text.trim() === '') return this.fail(missing);
    return parseScaled(text, scale, this.locale) ?? this.fail(bad);
  }

  /** Absent where nothing is typed. */
  optional(text: string, scale: number, bad: TextKey): number | undefined {
    return text.trim() === '' ? undefined : this.number(text, scale, bad, bad);
  }

  fail(problem: TextKey): number {
    this.problem ??= problem;
    return 0;
  }
}

type Prices = Pick<Ticket, 'type' | 'price' | 'stop' | 'trail'>;

function readPrices(reader: Reader, draft: PriceDraft, { priceScale }: Instrument): Prices {
  const { type, distanceBy } = draft;
  const needs = needsOf(type);
  const stop = needs.stop
    ? reader.number(draft.stop, priceScale, 'ticket.enterStop', 'ticket.badStop')
    : null;
  const price = needs.limit
    ? reader.number(draft.price, priceScale, 'ticket.enterPrice', 'ticket.badPrice')
    : null;
  if (!needs.trail) return { type, price, stop };
  const scale = distanceBy === 'percent' ? PERCENT_SCALE : 0;
  const distance = reader.number(draft.distance, scale, 'ticket.enterDistance', 'ticket.badDistance');
  const offset = needs.offset
    ? { limitOffset: reader.number(draft.offset, 0, 'ticket.enterOffset', 'ticket.badOffset') }
    : {};
  const by = distanceBy === 'percent' ? 'basis-points' : 'ticks';
  return { type, price, stop, trail: { by, distance, ...offset } };
}

/** Only what is used and can be had, so that equal tickets are equal. */
function readAttributes(
  reader: Reader,
  draft: TicketDraft,
  { instrument, without }: DraftContext,
): Partial<Ticket> {
  const { quantityScale } = instrument;
  const { postOnly, selfTrade } = draft;
  const attributes = {
    display: without.iceberg ? undefined : reader.optional(draft.display, quantityScale, 'ticket.badDisplay'),
    minimum: without.minimum ? undefined : reader.optional(draft.minimum, quantityScale, 'ticket.badMinimum'),
    maxSlippage: needsOf(draft.type).sweeps
      ? reader.optional(draft.maxSlippage, 0, 'ticket.badSlippage')
      : undefined,
    ...choicesOf(draft, without),
    postOnly: postOnly === 'no' || without.postOnly ? undefined : postOnly,
    selfTrade: selfTrade === 'cancel-newest' ? undefined : selfTrade,
  };
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

const choicesOf = ({ allOrNone, reduceOnly }: TicketDraft, without: DraftContext['without']) => ({
  allOrNone: allOrNone && !without.allOrNone ? true : undefined,
  reduceOnly: reduceOnly && !without.reduceOnly ? true : undefined,
});

/** Whether it opens or closes, and the lots that it names. */
function readHolding(
  reader: Reader,
  { effect, closes }: TicketDraft,
  { instrument, hedging = false, lots = [] }: DraftContext,
): Partial<Ticket> {
  const named = lots.flatMap((lot) => {
    const quantity = reader.optional(closes[lot] ?? '', instrument.quantityScale, 'ticket.badQuantity');
    return quantity === undefined || quantity <= 0 ? [] : [{ lot, quantity }];
  });
  return { ...(hedging ? { effect } : {}), ...(named.length > 0 ? { closes: named } : {}) };
}

function readExpiry(reader: Reader, { timeInForce, expiry }: TicketDraft): Partial<Ticket> {
  if (timeInForce !== 'GTD') return {};
  if (expiry === '') reader.fail('ticket.enterExpiry');
  return { expireAt: momentOf(expiry, MARKET_ZONE) ?? reader.fail('ticket.enterExpiry') };
}

export function readDraft(draft: TicketDraft, context: DraftContext): ReadDraft {
  const { instrument, locale } = context;
  const reader = new Reader(locale);
  const { side, timeInForce, source } = draft;
  const quantity = reader.number(
    draft.quantity,
    instrument.quantityScale,
    'ticket.enterQuantity',
    'ticket.badQuantity',
  );
  const shared = { instrumentId: instrument.id, side, timeInForce, quantity, source } as const;
  const prices = readPrices(reader, draft, instrument);
  const expiry = readExpiry(reader, draft);
  const ticket: Ticket = {
    ...shared,
    ...prices,
    ...expiry,
    ...readAttributes(reader, draft, context),
    ...readHolding(reader, draft, context),
  };
  const request = requestOf(reader, draft, ticket, context);
  return reader.problem === null ? { request, problem: null } : { request: null, problem: reader.problem };
}

function requestOf(reader: Reader, draft: TicketDraft, ticket: Ticket, context: DraftContext): Request {
  switch (draft.mode) {
    case 'single':
      return { kind: 'single', ticket };
    case 'bracket':
      return { kind: 'group', group: 'bracket', legs: bracketLegs(reader, draft, ticket, context) };
    case 'oco':
      return { kind: 'group', group: 'oco', legs: pairLegs(reader, draft, ticket, context) };
  }
}

const opposite = (side: Ticket['side']): Ticket['side'] => (side === 'buy' ? 'sell' : 'buy');

/** The terms that the orders of a group share: what is typed as advanced is the first order's alone. */
const following = ({
  instrumentId,
  side,
  timeInForce,
  quantity,
  expireAt,
}: Ticket): Omit<Ticket, 'type'> => ({
  instrumentId,
  side,
  timeInForce,
  quantity,
  price: null,
  ...(expireAt === undefined ? {} : { expireAt }),
});

/** The entry, a limit order that takes the profit and a stop order that ends the loss. */
function bracketLegs(reader: Reader, draft: TicketDraft, entry: Ticket, context: DraftContext): Legs {
  const time = exitTime(entry.timeInForce);
  const closing = entry.effect === undefined ? {} : { effect: 'close' as const };
  const base = { ...following(entry), ...closing, side: opposite(entry.side), timeInForce: time };
  const from = entry.price ?? entry.stop ?? context.market;
  const up = entry.side === 'buy' ? 1 : -1;
  const target = exitPrice(reader, draft.target, {
    ...context,
    draft,
    from,
    up,
    missing: 'ticket.enterTarget',
  });
  const stop = exitPrice(reader, draft.protect, {
    ...context,
    draft,
    from,
    up: -up,
    missing: 'ticket.enterProtect',
  });
  return [
    { role: 'entry', ticket: entry },
    { role: 'exit', ticket: { ...base, type: 'limit', price: target } },
    { role: 'exit', ticket: { ...base, type: 'stop', stop } },
  ];
}

interface Exit extends DraftContext {
  readonly draft: TicketDraft;
  /** The price that distances count from, and their direction. */
  readonly from: number;
  readonly up: number;
  readonly missing: TextKey;
}

/** An exit as a price: typed as one, or as ticks or a percentage from the entry. */
function exitPrice(reader: Reader, text: string, { draft, instrument, from, up, missing }: Exit): number {
  const scale = { price: instrument.priceScale, ticks: 0, percent: PERCENT_SCALE }[draft.exitBy];
  const value = reader.number(text, scale, missing, 'ticket.badExit');
  if (draft.exitBy === 'price') return value;
  if (draft.exitBy === 'ticks') return stepTicks(instrument, from, up * value);
  return floorToTick(instrument, from + up * mulDiv(from, value, 10_000, 'half-even'));
}

function pairLegs(
  reader: Reader,
  { second }: TicketDraft,
  first: Ticket,
  { instrument }: DraftContext,
): Legs {
  const side = second.side === 'same' ? first.side : opposite(first.side);
  const other = { ...following(first), side, ...readPrices(reader, second, instrument) };
  return [
    { role: 'exit', ticket: first },
    { role: 'exit', ticket: other },
  ];
}
