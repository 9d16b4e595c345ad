/**
 * From the rows a sheet states to the orders that would be sent: known instruments, sizes, moments, what was sent before.
 * Invariant: every accepted row of the sheet comes out once: as an order, or with the verdict why there is none.
 */
import { ordersFromRow, sendMoment, type RowIntentError } from '#core/intent/from-row.ts';
import { suggestSymbol } from '#core/intent/symbols.ts';
import type { BasketOrder } from '#core/model/commands.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { AcceptedRow, ParsedSheet, RowReason } from '#core/model/sheet.ts';
import type { Sizing } from '#core/risk/sizing.ts';
import { formatDecimal, parseDecimal } from '#core/units/decimal.ts';
import { moneyScale, type UnixMs } from '#core/units/units.ts';
import type { RowChange } from '#contract/sheets.ts';
import { stateOfOrder } from '#store/projections/baskets.ts';
import { sizeFor } from '../risk/size.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { fingerprints } from './fingerprints.ts';
import { MARKET_ZONE } from './market-time.ts';
import { remarksOf } from './remarks.ts';
import { blankRow, deniedRow, type RowDraft } from './rows.ts';
import { earlierVersion, type EarlierVersion } from './versions.ts';

export interface Choices {
  readonly without: ReadonlySet<number>;
  readonly with: ReadonlySet<number>;
}

export interface Prepared {
  /** To be played, in the sheet's order. */
  readonly orders: readonly BasketOrder[];
  /** Views of rows by number: final for those that are not played. */
  readonly views: Map<number, RowDraft>;
  readonly earlier: EarlierVersion | null;
}

const REASONS: Readonly<Record<RowIntentError['field'], RowReason>> = {
  qty: 'invalid_qty',
  price: 'invalid_price',
  stop: 'invalid_price',
  takeProfit: 'invalid_price',
  stopLoss: 'invalid_price',
};

/** Instruments by symbol: those that had another symbol before give way to those that have it now. */
export function symbolIndex(runtime: Runtime): Map<string, Instrument> {
  const all = [...runtime.world.state.instruments.values()];
  const former = all.flatMap((instrument) =>
    (instrument.formerSymbols ?? []).map(({ symbol }) => [symbol, instrument] as const),
  );
  return new Map([...former, ...all.map((instrument) => [instrument.symbol, instrument] as const)]);
}

class Preparing {
  readonly views = new Map<number, RowDraft>();
  readonly orders = new Map<number, BasketOrder>();
  private readonly suggestions = new Map<string, string | null>();
  private readonly now: UnixMs;
  private readonly runtime: Runtime;
  private readonly symbols: Map<string, Instrument>;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
    this.symbols = symbolIndex(runtime);
    this.now = runtime.session.ports.clock.now();
  }

  instrumentOf(row: AcceptedRow): Instrument | undefined {
    return this.symbols.get(row.symbol);
  }

  /** An order for the row, or the verdict why there is none. */
  prepare(row: AcceptedRow, fingerprint: string, again: boolean): void {
    const instrument = this.instrumentOf(row);
    if (!instrument) return void this.views.set(row.row, this.unknown(row));
    const sendAt = row.sendAt === undefined ? null : sendMoment(row.sendAt, this.now, MARKET_ZONE);
    const sized = row.exact.qty === null ? this.sized(row, instrument) : null;
    const made = ordersFromRow(row, instrument, { sized, sendAt });
    const base = Object.assign(blankRow(row), { instrumentId: instrument.id, sendAt });
    if (sized !== null) Object.assign(base, { sized: true, qty: sized });
    if (!made.ok) {
      const { field, error } = made.error;
      return void this.views.set(row.row, deniedRow(base, REASONS[field], error.code));
    }
    if (sized !== null && made.value.intent.quantity <= 0)
      return void this.views.set(row.row, deniedRow(base, 'invalid_sizing', 'it comes to less than one lot'));
    const remarks = remarksOf(this.runtime, row, instrument, made.value.intent);
    if (remarks.length > 0) base.warnings = [...base.warnings, ...remarks];
    this.views.set(row.row, base);
    this.orders.set(row.row, orderOf(row, fingerprint, again, made.value));
  }

  /** A row that became an order before. */
  done(row: AcceptedRow, orderId: string): RowDraft {
    const { store, stream } = this.runtime;
    const found = stateOfOrder(store.db, stream, orderId);
    const done = found ? { orderId, status: found.status, filled: found.filled } : null;
    const instrumentId = this.instrumentOf(row)?.id ?? null;
    return Object.assign(blankRow(row), {
      instrumentId,
      verdict: 'duplicate',
      detail: orderId,
      done,
    } as const);
  }

  private sized(row: AcceptedRow, instrument: Instrument): string {
    const scale = instrument.priceScale;
    const at = (text: string | null): number | null => {
      const parsed = text === null ? null : parseDecimal(text, scale);
      return parsed?.ok ? parsed.value : null;
    };
    const sizing = sizingOf(row.sizing!, instrument);
    if (!sizing) return '0';
    const price = at(row.exact.price) ?? at(row.exact.stop);
    const stop = at(row.exact.stopLoss);
    const { quantity } = sizeFor(this.runtime.session, instrument, { sizing, price, stop });
    return formatDecimal(quantity, instrument.quantityScale);
  }

  private unknown(row: AcceptedRow): RowDraft {
    const denial = { code: 'UNKNOWN_INSTRUMENT', instrument: row.symbol } as const;
    let suggestion = this.suggestions.get(row.symbol);
    if (suggestion === undefined) {
      suggestion = suggestSymbol(row.symbol, this.symbols.keys());
      this.suggestions.set(row.symbol, suggestion);
    }
    return Object.assign(blankRow(row), { verdict: 'denied', denial, suggestion } as const);
  }
}

