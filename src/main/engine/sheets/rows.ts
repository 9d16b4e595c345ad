/** Rows of a preview: as the sheet states them, and with what the dry run made of them. */
import type { DryRow } from '#core/kernel/basket.ts';
import { sumFees } from '#core/ledger/fees.ts';
import type { FeeProfiles } from '#core/model/account.ts';
import type { BasketOrder } from '#core/model/commands.ts';
import type { CheckResult, Denial } from '#core/model/denial.ts';
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

const OPTIONAL = ['tif', 'group', 'strategy', 'account', 'note'] as const;

/** What the row says beyond what every row does. */
function definedOf(row: AcceptedRow): Partial<Pick<PreviewRow, (typeof OPTIONAL)[number]>> {
  const said: Partial<Record<(typeof OPTIONAL)[number], string>> = {};
  for (const field of OPTIONAL) if (row[field] !== undefined) said[field] = row[field];
  return said;
}

/** As the sheet states it, before anything is known of it. */
export const blankRow = (row: AcceptedRow): PreviewRow => ({
  ...BLANK,
  ...definedOf(row),
  row: row.row,
  verdict: 'accepted',
  symbol: row.symbol,
  side: row.side,
  type: row.type,
  qty: row.exact.qty,
  price: row.exact.price,
  stop: row.exact.stop,
  takeProfit: row.exact.takeProfit,
  stopLoss: row.exact.stopLoss,
  warnings: row.warnings ?? [],
});

export const deniedRow = (row: PreviewRow, reason: RowReason, detail: string): PreviewRow => ({
  ...row,
  verdict: 'denied',
  reason,
  detail,
});

/** A row that could not be read, or that repeats another. */
export const rejectedRow = ({ row, reason, detail, cell, says = UNSAID }: RejectedRow): PreviewRow => ({
  ...BLANK,
  ...says,
  row,
  verdict: reason === 'duplicate' ? 'duplicate' : 'denied',
  side: says.side === 'BUY' || says.side === 'SELL' ? says.side : null,
  cell,
  reason,
  detail,
});

const UNSAID = { symbol: '', side: '', type: '', qty: '', price: '' };

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
  const { checks } = tally;
  const asks = checks.filter(
    ({ passed, severity }) => !passed && severity !== undefined && severity !== 'deny',
  );
  const { denial } = dry;
  const figures = denial ? { notional: 0, fees: 0 } : { notional: tally.notional, fees: sumFees(tally.fees) };
  const played: PreviewRow = {
    ...view,
    ...figures,
    verdict: verdictOf(view, denial, asks.length),
    denial,
    rules: asks.flatMap(({ rule }) => rule ?? []),
    reducedTo: reducedTo(answer),
    fillsNow: tally.filled,
    averagePrice: tally.averagePrice,
    rests: tally.rests,
    waiting: tally.waiting,
    queue: tally.queue,
    currency: instrument.currency,
  };
  return { checks, view: played };
}

function verdictOf(view: PreviewRow, denial: Denial | null, asks: number): PreviewRow['verdict'] {
  if (denial) return 'denied';
  return view.warnings.length > 0 || asks > 0 || view.change ? 'warning' : 'accepted';
}

/** What a rule made of the quantity; null when it stays. */
function reducedTo(answer: OrderAccepted | OrderDenied | undefined): number | null {
  if (answer?.kind !== 'order-accepted' || answer.order.asked === undefined) return null;
  return answer.order.quantity;
}
