/** What became of a basket, row by row, for the result workbook: every row of the sheet, whether it was sent or not. */
import type { InstrumentId } from '#core/model/instrument.ts';
import type { ParsedSheet, SheetReading, SheetTemplate } from '#core/model/sheet.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import { AppFailure } from '#contract/errors.ts';
import type { BasketView, OrderView } from '#contract/views.ts';
import { createWords, describeDenial, describePlace, type Locale, type Words } from '#words/index.ts';
import { basketRows } from '#store/projections/baskets.ts';
import { findOrder } from '#store/projections/queries.ts';
import { copyOf } from '#store/sheet-copies.ts';
import { scalesOf } from '../context.ts';
import type { Intake } from '../intake.ts';
import type { ResultFacts } from '../intake-jobs.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { hashOf } from './fingerprints.ts';
import { marketTime } from './market-time.ts';
import { numbersOf } from './numbers.ts';
import { symbolHints } from './preview.ts';

type RowFacts = ResultFacts['rows'][number];

const NOTHING = {
  orderId: null,
  quantity: null,
  filled: null,
  averagePrice: null,
  fees: null,
  currency: null,
  reason: null,
} as const;

function statusOf({ status, filled, waiting }: OrderView): RowFacts['status'] {
  if (status === 'working' && waiting === 'time') return 'scheduled';
  if (status !== 'filled' && filled > 0) return 'partly-filled';
  return status;
}

class Facts {
  private readonly runtime: Runtime;
  private readonly words: Words;

  constructor(runtime: Runtime, words: Words) {
    this.runtime = runtime;
    this.words = words;
  }

  sent(row: number, order: OrderView): RowFacts {
    const { t } = this.words;
    const instrument = this.runtime.world.state.instruments.get(order.instrumentId)!;
    const money = (value: number): string => formatDecimal(value, moneyScale(instrument.currency));
    const reason = order.reason === null ? null : t(`cancels.${order.reason}`);
    return {
      row,
      status: statusOf(order),
      orderId: order.id,
      quantity: formatDecimal(order.quantity, instrument.quantityScale),
      filled: formatDecimal(order.filled, instrument.quantityScale),
      averagePrice:
        order.averagePrice === null ? null : formatDecimal(order.averagePrice, instrument.priceScale),
      fees: money(order.fees),
      currency: instrument.currency,
      reason: order.denial ? describeDenial(t, order.denial, numbersOf(this.words, instrument)) : reason,
      sentAt: marketTime(order.placedAt),
    };
  }

  unread({ row, reason, cell }: ParsedSheet['rejected'][number]): RowFacts {
    const { t } = this.words;
    const where = cell ? ` (${describePlace(t, cell)})` : '';
    return { row, ...NOTHING, status: 'not-sent', reason: `${t(`reasons.${reason}`)}${where}` };
  }

  unsent(row: number): RowFacts {
    return { row, ...NOTHING, status: 'not-sent' };
  }
}

function totalsOf(
  { byCurrency }: BasketView,
  orders: readonly OrderView[],
  runtime: Runtime,
): ResultFacts['totals'] {
  const currencyOf = (id: InstrumentId): Currency => runtime.world.state.instruments.get(id)!.currency;
  return byCurrency.map(({ currency, bought, sold, fees, pnl }) => {
    const money = (value: number): string => formatDecimal(value, moneyScale(currency));
    return {
      currency,
      orders: orders.filter(({ instrumentId }) => currencyOf(instrumentId) === currency).length,
      bought: money(bought),
      sold: money(sold),
      fees: money(fees),
      pnl: money(pnl),
    };
  });
}

function countsOf(rows: readonly RowFacts[]): ResultFacts['counts'] {
  const counts: Partial<Record<RowFacts['status'], number>> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** How the sheet of a basket was read, as it was kept with it. */
function readingOf(text: string): { readonly reading: SheetReading; readonly template?: SheetTemplate } {
  return JSON.parse(text) as { reading: SheetReading; template?: SheetTemplate };
}

function rowsOf(
  runtime: Runtime,
  parsed: ParsedSheet,
  basketId: string,
  words: Words,
): { readonly rows: RowFacts[]; readonly orders: OrderView[] } {
  const facts = new Facts(runtime, words);
  const { db } = runtime.store;
  const orders = new Map<number, OrderView>();
  for (const { row, orderId } of basketRows(db, runtime.stream, basketId)) {
    const order = findOrder(db, runtime.stream, scalesOf({ runtime }), orderId);
    if (order) orders.set(row, order);
  }
  const rows = new Map<number, RowFacts>();
  for (const { row, why } of parsed.ignored_rows)
    if (why !== 'blank') rows.set(row, { row, ...NOTHING, status: 'skipped' });
  for (const row of parsed.rejected) rows.set(row.row, facts.unread(row));
  for (const { row } of parsed.accepted) rows.set(row, facts.unsent(row));
  for (const [row, order] of orders) rows.set(row, facts.sent(row, order));
  return { rows: [...rows.values()].sort((a, b) => a.row - b.row), orders: [...orders.values()] };
}

export async function basketResult(
  runtime: Runtime,
  intake: Intake,
  basket: BasketView,
  language: Locale,
): Promise<Uint8Array> {
  const copy = copyOf(runtime.store.db, runtime.stream, basket.basketId);
  if (!copy) throw new AppFailure('SHEET_NOT_KEPT', { basket: basket.name });
  const opened = await intake.open(copy.bytes, true);
  if (!opened.ok) throw new AppFailure('SHEET_NOT_KEPT', { basket: basket.name });
  const table = opened.value;
  try {
    const { reading, template } = readingOf(copy.reading);
    const aids = { templates: template ? [template] : [], symbols: symbolHints(runtime) };
    const how = { fileName: basket.fileName, reading, aids };
    const parsed = await table.parse(how);
    const { rows, orders } = rowsOf(runtime, parsed, basket.basketId, createWords(language));
    const facts: ResultFacts = {
      basket: {
        name: basket.name,
        fileName: basket.fileName,
        sheet: parsed.sheet,
        committedAt: marketTime(basket.at),
        account: runtime.world.state.account?.name ?? '',
      },
      rows,
      totals: totalsOf(basket, orders, runtime),
      counts: countsOf(rows),
      fileHash: hashOf(copy.bytes),
      madeAt: marketTime(runtime.session.ports.clock.now()),
    };
    const bytes = await table.result(how, facts, language);
    if (!bytes) throw new AppFailure('SHEET_NOT_KEPT', { basket: basket.name });
    return bytes;
  } finally {
    table.end();
  }
}
