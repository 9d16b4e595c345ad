/** Market calls: instruments, watchlist, focus, clock, charts' bars. */
import type { InstrumentId } from '#core/model/instrument.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import type { Quantity } from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import type { CommandOutcome } from '#contract/outcome.ts';
import { AppFailure } from '#contract/errors.ts';
import { LISTED_AS, type ListingTemplate } from '#contract/listing.ts';
import {
  cryptoInstrument,
  fxInstrument,
  hoseInstrument,
  usInstrument,
  type Listing,
} from '#feeds/demo/catalogue.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { command, instrumentOf, type Context, type Handlers } from '../context.ts';
import { amountOf } from './money.ts';
import { barsView } from '../runtime/bars.ts';
import { isDemo } from '../runtime/world.ts';
import { supportView } from '../sessions.ts';

/** The same listing as a contract: one is a lot, and it can be sold without being held. */
function asContract(
  share: Instrument,
  { assetClass, multiplier, ...margins }: NonNullable<Decoded<'instruments.create'>['contract']>,
): Instrument {
  const { currency } = share;
  const initialMargin = amountOf(margins.initialMargin, currency);
  const maintenanceMargin = amountOf(margins.maintenanceMargin, currency);
  if (initialMargin <= 0 || maintenanceMargin > initialMargin)
    throw new AppFailure('BAD_REQUEST', {
      detail: `margins ${margins.initialMargin}, ${margins.maintenanceMargin}`,
    });
  const contract = { multiplier, initialMargin, maintenanceMargin };
  return { ...share, assetClass, lotSize: 1 as Quantity, oddLots: false, shortable: true, contract };
}

const INSTRUMENT: Readonly<Record<ListingTemplate, (listing: Listing, price: number) => Instrument>> = {
  HOSE: hoseInstrument,
  US: (listing, price) => usInstrument(listing, 'NYSE', price),
  CRYPTO: cryptoInstrument,
  FX: fxInstrument,
};

function create(
  context: Context,
  { commandId, symbol, template, price, contract }: Decoded<'instruments.create'>,
): CommandOutcome {
  if (!isDemo(context.runtime.world)) throw new AppFailure('REPLAY_OPEN');
  const parsed = parseDecimal(price, LISTED_AS[template].priceScale);
  if (!parsed.ok || parsed.value <= 0) throw new AppFailure('BAD_REQUEST', { detail: `price ${price}` });
  const listing = { symbol, name: symbol, sector: '', assetClass: 'stock' } as const;
  const share = INSTRUMENT[template](listing, parsed.value);
  const instrument = contract ? asContract(share, contract) : share;
  const outcome = command(context, commandId, { kind: 'list-instrument', instrument });
  if (outcome.denial) return outcome;
  return command(context, `${commandId}/watch`, {
    kind: 'watch-instrument',
    instrumentId: instrument.id,
    watched: true,
  });
}

export const marketCalls: Handlers<
  | 'instruments.list'
  | 'instruments.create'
  | 'instruments.support'
  | 'watch.set'
  | 'market.focus'
  | 'clock.set'
  | 'bars.get'
> = {
  'instruments.list': ({ runtime }) => [...runtime.world.state.instruments.values()],
  'instruments.create': create,
  'instruments.support': (context, { instrumentId }) =>
    supportView(context.runtime.world.market.venue(instrumentOf(context, instrumentId).id)),
  'watch.set': (context, { commandId, instrumentId, watched }) =>
    command(context, commandId, {
      kind: 'watch-instrument',
      instrumentId: instrumentId as InstrumentId,
      watched,
    }),
  'market.focus': (context, { instrumentId }, connection) => {
    connection.focus = instrumentId === null ? null : instrumentOf(context, instrumentId).id;
    return null;
  },
  'clock.set': ({ clock }, change) => {
    clock.set(change);
    return clock.view();
  },
  'bars.get': (context, { instrumentId, timeframe, ...window }) =>
    barsView(context.runtime, instrumentOf(context, instrumentId), timeframe, window),
};
