/** Puts a preview together: rows as they were read, prepared and played, and what they come to. */
import type { CheckResult } from '#core/model/denial.ts';
import type { BasketOrder } from '#core/model/commands.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { ParsedSheet, SheetField, SheetReading } from '#core/model/sheet.ts';
import type { ChangedRow, PreviewRow, SheetPreview } from '#contract/sheets.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Played } from './play.ts';
import { symbolIndex, type Choices, type Prepared } from './prepare.ts';
import { addPlayed, rejectedRow, skippedRow, type RowDraft } from './rows.ts';
import { Limits, positionsOf, totalsOf, unknownSymbols } from './summary.ts';

export interface SheetSource {
  readonly sheetId: string;
  readonly fileName: string;
  readonly fileHash: string;
}

/** A preview as the engine keeps it. */
export interface KeptPreview {
  readonly summary: SheetPreview;
  readonly rows: readonly PreviewRow[];
  readonly choices: Choices;
  readonly parsed: ParsedSheet;
  /** Of the rows that would be sent. */
  readonly orders: readonly BasketOrder[];
  readonly checks: ReadonlyMap<number, readonly CheckResult[]>;
  readonly mark: string;
}

/** Checks of more rows than this are kept only where something is wrong. */
const ALL_CHECKS = 5_000;

function editedFields(reading: SheetReading): Map<number, SheetField[]> {
  const fields = new Map<number, SheetField[]>();
  for (const { row, field } of reading.edits ?? []) fields.set(row, [...(fields.get(row) ?? []), field]);
  return fields;
}

interface Judged {
  readonly rows: RowDraft[];
  readonly checks: Map<number, readonly CheckResult[]>;
  readonly limits: Limits;
}

function judgedRows(
  runtime: Runtime,
  { parsed, prepared, played }: { parsed: ParsedSheet; prepared: Prepared; played: Played },
): Judged {
  const { state } = runtime.world;
  const { views } = prepared;
  const orders = new Map(prepared.orders.map((order) => [order.row, order]));
  const checks = new Map<number, readonly CheckResult[]>();
  const limits = new Limits();
  const keepAll = played.rows.length <= ALL_CHECKS;
  for (const dry of played.rows) {
    const order = orders.get(dry.row)!;
    const instrument = state.instruments.get(order.intent.instrumentId)!;
    const view = views.get(dry.row)!;
    const met = addPlayed(view, dry, order, instrument, state.account!.feeProfiles);
    limits.note(dry.row, met);
    if (keepAll || view.verdict !== 'accepted') checks.set(dry.row, met);
  }
  const rows = [
    ...views.values(),
    ...parsed.rejected.map(rejectedRow),
    // Blank lines are only counted.
    ...parsed.ignored_rows.filter(({ why }) => why !== 'blank').map(({ row, why }) => skippedRow(row, why)),
  ];
  return { rows: rows.sort((a, b) => a.row - b.row), checks, limits };
}

function skippedCounts(parsed: ParsedSheet, rows: readonly PreviewRow[]): SheetPreview['skipped'] {
  const counts = new Map<NonNullable<PreviewRow['skipped']>, number>();
  const blank = parsed.ignored_rows.filter(({ why }) => why === 'blank').length;
  if (blank > 0) counts.set('blank', blank);
  for (const { skipped } of rows) if (skipped) counts.set(skipped, (counts.get(skipped) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, rows: count }));
}

/** Neither done nor another version of what was: it would be sent, or was left out by choice. */
const isNew = ({ change, done, verdict, skipped }: PreviewRow): boolean =>
  !change && !done && (skipped === 'unchosen' || verdict === 'accepted' || verdict === 'warning');

export function makePreview(
  runtime: Runtime,
  source: SheetSource & {
    readonly version: number;
    readonly reading: SheetReading;
    readonly choices: Choices;
  },
  made: { readonly parsed: ParsedSheet; readonly prepared: Prepared; readonly played: Played },
): KeptPreview {
  const { parsed, prepared, played } = made;
  const { choices, ...file } = source;
  const { rows, checks, limits } = judgedRows(runtime, made);
  const edited = editedFields(source.reading);
  if (edited.size > 0) for (const row of rows) row.edited = edited.get(row.row) ?? row.edited;
  const already = runtime.world.state.baskets.get(source.fileHash) ?? null;
  const { accepted: _, rejected: __, ignored_rows: ___, ...understood } = parsed;
  const { earlier } = prepared;
  const sent = new Set(rows.filter(isSent).map(({ row }) => row));
  const summary: SheetPreview = {
    ...file,
    parsed: understood,
    skipped: skippedCounts(parsed, rows),
    rows: rows.length,
    market: { position: runtime.world.tape.position, at: played.before.ports.clock.now() },
    alreadyImported: already && { basketId: already.basketId, name: already.name, at: already.at },
    earlier:
      already || !earlier
        ? null
        : {
            basketId: earlier.basket.basketId,
            name: earlier.basket.name,
            at: earlier.basket.at,
            unchanged: earlier.unchanged,
            changed: earlier.changes.size,
            added: rows.filter(isNew).length,
          },
    totals: totalsOf(rows, played.before, played.after),
    positions: positionsOf(rows, played.before, played.after),
    limits: limits.list(),
    unknown: unknownSymbols(parsed, rows),
  };
  const orders = prepared.orders.filter(({ row }) => sent.has(row));
  return { summary, rows, choices, parsed, orders, checks, mark: played.mark };
}

const isSent = ({ verdict }: PreviewRow): boolean => verdict === 'accepted' || verdict === 'warning';

/** What the order itself is. */
const TERMS = ['qty', 'sendAt', 'reducedTo'] as const;
const FIGURES = ['verdict', 'fillsNow', 'averagePrice', 'rests', 'waiting', 'notional', 'fees'] as const;

/** Whether a row would be sent, and as what, is another answer; null where nothing is different. */
function differenceOf(was: PreviewRow, is: PreviewRow): ChangedRow['what'] | null {
  if (isSent(was) !== isSent(is) || was.denial?.code !== is.denial?.code) return 'verdict';
  if (TERMS.some((field) => was[field] !== is[field])) return 'verdict';
  return FIGURES.some((field) => was[field] !== is[field]) ? 'figures' : null;
}

/** Rows that would be sent, before or now, and are not what they were. */
export function changedRows(before: KeptPreview, now: KeptPreview): ChangedRow[] {
  const rows = new Map(now.rows.map((row) => [row.row, row]));
  return before.rows.flatMap((was) => {
    const is = rows.get(was.row);
    if (!is || (!isSent(was) && !isSent(is))) return [];
    const what = differenceOf(was, is);
    if (what === null) return [];
    const { verdict, fillsNow, averagePrice, notional, fees } = was;
    return [{ row: was.row, what, was: { verdict, fillsNow, averagePrice, notional, fees } }];
  });
}

/** Of instruments whose prices the reader may look at, by all symbols that rows may name them by. */
export function symbolHints(runtime: Runtime): Record<string, { currency: string; price: number }> {
  const { market } = runtime.world;
  return Object.fromEntries(
    [...symbolIndex(runtime)].map(([symbol, { id, currency, priceScale }]) => [
      symbol,
      { currency, price: (market.find(id as InstrumentId)?.last ?? 0) / 10 ** priceScale },
    ]),
  );
}
