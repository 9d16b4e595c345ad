/** A rule's limit, scope and consequence in a few words. */
import type { Limit, Lock, Rule, RuleOf, RuleScope, RuleName } from '#core/model/rules.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import { moneyScale } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { instrumentOf } from '../../../state/market.ts';
import { formatTrimmed } from '../../../ui/format.ts';
import { hoursText } from './fields.ts';

const number = ({ locale }: Words, value: number, scale = 0): string => formatTrimmed(value, scale, locale);
const percent = (words: Words, bps: number): string => `${number(words, bps, 2)} %`;

function amountText(words: Words, limit: Limit): string {
  if ('equityBps' in limit) return words.t('rules.sayEquity', { percent: percent(words, limit.equityBps) });
  const { amount, currency } = limit;
  const exact = parseDecimal(amount, moneyScale(currency));
  return `${exact.ok ? number(words, exact.value, moneyScale(currency)) : amount} ${currency}`;
}

function lockText(words: Words, { state, until }: Lock): string {
  const { t } = words;
  const what = t(`rules.lock-${state}`);
  if (typeof until === 'number') return t('rules.sayLockMinutes', { what, minutes: number(words, until) });
  return `${what} ${t(`rules.sayLock-${until}`)}`;
}

/** A sector or asset class in the reader's language; a symbol or currency as it is. */
export function subjectText({ t, find }: Words, subject: string): string {
  if (subject === 'stock' || subject === 'etf') return t(`rules.asset-${subject}`);
  return find(`sectors.${subject}`) ?? subject;
}

const partText = (words: Words, part: string | null, limit: Limit): string =>
  words.t('rules.sayPart', {
    part: part === null ? words.t('rules.each') : subjectText(words, part),
    limit: amountText(words, limit),
  });

function measureText(words: Words, rule: RuleOf<'value-at-risk'> | RuleOf<'expected-shortfall'>): string {
  return words.t('rules.sayMeasure', {
    method: words.t(`rules.method-${rule.method}`),
    confidence: rule.confidence,
    days: number(words, rule.horizon),
    limit: amountText(words, rule.limit),
  });
}

const SYMBOLS_SHOWN = 6;

function symbolsText({ t }: Words, { symbols, only }: RuleOf<'restricted-list'>): string {
  const shown = symbols.slice(0, SYMBOLS_SHOWN).join(', ');
  const more = symbols.length > SYMBOLS_SHOWN ? ` +${symbols.length - SYMBOLS_SHOWN}` : '';
  return t(only ? 'rules.sayOnly' : 'rules.sayNot', { symbols: shown + more });
}

type Sayer<N extends RuleName> = (words: Words, rule: RuleOf<N>) => string;
const units = (words: Words, { limit }: { readonly limit: number }) =>
  words.t('rules.sayUnits', { value: number(words, limit) });
const amount = (words: Words, { limit }: { readonly limit: Limit }) => amountText(words, limit);

const SAYERS: { readonly [N in RuleName]: Sayer<N> } = {
  'max-quantity': units,
  'max-notional': amount,
  'price-collar': (words, { bps, against }) =>
    words.t(`rules.sayCollar-${against}`, { percent: percent(words, bps) }),
  duplicate: (words, { windowMs }) => words.t('rules.sayWithin', { seconds: number(words, windowMs, 3) }),
  'order-rate': (words, { orders, windowMs }) =>
    words.t('rules.sayRate', { orders: number(words, orders), seconds: number(words, windowMs, 3) }),
  'working-orders': (words, { limit }) => number(words, limit),
  'trading-hours': (_, { hours }) => hoursText(hours),
  'restricted-list': symbolsText,
  'no-short': ({ t }) => t('rules.sayNoShort'),
  'volume-share': (words, { bps, days }) =>
    words.t('rules.sayVolume', { percent: percent(words, bps), days: number(words, days) }),
  'spread-width': (words, { bps }) => percent(words, bps),
  'stale-price': (words, { ms }) => words.t('rules.sayAge', { seconds: number(words, ms, 3) }),
  'position-quantity': units,
  'position-value': amount,
  'sector-exposure': (words, { sector, limit }) => partText(words, sector, limit),
  'asset-class-exposure': (words, { assetClass, limit }) => partText(words, assetClass, limit),
  'currency-exposure': (words, { currency, limit }) => partText(words, currency, limit),
  'gross-exposure': amount,
  'net-exposure': amount,
  leverage: (words, { hundredths }) => `${number(words, hundredths, 2)}×`,
  concentration: (words, { bps }) => words.t('rules.sayEquity', { percent: percent(words, bps) }),
  'daily-loss': (words, { limit, lock }) => `${amountText(words, limit)}; ${lockText(words, lock)}`,
  drawdown: (words, { bps, lock }) =>
    `${words.t('rules.sayPeak', { percent: percent(words, bps) })}; ${lockText(words, lock)}`,
  'loss-streak': (words, { losses, lock }) => `${number(words, losses)}; ${lockText(words, lock)}`,
  'value-at-risk': measureText,
  'expected-shortfall': measureText,
  'volatility-scaled': (words, { limit, targetBps }) =>
    words.t('rules.sayVolatility', { limit: amountText(words, limit), percent: percent(words, targetBps) }),
};

export const limitText = (words: Words, rule: Rule): string =>
  (SAYERS[rule.rule] as (words: Words, rule: Rule) => string)(words, rule);

export function scopeText({ t }: Words, scope: RuleScope): string {
  switch (scope.kind) {
    case 'workspace':
      return t('rules.scope-workspace');
    case 'account':
      return t('rules.scope-account');
    case 'instrument':
      return instrumentOf(scope.instrumentId)?.symbol ?? scope.instrumentId;
    case 'strategy':
      return t('rules.sayStrategy', { strategy: scope.strategy });
  }
}
