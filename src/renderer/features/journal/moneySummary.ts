/** One readable line for a journal event about money and shares that move without a trade. */
import { FX_SCALE, type FxRate } from '#core/units/fx-rate.ts';
import type { MoneyEvent } from '#core/model/money-events.ts';
import { unreachable } from '#core/units/result.ts';
import type { Words } from '#words/index.ts';
import { instrumentOf } from '../../state/market.ts';
import { formatScaled, numberFormat } from '../../ui/format.ts';

type Of<K extends MoneyEvent['kind']> = Extract<MoneyEvent, { readonly kind: K }>;

/** Rates rarely have more than two decimals; zeros beyond them say nothing. */
export function rateText({ rate }: FxRate, locale: Words['locale']): string {
  let scale = FX_SCALE;
  let shown = rate;
  for (; scale > 0 && shown % 10 === 0; scale -= 1) shown /= 10;
  return formatScaled(shown, scale, locale);
}

function settledText({ t, locale }: Words, event: Of<'settled'>): string {
  const instrument = instrumentOf(event.instrumentId);
  const format = numberFormat(locale, instrument);
  const symbol = instrument?.symbol ?? event.instrumentId;
  const shares = { quantity: format.quantity(event.shares), symbol };
  const cash = { cash: format.money(event.cash, event.currency), symbol };
  return [
    ...(event.shares === 0 ? [] : [t('summaries.settled-shares', shares)]),
    ...(event.cash === 0 ? [] : [t('summaries.settled-cash', cash)]),
  ].join('; ');
}

function actionText({ t, locale }: Words, event: Of<'corporate-action'>): string {
  const { action, currency } = event;
  const symbol = instrumentOf(event.instrumentId)?.symbol ?? event.instrumentId;
  const { money } = numberFormat(locale, instrumentOf(event.instrumentId));
  const more =
    event.orders.length === 0 ? [] : [t('summaries.action-orders', { count: event.orders.length })];
  const cash = money(event.cash, currency);
  switch (action.kind) {
    case 'split':
    case 'stock-dividend': {
      const { numerator, denominator } = action;
      const said = t(`summaries.action-${action.kind}`, { symbol, numerator, denominator });
      const paid = event.cash === 0 ? [] : [t('summaries.action-cash', { cash })];
      return [said, ...paid, ...more].join('; ');
    }
    case 'cash-dividend': {
      const perShare = money(action.perShare, currency);
      const params = { symbol, perShare, cash, tax: money(event.tax, currency) };
      return [t('summaries.action-cash-dividend', params), ...more].join('; ');
    }
    case 'symbol-change':
      return t('summaries.action-symbol-change', { symbol, next: action.symbol });
    default:
      return unreachable(action);
  }
}

export function summariseMoney(words: Words, event: MoneyEvent): string {
  const { t, locale } = words;
  const { money } = numberFormat(locale);
  switch (event.kind) {
    case 'cash-deposited':
    case 'cash-withdrawn':
      return t(`summaries.${event.kind}`, { amount: money(event.amount, event.currency) });
    case 'fx-rate-set':
      return t('summaries.fx-rate-set', { rate: rateText(event.rate, locale) });
    case 'currency-converted':
      return t('summaries.currency-converted', {
        sold: money(event.sold, event.from),
        bought: money(event.bought, event.to),
        rate: rateText(event.rate, locale),
        fee: money(event.fee.amount, event.to),
      });
    case 'margin-called':
    case 'margin-call-met':
    case 'liquidation-started': {
      const { currency } = event;
      const figures = {
        equity: money(event.equity, currency),
        maintenance: money(event.maintenance, currency),
      };
      return t(`summaries.${event.kind}`, figures);
    }
    case 'interest-accrued':
      return t('summaries.interest-accrued', {
        days: event.days,
        interest: money(event.interest, event.currency),
        borrow: money(event.borrow, event.currency),
      });
    case 'corporate-action':
      return actionText(words, event);
    case 'settled':
      return settledText(words, event);
    default:
      return unreachable(event);
  }
}
