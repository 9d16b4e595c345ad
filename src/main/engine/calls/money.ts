/** Money calls: deposits and withdrawals, conversions, the account's exchange rate. */
import { FX_SCALE, MAX_FX_RATE, usdVnd, type FxRate } from '#core/units/fx-rate.ts';
import { step } from '#core/kernel/step.ts';
import type { Command } from '#core/model/commands.ts';
import type { CorporateAction } from '#core/model/corporate-action.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import { money, moneyScale, type Currency, type Money } from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { MoneyPreview } from '#contract/money-calls.ts';
import { command, instrumentOf, type Context, type Handlers } from '../context.ts';

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

type Move = Omit<Decoded<'account.move'>, 'commandId'>;
type Convert = Omit<Decoded<'account.convert'>, 'commandId'>;
type Corporate = Omit<Decoded<'account.corporateAction'>, 'commandId'>;

const moveOf = ({ direction, currency, amount }: Move): Command => ({
  kind: direction,
  currency,
  amount: amountOf(amount, currency),
});

const convertOf = ({ from, to, amount, rate, spreadBps }: Convert): Command => ({
  kind: 'convert-currency',
  from,
  to,
  amount: amountOf(amount, from),
  rate: rate === undefined ? null : fxRateOf(rate),
  spreadPpm: Math.round(spreadBps * 100),
});

function corporateOf(context: Context, { instrumentId, action }: Corporate): Command {
  const { id, currency } = instrumentOf(context, instrumentId);
  return { kind: 'apply-corporate-action', instrumentId: id, action: actionOf(action, currency) };
}

function commandOf(context: Context, params: Decoded<'account.preview'>): Command {
  switch (params.change) {
    case 'move':
      return moveOf(params);
    case 'convert':
      return convertOf(params);
    case 'corporate-action':
      return corporateOf(context, params);
  }
}

const ANSWERS = ['cash-deposited', 'cash-withdrawn', 'currency-converted', 'corporate-action'] as const;
type Answer = Extract<JournalEvent, { readonly kind: (typeof ANSWERS)[number] }>;
const isAnswer = (event: JournalEvent): event is Answer => ANSWERS.some((kind) => kind === event.kind);

/** The real code on a fork of the session. */
function preview(context: Context, params: Decoded<'account.preview'>): MoneyPreview {
  const events: JournalEvent[] = [];
  const { state, ports } = context.runtime.fork((event) => events.push(event));
  const { denial } = step(state, commandOf(context, params), ports);
  return { denial, event: denial ? null : (events.find(isAnswer) ?? null) };
}

export const moneyCalls: Handlers<
  'account.move' | 'account.convert' | 'account.setFxRate' | 'account.corporateAction' | 'account.preview'
> = {
  'account.move': (context, { commandId, ...move }) => command(context, commandId, moveOf(move)),
  'account.convert': (context, { commandId, ...convert }) => command(context, commandId, convertOf(convert)),
  'account.corporateAction': (context, { commandId, ...corporate }) =>
    command(context, commandId, corporateOf(context, corporate)),
  'account.setFxRate': (context, { commandId, rate }) =>
    command(context, commandId, { kind: 'set-fx-rate', rate: fxRateOf(rate) }),
  'account.preview': preview,
};
