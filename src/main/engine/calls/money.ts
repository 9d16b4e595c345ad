/** Money calls: deposits and withdrawals, conversions, the account's exchange rate. */
import { FX_SCALE, MAX_FX_RATE, usdVnd, type FxRate } from '#core/units/fx-rate.ts';
import type { CorporateAction } from '#core/model/corporate-action.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import { money, moneyScale, type Currency, type Money } from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import { command, instrumentOf, type Handlers } from '../context.ts';

function exact(text: string, scale: number, what: string): number {
  const parsed = parseDecimal(text, scale);
  if (!parsed.ok) throw new AppFailure('BAD_REQUEST', { detail: `${what} ${text}: ${parsed.error.code}` });
  return parsed.value;
}

export const amountOf = (text: string, currency: Currency): Money =>
  money(exact(text, moneyScale(currency), currency));

export function fxRateOf(text: string): FxRate {
  const rate = exact(text, FX_SCALE, 'rate');
  if (rate <= 0 || rate > MAX_FX_RATE) throw new AppFailure('BAD_REQUEST', { detail: `rate ${text}` });
  return usdVnd(rate);
}

function actionOf(action: Decoded<'account.corporateAction'>['action'], currency: Currency): CorporateAction {
  switch (action.kind) {
    case 'split':
    case 'stock-dividend': {
      const { cashInLieu } = action;
      return { ...action, cashInLieu: cashInLieu === null ? null : amountOf(cashInLieu, currency) };
    }
    case 'cash-dividend': {
      const { kind, perShare, taxBps } = action;
      return { kind, perShare: amountOf(perShare, currency), taxPpm: taxBps === null ? null : taxBps * 100 };
    }
    case 'symbol-change':
      return action;
  }
}

export const moneyCalls: Handlers<
  'account.move' | 'account.convert' | 'account.setFxRate' | 'account.corporateAction'
> = {
  'account.move': (context, { commandId, direction, currency, amount }) =>
    command(context, commandId, { kind: direction, currency, amount: amountOf(amount, currency) }),
  'account.convert': (context, { commandId, from, to, amount, rate, spreadBps }) =>
    command(context, commandId, {
      kind: 'convert-currency',
      from,
      to,
      amount: amountOf(amount, from),
      rate: rate === undefined ? null : fxRateOf(rate),
      spreadPpm: Math.round(spreadBps * 100),
    }),
  'account.corporateAction': (context, { commandId, instrumentId, action }) => {
    const { id, currency } = instrumentOf(context, instrumentId);
    return command(context, commandId, {
      kind: 'apply-corporate-action',
      instrumentId: id,
      action: actionOf(action, currency),
    });
  },
  'account.setFxRate': (context, { commandId, rate }) =>
    command(context, commandId, { kind: 'set-fx-rate', rate: fxRateOf(rate) }),
};
