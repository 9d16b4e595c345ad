/** One readable line for a journal event. */
import type { JournalEvent } from '#core/model/events.ts';
import type { Denial } from '#core/model/denial.ts';
import { CURRENCIES } from '#core/units/units.ts';
import { describeDenial, type Words } from '#words/index.ts';
import { instrumentOf } from '../../state/market.ts';
import { formatMoney, numberFormat } from '../../ui/format.ts';
import { formatDate } from '../../ui/time.ts';
import { orderText, pricesText } from '../orderText.ts';
import { summariseMoney } from './moneySummary.ts';

type Of<K extends JournalEvent['kind']> = Extract<JournalEvent, { readonly kind: K }>;

const symbolOf = (id: string): string => instrumentOf(id)?.symbol ?? id;

function accountOpened({ t, locale }: Words, event: Of<'account-opened'>): string {
  const cash = CURRENCIES.map(
    (each) => `${formatMoney(event.account.cash[each], each, locale)} ${each}`,
  ).join(', ');
  return t('summaries.account-opened', { name: event.account.name, cash, holdings: event.holdings.length });
}

function orderFilled({ t, locale }: Words, event: Of<'order-filled'>): string {
  const format = numberFormat(locale, instrumentOf(event.instrumentId));
  const fees = event.fees.reduce((sum, fee) => sum + fee.amount, 0);
  return t('summaries.order-filled', {
    id: event.orderId,
    side: t(`trade.${event.side}`),
    quantity: format.quantity(event.quantity),
    symbol: symbolOf(event.instrumentId),
    price: format.price(event.price),
    liquidity: t(`fees.${event.liquidity}`),
    fees: format.money(fees, event.currency),
  });
}

type OrderEvent = Of<
  'order-accepted' | 'order-denied' | 'order-rested' | 'order-filled' | 'order-cancelled' | 'order-replaced'
>;

function orderEvent(words: Words, event: OrderEvent, instrumentId: string | undefined): string {
  const { t, locale } = words;
  const format = numberFormat(locale, instrumentId ? instrumentOf(instrumentId) : undefined);
  switch (event.kind) {
    case 'order-accepted': {
      const own = numberFormat(locale, instrumentOf(event.order.instrumentId));
      const order = orderText(t, event.order, symbolOf(event.order.instrumentId), own);
      return `${event.order.id}: ${t('summaries.order-accepted', { order })}`;
    }
    case 'order-denied': {
      const own = numberFormat(locale, instrumentOf(event.intent.instrumentId));
      const order = orderText(t, event.intent, symbolOf(event.intent.instrumentId), own);
      return `${event.orderId}: ${t('summaries.order-denied', { order, reason: describeDenial(t, event.denial, own) })}`;
    }
    case 'order-rested':
      if (event.queue === null)
        return t('summaries.order-at-work', {
          id: event.orderId,
          quantity: format.quantity(event.leaves),
        });
      return t('summaries.order-rested', {
        id: event.orderId,
        quantity: format.quantity(event.leaves),
        price: format.price(event.queue.price),
        ahead: format.quantity(event.queue.quantityAhead),
      });
    case 'order-filled':
      return orderFilled(words, event);
    case 'order-cancelled':
      return t('summaries.order-cancelled', {
        id: event.orderId,
        reason: t(`cancels.${event.reason}`),
        quantity: format.quantity(event.leaves),
      });
    case 'order-replaced':
      return t('summaries.order-replaced', {
        id: event.orderId,
        quantity: format.quantity(event.quantity),
        price: pricesText(t, { price: event.price, stop: event.stop ?? null }, format) || '–',
        priority: t(`summaries.${event.priority}`),
      });
  }
}

type ChangeEvent = Of<
  | 'order-waiting'
  | 'order-activated'
  | 'order-released'
  | 'order-triggered'
  | 'order-trailed'
  | 'order-refreshed'
  | 'order-repriced'
  | 'order-resized'
>;

/** What its venue did with a working order. */
function changeEvent({ t, locale }: Words, event: ChangeEvent, instrumentId: string | undefined): string {
  const format = numberFormat(locale, instrumentId ? instrumentOf(instrumentId) : undefined);
  const id = event.orderId;
  switch (event.kind) {
    case 'order-waiting': {
      const at = event.stop === null ? '' : ` (${t('orders.stopAt', { price: format.price(event.stop) })})`;
      return t('summaries.order-waiting', { id, waiting: t(`waits.${event.waiting}`) }) + at;
    }
    case 'order-activated':
      return t('summaries.order-activated', { id, quantity: format.quantity(event.quantity) });
    case 'order-released':
      return t('summaries.order-released', { id });
    case 'order-triggered':
      return t('summaries.order-triggered', { id, price: format.price(event.price) });
    case 'order-trailed':
      return t('summaries.order-trailed', {
        id,
        stop: pricesText(t, { price: event.price, stop: event.stop }, format),
      });
    case 'order-refreshed':
      return t('summaries.order-refreshed', { id, quantity: format.quantity(event.shown) });
    case 'order-repriced': {
      const cause = t(`causes.${event.cause}`);
      return t('summaries.order-repriced', { id, price: format.price(event.price), cause });
    }
    case 'order-resized': {
      const cause = t(`causes.${event.cause}`);
      return t('summaries.order-resized', { id, quantity: format.quantity(event.leaves), cause });
    }
  }
}

