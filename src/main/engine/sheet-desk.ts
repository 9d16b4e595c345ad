/** Previews of order sheets, kept until they are committed: what each row would do, in sequence, on a fork. */
import { createHash } from 'node:crypto';
import { intentFromRow } from '#core/intent/from-row.ts';
import { suggestSymbol } from '#core/intent/symbols.ts';
import { dryRun, type DryRow } from '#core/kernel/basket.ts';
import { sumFees } from '#core/ledger/fees.ts';
import { valuation } from '#core/kernel/session.ts';
import type { BasketOrder } from '#core/model/commands.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { AcceptedRow, ParsedSheet, RejectedRow } from '#core/model/sheet.ts';
import { CURRENCIES } from '#core/units/units.ts';
import type { PreviewRow, SheetPreview } from '#contract/sheets.ts';
import { bySymbol, scalesOf } from './context.ts';
import { tallyEvents } from './tally.ts';
import type { Runtime } from './runtime/runtime.ts';

interface Prepared {
  readonly fileName: string;
  readonly orders: ReadonlyMap<number, BasketOrder>;
}

const KEPT = 8;

const BLANK = {
  instrumentId: null,
  cell: null,
  reason: null,
  detail: null,
  suggestion: null,
  again: false,
  denial: null,
  checks: [],
  rules: [],
  reducedTo: null,
  warnings: [],
  fillsNow: 0,
  averagePrice: null,
  rests: 0,
  queue: null,
  notional: 0,
  fees: 0,
  currency: null,
} as const;

const fileHashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names a row by what it orders and how often the same row came before in its file, whatever the file's name. */
function fingerprints(rows: readonly AcceptedRow[]): Map<number, string> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const { exact, symbol, side, type, tif, date, time, account, note } = row;
      const content = JSON.stringify([
        symbol,
        side,
        type,
        exact.qty,
        exact.price,
        exact.stop,
        tif,
        date,
        time,
        account,
        note,
      ]);
      const occurrence = (seen.get(content) ?? 0) + 1;
      seen.set(content, occurrence);
      const text = JSON.stringify([content, occurrence]);
      return [row.row, createHash('sha256').update(text).digest('hex')];
    }),
  );
}

export class SheetDesk {
  readonly runtime: Runtime;
  private readonly prepared = new Map<string, Prepared>();

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  /** The orders of chosen rows of a previewed sheet; null when the preview is gone or a row cannot be ordered. */
  orders(fileHash: string, rows: readonly number[]): { fileName: string; orders: BasketOrder[] } | null {
    const prepared = this.prepared.get(fileHash);
    const orders = rows.map((row) => prepared?.orders.get(row));
    if (!prepared || orders.some((order) => order === undefined)) return null;
    return { fileName: prepared.fileName, orders: orders as BasketOrder[] };
  }

  preview(bytes: Uint8Array, fileName: string, parsed: ParsedSheet): SheetPreview {
    const { state } = this.runtime.world;
    const fileHash = fileHashOf(bytes);
    const already = state.baskets.get(fileHash) ?? null;
    const prints = fingerprints(parsed.accepted);
    const orders = new Map<number, BasketOrder>();
    const rows = new Map<number, PreviewRow>();
    for (const row of parsed.accepted) {
      const fingerprint = prints.get(row.row)!;
      const known = state.fingerprints.get(fingerprint);
      const prepared = this.prepare(row, fingerprint);
      if ('verdict' in prepared) {
        rows.set(row.row, prepared);
        continue;
      }
      if (known === undefined || !already) orders.set(row.row, { ...prepared, again: known !== undefined });
      if (known !== undefined)
        rows.set(row.row, { ...rowBase(row), verdict: 'duplicate', detail: known, again: !already });
    }
    for (const row of parsed.rejected) rows.set(row.row, rejectedRow(row));
    this.remember(fileHash, { fileName, orders });
    return this.played(parsed, { fileHash, fileName, already, orders, rows });
  }

  private remember(fileHash: string, prepared: Prepared): void {
    this.prepared.delete(fileHash);
    this.prepared.set(fileHash, prepared);
    for (const oldest of this.prepared.keys()) {
      if (this.prepared.size <= KEPT) break;
      this.prepared.delete(oldest);
    }
  }

  /** An order for the row, or the verdict why there is none. */
  private prepare(row: AcceptedRow, fingerprint: string): BasketOrder | PreviewRow {
    const instrument = bySymbol(this, row.symbol);
    if (!instrument) return this.unknownSymbol(row);
    const intent = intentFromRow(row, instrument);
    if (intent.ok) return { row: row.row, fingerprint, again: false, intent: intent.value };
    const reason = intent.error.field === 'qty' ? 'invalid_qty' : 'invalid_price';
    return {
      ...rowBase(row),
      verdict: 'denied',
      instrumentId: instrument.id,
      reason,
      detail: intent.error.error.code,
    };
  }

