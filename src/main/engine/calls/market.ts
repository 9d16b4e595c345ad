/** Market calls: instruments, watchlist, focus, clock, bars. */
import type { InstrumentId } from '#core/model/instrument.ts';
import { parseDecimal, parseRounded } from '#core/units/decimal.ts';
import { pow10 } from '#core/units/integer.ts';
import { MAX_VALUE, type Price, type Quantity } from '#core/units/units.ts';
import type { Decoded, ResultOf } from '#contract/calls.ts';
import type { CommandOutcome } from '#contract/outcome.ts';
import { AppFailure } from '#contract/errors.ts';
import type { BarView } from '#contract/market-views.ts';
import { LISTED_AS, type ListingTemplate } from '#contract/listing.ts';
import {
  cryptoInstrument,
  fxInstrument,
  hoseInstrument,
  usInstrument,
  type Listing,
} from '#feeds/demo/catalogue.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import { replaceImported } from '#store/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { bySymbol, command, instrumentOf, runOnce, type Context, type Handlers } from '../context.ts';
import { inDong, inThousands } from './bars-unit.ts';
import { amountOf } from './money.ts';
import { barsView } from '../runtime/bars.ts';
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

function toBars(file: BarsFile, fileName: string, instrument: Instrument): BarView[] {
  const { priceScale, quantityScale } = instrument;
  const at = (column: readonly string[], row: number): number => {
    const parsed = parseRounded(column[row]!, priceScale);
    if (parsed.ok && parsed.value <= MAX_VALUE) return parsed.value;
    throw new AppFailure('BARS_UNREADABLE', { file: fileName, problem: 'price', price: column[row]! });
  };
  return file.time.map((time, row) => ({
    time,
    open: at(file.open, row),
    high: at(file.high, row),
    low: at(file.low, row),
    close: at(file.close, row),
    volume: Math.round(file.volume[row]! * pow10(quantityScale)),
  }));
}

/** Bars a day or more apart are kept as daily ones; anything closer as minutes. */
const isDaily = (timeframe: string): boolean => /\d(d|w|mo|y)$/.test(timeframe);

async function importBars(
  context: Context,
  params: Decoded<'bars.import'>,
): Promise<ResultOf<'bars.import'>> {
  const { runtime, intake } = context;
  const { commandId, fileName, bytes } = params;
  const instrument = bySymbol(context, params.symbol);
  if (!instrument) throw new AppFailure('UNKNOWN_SYMBOL', { symbol: params.symbol });
  if (runtime.damage !== null) throw new AppFailure('READ_ONLY');
  const file = await intake.bars(bytes, { fileName, symbol: params.symbol, zone: params.timezone });
  if (!file.ok) throw new AppFailure('BARS_UNREADABLE', { file: fileName, ...file.error });
  const { reference } = runtime.world.market.venue(instrument.id);
  const thousands = inThousands(file.value, instrument, reference);
  const bars = toBars(thousands ? inDong(file.value) : file.value, fileName, instrument);
  const last = bars.at(-1);
  if (!last) throw new AppFailure('BARS_UNREADABLE', { file: fileName, problem: 'no-bars' });
  const timeframe = params.timeframe ?? file.value.timeframe;
  const kept = isDaily(timeframe) ? '1d' : '1m';
  let replaced = 0;
  const price = last.close as Price;
  const anchor = { kind: 'anchor-instrument', instrumentId: instrument.id, price, source: fileName } as const;
  const { denial } = runOnce(context, commandId, () =>
    runtime.run(anchor, commandId, () => {
      replaced = replaceImported(runtime.store.db, instrument.id, kept, fileName, bars);
    }),
  );
  const lastClose = file.value.close.at(-1)!;
  if (denial) throw new AppFailure('BARS_UNREADABLE', { file: fileName, problem: 'price', price: lastClose });
  return {
    symbol: instrument.symbol,
    bars: bars.length,
    from: bars[0]!.time,
    to: last.time,
    timeframe,
    thousands,
    replaced,
    skipped: file.value.skipped,
    lastClose,
  };
}

export const marketCalls: Handlers<
  | 'instruments.list'
  | 'instruments.create'
  | 'instruments.support'
  | 'watch.set'
  | 'market.focus'
  | 'clock.set'
  | 'bars.get'
  | 'bars.import'
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
  'bars.get': (context, { instrumentId, timeframe }) =>
    barsView(context.runtime, instrumentOf(context, instrumentId), timeframe),
  'bars.import': importBars,
};