type MarketEvent = Of<
  | 'stream-opened'
  | 'stream-branched'
  | 'instrument-listed'
  | 'instrument-anchored'
  | 'instrument-watched'
  | 'phase-changed'
  | 'day-ended'
>;

function marketEvent({ t, locale }: Words, event: MarketEvent): string {
  switch (event.kind) {
    case 'stream-opened':
      return event.tape.kind === 'demo'
        ? t('summaries.stream-opened', { count: event.instruments.length, seed: event.tape.seed })
        : t('summaries.replay-opened', { count: event.instruments.length });
    case 'stream-branched':
      return t('summaries.stream-branched', { parent: event.parent, seq: event.seq });
    case 'instrument-listed': {
      const { symbol, exchange, listedPrice } = event.instrument;
      const price = numberFormat(locale, event.instrument).price(listedPrice);
      return t('summaries.instrument-listed', { symbol, exchange, price });
    }
    case 'instrument-anchored':
      return t('summaries.instrument-anchored', {
        symbol: symbolOf(event.instrumentId),
        price: numberFormat(locale, instrumentOf(event.instrumentId)).price(event.price),
        source: event.source,
      });
    case 'instrument-watched':
      return t(`summaries.instrument-watched-${event.watched ? 'on' : 'off'}`, {
        symbol: symbolOf(event.instrumentId),
      });
    case 'phase-changed':
      return t('summaries.phase-changed', {
        where: event.instrumentId === null ? event.exchange : symbolOf(event.instrumentId),
        phase: t(`values.${event.phase}`),
      });
    case 'day-ended':
      return t('summaries.day-ended', { day: formatDate(event.day, locale, 'UTC') });
  }
}

const denialText = ({ t, locale }: Words, denial: Denial, instrumentId: string | undefined): string =>
  describeDenial(t, denial, numberFormat(locale, instrumentId ? instrumentOf(instrumentId) : undefined));

/** `instrumentId` is that of the order which the event names only by its id. */
export function summarise(words: Words, event: JournalEvent, instrumentId: string | undefined): string {
  const { t, find } = words;
  switch (event.kind) {
    case 'stream-opened':
    case 'stream-branched':
    case 'instrument-listed':
    case 'instrument-anchored':
    case 'instrument-watched':
    case 'phase-changed':
    case 'day-ended':
      return marketEvent(words, event);
    case 'account-opened':
      return accountOpened(words, event);
    case 'order-accepted':
    case 'order-denied':
      return orderEvent(words, event, undefined);
    case 'order-rested':
    case 'order-filled':
    case 'order-cancelled':
    case 'order-replaced':
      return orderEvent(words, event, instrumentId);
    case 'order-waiting':
    case 'order-activated':
    case 'order-released':
    case 'order-triggered':
    case 'order-trailed':
    case 'order-refreshed':
    case 'order-repriced':
    case 'order-resized':
      return changeEvent(words, event, instrumentId);
    case 'limits-changed':
    case 'trading-halted':
    case 'trading-resumed':
    case 'trading-reduced':
      return t(`summaries.${event.kind}`);
    case 'emergency-stopped':
      return t('summaries.emergency-stopped', { count: event.positions.length });
    case 'closing-done':
      return t('summaries.closing-done', { symbol: symbolOf(event.instrumentId) });
    case 'order-cancelling':
      return t('summaries.order-cancelling', { id: event.orderId });
    case 'fee-profiles-changed':
      return t('summaries.fee-profiles-changed', {
        vnd: t(`fees.${event.feeProfiles.VND}`),
        usd: t(`fees.${event.feeProfiles.USD}`),
      });
    case 'account-terms-changed':
      return t('summaries.account-terms-changed', {
        basis: t(`bases.${event.terms.costBasis}`),
        mode: t(`bases.${event.terms.positionMode}`),
      });
    case 'command-denied':
      return t('summaries.command-denied', {
        command:
          find(`commands.${event.command}`, { subject: symbolOf(event.subject) }) ??
          `${event.command} ${event.subject}`,
        reason: denialText(words, event.denial, instrumentId),
      });
    case 'basket-committed':
      return t('summaries.basket-committed', {
        name: event.name,
        count: event.rows.length,
        file: event.fileName,
      });
    default:
      return summariseMoney(words, event);
  }
}