function sizingOf(sizing: NonNullable<AcceptedRow['sizing']>, { currency }: Instrument): Sizing | null {
  if (sizing.method !== 'fixed-notional') return sizing;
  const amount = parseDecimal(sizing.amount, moneyScale(currency));
  return amount.ok ? { method: 'fixed-notional', notional: amount.value } : null;
}

function orderOf(
  row: AcceptedRow,
  fingerprint: string,
  again: boolean,
  {
    intent,
    exits,
  }: { readonly intent: BasketOrder['intent']; readonly exits: NonNullable<BasketOrder['exits']> },
): BasketOrder {
  return {
    row: row.row,
    fingerprint,
    again,
    intent,
    ...(row.group === undefined ? {} : { group: { key: row.group, kind: row.groupKind! } }),
    ...(exits.length === 0 ? {} : { exits }),
  };
}

/** A group goes as a whole: where one of its rows is not sent, none is. */
function withholdBrokenGroups(rows: readonly AcceptedRow[], work: Preparing): void {
  const broken = new Map<string, number>();
  for (const { row, group } of rows)
    if (group !== undefined && !work.orders.has(row) && !broken.has(group)) broken.set(group, row);
  if (broken.size === 0) return;
  for (const { row, group } of rows) {
    const because = group === undefined ? undefined : broken.get(group);
    if (because === undefined || !work.orders.delete(row)) continue;
    deniedRow(work.views.get(row)!, 'invalid_group', `row ${because} of its group is not sent`);
  }
}

/** What is known of a row before it is prepared. */
interface RowPast {
  readonly fingerprint: string;
  /** The order that this very row became. */
  readonly orderId: string | undefined;
  readonly change: RowChange | null;
}

function decideRow(
  work: Preparing,
  row: AcceptedRow,
  past: RowPast,
  choices: Choices,
  already: boolean,
): void {
  const { fingerprint, orderId, change } = past;
  const chosen = choices.with.has(row.row);
  if (orderId !== undefined && (already || !chosen)) {
    work.views.set(row.row, Object.assign(work.done(row, orderId), { again: !already }));
  } else if (choices.without.has(row.row) || (change && !chosen)) {
    const instrumentId = work.instrumentOf(row)?.id ?? null;
    const left = { instrumentId, verdict: 'skipped', skipped: 'unchosen', change } as const;
    work.views.set(row.row, Object.assign(blankRow(row), left));
  } else {
    work.prepare(row, fingerprint, orderId !== undefined);
    Object.assign(work.views.get(row.row)!, { change, again: orderId !== undefined });
  }
}

export function prepareRows(
  runtime: Runtime,
  file: { readonly name: string; readonly hash: string },
  parsed: ParsedSheet,
  choices: Choices,
): Prepared {
  const { state } = runtime.world;
  const already = state.baskets.get(file.hash) !== undefined;
  const prints = fingerprints(parsed.accepted);
  const work = new Preparing(runtime);
  const orderOfRow = ({ row }: AcceptedRow) => state.fingerprints.get(prints.get(row)!);
  const known = parsed.accepted.flatMap((row) => orderOfRow(row) ?? []);
  const fresh = parsed.accepted.flatMap((row) => {
    const instrument = work.instrumentOf(row);
    return instrument && orderOfRow(row) === undefined ? [{ row, instrument }] : [];
  });
  const earlier = earlierVersion(runtime, { ...file, sheet: parsed.sheet, prints }, known, fresh);
  for (const row of parsed.accepted) {
    const change = earlier?.changes.get(row.row) ?? null;
    const past = { fingerprint: prints.get(row.row)!, orderId: orderOfRow(row), change };
    decideRow(work, row, past, choices, already);
  }
  withholdBrokenGroups(parsed.accepted, work);
  const orders = parsed.accepted.flatMap(({ row }) => work.orders.get(row) ?? []);
  return { orders, views: work.views, earlier };
}
