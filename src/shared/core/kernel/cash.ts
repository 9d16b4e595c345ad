/**
 * Commands that move money without a trade: deposits, withdrawals, conversions, the account's exchange rate.
 * What may leave is settled and free: neither still to come from a sale, nor held back by positions or working orders.
 */
import { convert } from '../ledger/fx.ts';
import { transferPostings } from '../ledger/postings.ts';
import type { Denial } from '../model/denial.ts';
import type { MoneyCommand } from '../model/money-commands.ts';
import { MAX_FX_RATE, type FxRate } from '../units/fx-rate.ts';
import { MAX_VALUE, type Currency } from '../units/units.ts';
import { deny, done, emit, stamp, valuation, valueTooLarge, type Outcome, type Session } from './session.ts';

type Of<K extends MoneyCommand['kind']> = Extract<MoneyCommand, { kind: K }>;

function amountDenial(amount: number, currency: Currency): Denial | null {
  if (amount <= 0) return { code: 'AMOUNT_NOT_POSITIVE', amount, currency };
  return amount > MAX_VALUE ? valueTooLarge(currency) : null;
}

/** What of an amount coming in or going out is not allowed. */
function incoming({ state }: Session, amount: number, currency: Currency): Denial | null {
  const wrong = amountDenial(amount, currency);
  if (wrong) return wrong;
  return state.account!.cash[currency] + amount > MAX_VALUE ? valueTooLarge(currency) : null;
}

function outgoing(session: Session, amount: number, currency: Currency): Denial | null {
  const wrong = amountDenial(amount, currency);
  if (wrong) return wrong;
  const available = valuation(session)[currency].withdrawable;
  return amount > available ? { code: 'INSUFFICIENT_CASH', required: amount, available, currency } : null;
}

export function deposit(session: Session, { currency, amount }: Of<'deposit'>): Outcome {
  const denial = incoming(session, amount, currency);
  if (denial) return deny(session, 'deposit', currency, denial);
  const postings = transferPostings(currency, amount);
  emit(session, { kind: 'cash-deposited', ...stamp(session), currency, amount, postings });
  return done();
}

export function withdraw(session: Session, { currency, amount }: Of<'withdraw'>): Outcome {
  const denial = outgoing(session, amount, currency);
  if (denial) return deny(session, 'withdraw', currency, denial);
  const postings = transferPostings(currency, -amount);
  emit(session, { kind: 'cash-withdrawn', ...stamp(session), currency, amount, postings });
  return done();
}

const rateDenial = ({ rate }: FxRate): Denial | null =>
  rate > 0 && rate <= MAX_FX_RATE ? null : { code: 'FX_RATE_INVALID' };

export function convertCurrency(session: Session, command: Of<'convert-currency'>): Outcome {
  const { from, to, amount, spreadPpm } = command;
  const refuse = (denial: Denial): Outcome => deny(session, 'convert-currency', from, denial);
  if (from === to) return refuse({ code: 'SAME_CURRENCY', currency: from });
  const rate = command.rate ?? session.state.fxRate;
  if (!rate) return refuse({ code: 'FX_RATE_UNKNOWN' });
  const wrong = rateDenial(rate) ?? outgoing(session, amount, from);
  if (wrong) return refuse(wrong);
  const { sold, bought, fee, residual, postings } = convert(amount, from, to, rate, spreadPpm);
  const tooMuch = incoming(session, bought, to);
  if (tooMuch) return refuse(tooMuch);
  emit(session, {
    kind: 'currency-converted',
    ...stamp(session),
    from,
    to,
    sold,
    bought,
    rate,
    spreadPpm,
    fee: { kind: 'fx-spread', amount: fee },
    residual,
    postings,
  });
  return done();
}

export function setFxRate(session: Session, { rate }: Of<'set-fx-rate'>): Outcome {
  const wrong = rateDenial(rate);
  if (wrong) return deny(session, 'set-fx-rate', 'USD/VND', wrong);
  emit(session, { kind: 'fx-rate-set', ...stamp(session), rate });
  return done();
}
