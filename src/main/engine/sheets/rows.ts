/** Rows of a preview: as the sheet states them, and with what the dry run made of them. */
import type { DryRow } from '#core/kernel/basket.ts';
import { sumFees } from '#core/ledger/fees.ts';
import type { AccountFees } from '#core/model/account.ts';
import type { BasketOrder } from '#core/model/commands.ts';
import type { CheckResult, Denial } from '#core/model/denial.ts';
import type { OrderAccepted, OrderDenied } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { AcceptedRow, RejectedRow, RowReason } from '#core/model/sheet.ts';
import type { PreviewRow } from '#contract/sheets.ts';
import { tallyEvents } from '../tally.ts';

/** A row's view while it is put together: nobody else has it yet. */
export type RowDraft = { -readonly [K in keyof PreviewRow]: PreviewRow[K] };

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
export const blankRow = (row: AcceptedRow): RowDraft => ({
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

export const deniedRow = (row: RowDraft, reason: RowReason, detail: string): RowDraft =>
  Object.assign(row, { verdict: 'denied', reason, detail } as const);

/** A row that could not be read, or that repeats another. */
export const rejectedRow = ({ row, reason, detail, cell, says = UNSAID }: RejectedRow): RowDraft => ({
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

export const skippedRow = (row: number, skipped: NonNullable<PreviewRow['skipped']>): RowDraft => ({
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

/** What answered the row's own order. */
function answerOf({ events, orderIds }: DryRow): OrderAccepted | OrderDenied | undefined {
  const [own] = orderIds;
  for (const event of events) {
    if (event.kind === 'order-accepted' && event.order.id === own) return event;
    if (event.kind === 'order-denied' && event.orderId === own) return event;
  }
  return undefined;
}

/** Adds what came of the row's order in the dry run; returns the checks it met. */
export function addPlayed(
  view: RowDraft,
  dry: DryRow,
  order: BasketOrder,
  instrument: Instrument,
  profiles: AccountFees,
): readonly CheckResult[] {
  const answer = answerOf(dry);
  const tally = tallyEvents(instrument, order.intent, dry.events, profiles, answer);
  const { checks } = tally;
  const asks = checks.filter(
    ({ passed, severity }) => !passed && severity !== undefined && severity !== 'deny',
  );
  const { denial } = dry;
  view.verdict = verdictOf(view, denial, asks.length);
  view.denial = denial;
  view.rules = asks.flatMap(({ rule }) => rule ?? []);
  view.reducedTo = reducedTo(answer);
  view.fillsNow = tally.filled;
  view.averagePrice = tally.averagePrice;
  view.rests = tally.rests;
  view.waiting = tally.waiting;
  view.queue = tally.queue;
  view.currency = instrument.currency;
  view.notional = denial ? 0 : tally.notional;
  view.fees = denial ? 0 : sumFees(tally.fees);
  return checks;
}

/** Said beside the row, for the whole column is read so: nothing to look at row by row. */
const TOLD: readonly string[] = ['price_in_thousands'];

function verdictOf(view: PreviewRow, denial: Denial | null, asks: number): PreviewRow['verdict'] {
  if (denial) return 'denied';
  const warned = view.warnings.some((warning) => !TOLD.includes(warning));
  return warned || asks > 0 || view.change ? 'warning' : 'accepted';
}

/** What a rule made of the quantity; null when it stays. */
function reducedTo(answer: OrderAccepted | OrderDenied | undefined): number | null {
  if (answer?.kind !== 'order-accepted' || answer.order.asked === undefined) return null;
  return answer.order.quantity;
}
