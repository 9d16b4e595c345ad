/**
 * Lists the instruments of a file that nobody knows yet. What is listed already stays as it is: the journal has no event
 * that renames an instrument. Invariant: the engine is free again after each few listings.
 */
import { floorToTick, type Instrument } from '#core/model/instrument.ts';
import { parseRounded } from '#core/units/decimal.ts';
import { pow10 } from '#core/units/integer.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Decoded } from '#contract/calls.ts';
import type { InstrumentsImported } from '#contract/quality-views.ts';
import { hoseInstrument, usInstrument } from '#feeds/demo/catalogue.ts';
import type { ListingRow } from '#intake/listing.ts';
import { isDemo } from '../runtime/world.ts';
import { seriesOf } from '#store/series.ts';
import { readLast } from '#store/series-bars.ts';
import { bySymbol, type Context } from '../context.ts';

const LISTABLE = /^[A-Z0-9][A-Z0-9.-]{0,11}$/;
/** Round figures to begin with, where neither file nor bars say a price: đồng, ten-thousandths of a dollar. */
const UNPRICED = { vn: 10_000, us: 1_000_000 } as const;
const AT_ONCE = 10;

/** The last close of the symbol's bars at a scale; null where there are none. */
function priceOfBars({ runtime }: Context, symbol: string, scale: number): number | null {
  const series = seriesOf(runtime.store.db, symbol).find(({ kind }) => kind === 'bars');
  if (!series) return null;
  const { close } = readLast(runtime.store.db, series.id, 1);
  return Math.round((close[0]! / pow10(series.priceScale)) * pow10(scale));
}

function made(context: Context, { symbol, name, sector, market, price }: ListingRow) {
  const vietnamese = market === 'HOSE';
  const scale = vietnamese ? 0 : 4;
  const parsed = price === null ? null : parseRounded(price, scale);
  const said = parsed?.ok && parsed.value > 0 ? parsed.value : priceOfBars(context, symbol, scale);
  const at = said ?? (vietnamese ? UNPRICED.vn : UNPRICED.us);
  const listing = { symbol, name, sector, assetClass: 'stock' } as const;
  const share: Instrument =
    vietnamese || market === null ? hoseInstrument(listing, at) : usInstrument(listing, market, at);
  return { instrument: { ...share, listedPrice: floorToTick(share, at) }, unpriced: said === null };
}

type Why = InstrumentsImported['skipped'][number]['why'];
type Became = 'known' | 'differs' | 'listed' | 'unpriced' | Why;

/** What becomes of one row; `seen` are the symbols of those before it. */
function become(context: Context, row: ListingRow, commandId: string, seen: ReadonlySet<string>): Became {
  if (!LISTABLE.test(row.symbol)) return 'symbol';
  if (seen.has(row.symbol)) return 'repeated';
  const there = bySymbol(context, row.symbol);
  if (there) {
    const same = there.name === row.name && (row.sector === '' || there.sector === row.sector);
    return same ? 'known' : 'differs';
  }
  if (row.market === null) return 'market';
  const { instrument, unpriced } = made(context, row);
  const listing = { kind: 'list-instrument', instrument } as const;
  if (context.runtime.run(listing, `${commandId}/${row.symbol}`).denial) return 'refused';
  return unpriced ? 'unpriced' : 'listed';
}

const SKIPPED: readonly Became[] = ['symbol', 'market', 'repeated', 'refused'];

export async function importInstruments(
  context: Context,
  { bytes, fileName, commandId }: Decoded<'instruments.import'>,
): Promise<InstrumentsImported> {
  if (context.runtime.damage !== null) throw new AppFailure('READ_ONLY');
  if (!isDemo(context.runtime.world)) throw new AppFailure('REPLAY_OPEN');
  const read = await context.intake.listing(bytes);
  if (!read.ok)
    throw new AppFailure('LISTING_UNREADABLE', { file: fileName, fileError: read.error.fileError });
  const seen = new Set<string>();
  const done: { readonly row: ListingRow; readonly became: Became }[] = [];
  for (const row of read.value.listing) {
    done.push({ row, became: become(context, row, commandId, seen) });
    seen.add(row.symbol);
    if (done.length % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const of = (...kinds: readonly Became[]) => done.filter(({ became }) => kinds.includes(became));
  return {
    rows: done.length,
    listed: of('listed', 'unpriced').map(({ row }) => row.symbol),
    unpriced: of('unpriced').length,
    known: of('known', 'differs').length,
    differing: of('differs').map(({ row }) => row.symbol),
    skipped: of(...SKIPPED).map(({ row, became }) => ({ line: row.line, why: became as Why })),
  };
}
