/** Runs of strategies on bars, without an engine. */
import { barVenues } from '#core/matching/bars/maker.ts';
import { BAR_PRESETS, type BarConfig } from '#core/matching/bars/config.ts';
import { Market } from '#core/matching/market.ts';
import { PLAIN_TERMS, type AccountTerms, type FeeProfile } from '#core/model/account.ts';
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import type { JournalEvent, OrderFilled } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { money, unixMs } from '#core/units/units.ts';
import { usInstrument } from '#feeds/demo/catalogue.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { eventsOf } from '#research/backtest/journal.ts';
import { runBacktest } from '#research/backtest/run.ts';
import type { RunOutcome, RunSettings } from '#research/backtest/settings.ts';
import type { ParameterValue, Size, StrategyDefinition } from '#research/strategy/api.ts';

export const SCALE = 10_000;

/** A US share whose prices have four decimals. */
export const share = (symbol: string): Instrument =>
  usInstrument({ symbol, name: symbol, sector: '', assetClass: 'stock' }, 'NASDAQ', 100 * SCALE);

export interface Row {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume?: number;
}

/** Prices as people write them. */
export function columnsOf(rows: readonly Row[], scale = SCALE): BarColumns {
  const column = (of: (row: Row) => number): Float64Array => Float64Array.from(rows, of);
  const price = (of: (row: Row) => number): Float64Array => column((row) => Math.round(of(row) * scale));
  return {
    count: rows.length,
    time: column(({ time }) => time),
    open: price(({ open }) => open),
    high: price(({ high }) => high),
    low: price(({ low }) => low),
    close: price(({ close }) => close),
    volume: column(({ volume = 1_000_000 }) => volume),
  };
}

export interface Ask {
  readonly columns: readonly BarColumns[];
  readonly definition: StrategyDefinition | readonly StrategyDefinition[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly instruments?: readonly Instrument[];
  readonly timeframe?: BarTimeframe;
  readonly calendar?: CalendarName;
  /** First row that is played. */
  readonly first?: number;
  readonly cash?: number;
  readonly fees?: FeeProfile;
  readonly fill?: BarConfig;
  readonly size?: Size;
  readonly terms?: AccountTerms;
  readonly seed?: number;
  readonly more?: Partial<RunSettings>;
}

const LEVERAGED: AccountTerms = {
  ...PLAIN_TERMS,
  margin: { kind: 'leverage', times: 1, maintenanceBps: 2_500, stopOutBps: 5_000 },
};

export function settingsFor(ask: Ask): RunSettings {
  const { columns, definition, first = 0, seed = 1, size = { by: 'equity', share: 0.95 } } = ask;
  const instruments = ask.instruments ?? columns.map((_, index) => share(`S${index + 1}`));
  const { timeframe = '1d', calendar = 'NYSE', fill = BAR_PRESETS['next-open'], fees = 'zero' } = ask;
  const definitions = Array.isArray(definition) ? definition : [definition as StrategyDefinition];
  const tape = new BarTape(
    { kind: 'bars', hash: '', fill, startDay: unixMs(0) },
    {
      timeframe,
      series: instruments.map(({ id }, index) => ({ id, calendar, columns: columns[index]!, first })),
      actions: [],
    },
  );
  return {
    tape,
    market: new Market(barVenues(fill)),
    series: instruments.map((instrument, index) => ({
      instrument,
      timeframe,
      calendar,
      columns: columns[index]!,
    })),
    strategies: definitions.map((each, index) => ({
      definition: each,
      name: definitions.length === 1 ? each.name : `${each.name} ${index + 1}`,
      parameters: ask.parameters ?? {},
      share: 1 / definitions.length,
      size,
    })),
    account: {
      name: '',
      baseCurrency: 'USD',
      cash: { VND: money(0), USD: money((ask.cash ?? 100_000) * SCALE) },
      holdings: [],
      feeProfiles: { VND: fees, USD: fees },
      terms: ask.terms ?? LEVERAGED,
    },
    rules: [],
    seed,
    currency: 'USD',
    ...ask.more,
  };
}

export const run = (ask: Ask): RunOutcome => runBacktest(settingsFor(ask));

export const events = ({ journal }: RunOutcome): JournalEvent[] => [...eventsOf(journal)];

export const fills = (outcome: RunOutcome): OrderFilled[] =>
  events(outcome).filter((event): event is OrderFilled => event.kind === 'order-filled');
