/** Rows of a preview: as the sheet states them, and with what the dry run made of them. */
import type { DryRow } from '#core/kernel/basket.ts';
import { sumFees } from '#core/ledger/fees.ts';
import type { FeeProfiles } from '#core/model/account.ts';
import type { BasketOrder } from '#core/model/commands.ts';
import type { CheckResult } from '#core/model/denial.ts';
import type { OrderAccepted, OrderDenied } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { AcceptedRow, RejectedRow, RowReason, SheetField } from '#core/model/sheet.ts';
import type { PreviewRow } from '#contract/sheets.ts';
import { tallyEvents } from '../tally.ts';

const BLANK = {
  skipped: null,
  instrumentId: null,
  tif: null,
  stop: null,
  takeProfit: null,
  stopLoss: null,
  sendAt: null,
  group: null,
  strategy: null,
  account: null,
  note: null,
  sized: false,
  cell: null,
  reason: null,
  detail: null,
  suggestion: null,
  again: false,
  change: null,
  done: null,
  denial: null,
  warnings: [],
  rules: [],
  reducedTo: null,
  fillsNow: 0,
  averagePrice: null,
  rests: 0,
  waiting: null,
  queue: null,
  notional: 0,
  fees: 0,
  currency: null,
  edited: [],
} as const;

/** As the sheet states it, before anything is known of it. */
export const blankRow = (row: AcceptedRow): PreviewRow => ({
  ...BLANK,
  row: row.row,
  verdict: 'accepted',
  symbol: row.symbol,
  side: row.side,
  type: row.type,
  tif: row.tif ?? null,
  qty: row.exact.qty,
  price: row.exact.price,
  stop: row.exact.stop,
  takeProfit: row.exact.takeProfit,
  stopLoss: row.exact.stopLoss,
  group: row.group ?? null,
  strategy: row.strategy ?? null,
  account: row.account ?? null,
  note: row.note ?? null,
  warnings: row.warnings ?? [],
});

export const deniedRow = (row: PreviewRow, reason: RowReason, detail: string): PreviewRow => ({
  ...row,
  verdict: 'denied',
  reason,
  detail,
});

/** A row that could not be read, or that repeats another. */
export const rejectedRow = (row: RejectedRow): PreviewRow => ({
  ...BLANK,
  row: row.row,
  verdict: row.reason === 'duplicate' ? 'duplicate' : 'denied',
  symbol: row.says?.symbol ?? '',
  side: row.says?.side === 'BUY' || row.says?.side === 'SELL' ? row.says.side : null,
  type: row.says?.type ?? null,
  qty: row.says?.qty ?? null,
  price: row.says?.price ?? null,
  cell: row.cell,
  reason: row.reason,
  detail: row.detail,
});

export const skippedRow = (row: number, skipped: NonNullable<PreviewRow['skipped']>): PreviewRow => ({
  ...BLANK,
  row,
  verdict: 'skipped',
  skipped,
  symbol: '',
  side: null,
  type: null,
  qty: null,
  price: null,
});

export const withEdits = (row: PreviewRow, edited: readonly SheetField[] | undefined): PreviewRow =>
  edited ? { ...row, edited } : row;

export interface PlayedRow {
  readonly view: PreviewRow;
  readonly checks: readonly CheckResult[];
}

/** What answered the row's own order. */
function answerOf({ events, orderIds }: DryRow): OrderAccepted | OrderDenied | undefined {
  const [own] = orderIds;
  for (const event of events) {
    if (event.kind === 'order-accepted' && event.order.id === own) return event;
    if (event.kind === 'order-denied' && event.orderId === own) return event;
  }
  return undefined;
}

/** The row with what came of its order in the dry run. */
export function playedRow(
  view: PreviewRow,
  dry: DryRow,
  order: BasketOrder,
  instrument: Instrument,
  profiles: FeeProfiles,
): PlayedRow {
  const answer = answerOf(dry);
  const tally = tallyEvents(instrument, order.intent, dry.events, profiles, answer);
  const asks = tally.checks.filter(
    ({ passed, severity }) => !passed && severity !== undefined && severity !== 'deny',
  );
  const accepted = view.warnings.length > 0 || asks.length > 0 || view.change ? 'warning' : 'accepted';
  const reduced = answer?.kind === 'order-accepted' && answer.order.asked !== undefined;
  return {
    checks: tally.checks,
    view: {
      ...view,
      verdict: dry.denial ? 'denied' : accepted,
      denial: dry.denial,
      rules: asks.flatMap(({ rule }) => rule ?? []),
      reducedTo: reduced ? answer.order.quantity : null,
      fillsNow: tally.filled,
      averagePrice: tally.averagePrice,
      rests: tally.rests,
      waiting: tally.waiting,
      queue: tally.queue,
      notional: dry.denial ? 0 : tally.notional,
      fees: dry.denial ? 0 : sumFees(tally.fees),
      currency: instrument.currency,
    },
  };
}