  private unknownSymbol(row: AcceptedRow): PreviewRow {
    const symbols = [...this.runtime.world.state.instruments.values()].map(({ symbol }) => symbol);
    const denial = { code: 'UNKNOWN_INSTRUMENT', instrument: row.symbol } as const;
    return { ...rowBase(row), verdict: 'denied', denial, suggestion: suggestSymbol(row.symbol, symbols) };
  }

  private played(
    parsed: ParsedSheet,
    sheet: {
      fileHash: string;
      fileName: string;
      already: SheetPreview['alreadyImported'];
      orders: Map<number, BasketOrder>;
      rows: Map<number, PreviewRow>;
    },
  ): SheetPreview {
    const { rows, after } = dryRun(
      this.runtime.session,
      [...sheet.orders.values()].filter((order) => !order.again),
    );
    const accepted = new Map(parsed.accepted.map((row) => [row.row, row]));
    for (const dry of rows)
      sheet.rows.set(dry.row, this.playedRow(accepted.get(dry.row)!, dry, sheet.orders.get(dry.row)!));
    const all = [...sheet.rows.values()].sort((a, b) => a.row - b.row);
    const power = valuation(after);
    const count = (...verdicts: PreviewRow['verdict'][]): number =>
      all.filter((row) => verdicts.includes(row.verdict)).length;
    const { fileHash, fileName, already } = sheet;
    return {
      fileHash,
      fileName,
      parsed,
      rows: all,
      alreadyImported: already && { basketId: already.basketId, name: already.name, at: already.at },
      totals: {
        accepted: count('accepted', 'warning'),
        denied: count('denied'),
        rejected: count('rejected'),
        duplicates: count('duplicate'),
        byCurrency: CURRENCIES.map((currency) => {
          const mine = all.filter(
            (row) => row.currency === currency && (row.verdict === 'accepted' || row.verdict === 'warning'),
          );
          const sum = (pick: (row: PreviewRow) => number): number =>
            mine.reduce((total, row) => total + pick(row), 0);
          return {
            currency,
            buys: sum((row) => (row.side === 'BUY' ? row.notional : 0)),
            sells: sum((row) => (row.side === 'SELL' ? row.notional : 0)),
            fees: sum((row) => row.fees),
            buyingPowerAfter: power[currency].buyingPower,
          };
        }),
      },
    };
  }

  private playedRow(row: AcceptedRow, dry: DryRow, order: BasketOrder): PreviewRow {
    const instrument: Instrument = scalesOf(this)(order.intent.instrumentId);
    const warnings = row.warnings ?? [];
    const tally = tallyEvents(
      instrument,
      order.intent,
      dry.events,
      this.runtime.world.state.account!.feeProfiles,
    );
    const asks = tally.checks.filter(({ passed, severity }) => !passed && severity !== 'deny');
    const accepted = warnings.length > 0 || asks.length > 0 ? 'warning' : 'accepted';
    return {
      ...rowBase(row),
      instrumentId: instrument.id,
      verdict: dry.denial ? 'denied' : accepted,
      denial: dry.denial,
      checks: tally.checks,
      rules: asks.flatMap(({ rule }) => rule ?? []),
      reducedTo: reducedIn(dry),
      fillsNow: tally.filled,
      averagePrice: tally.averagePrice,
      rests: tally.rests,
      queue: tally.queue,
      notional: dry.denial ? 0 : tally.notional,
      fees: dry.denial ? 0 : sumFees(tally.fees),
      currency: instrument.currency,
    };
  }
}

/** What a rule made of the row's quantity; null when it stays. */
function reducedIn({ events }: DryRow): number | null {
  const accepted = events.find((event) => event.kind === 'order-accepted');
  if (accepted?.kind !== 'order-accepted') return null;
  return accepted.order.asked === undefined ? null : accepted.order.quantity;
}

const rowBase = (row: AcceptedRow): PreviewRow => ({
  ...BLANK,
  row: row.row,
  verdict: 'accepted',
  symbol: row.symbol,
  side: row.side,
  type: row.type,
  qty: row.exact.qty,
  price: row.exact.price,
  warnings: row.warnings ?? [],
});

const rejectedRow = (row: RejectedRow): PreviewRow => ({
  ...BLANK,
  row: row.row,
  verdict: row.reason === 'duplicate' ? 'duplicate' : 'rejected',
  symbol: row.says?.symbol ?? '',
  side: null,
  type: row.says?.type ?? null,
  qty: row.says?.qty ?? null,
  price: row.says?.price ?? null,
  cell: row.cell,
  reason: row.reason,
  detail: row.detail,
});
