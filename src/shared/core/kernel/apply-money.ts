/** apply for facts about money and shares that move without a trade. Total over MoneyEvent, no decisions. */
import type { Posting } from '../model/account.ts';
import type { MoneyEvent } from '../model/money-events.ts';
import { unreachable } from '../units/result.ts';
import { money } from '../units/units.ts';
import { applyCorporate } from './apply-corporate.ts';
import { removeDelivery } from './deliveries.ts';
import { baseAmount } from './portfolio.ts';
import type { KernelState } from './state.ts';

export function applyMoney(state: KernelState, event: MoneyEvent): void {
  switch (event.kind) {
    case 'cash-deposited':
    case 'cash-withdrawn':
      return postTransfer(state, event.postings, 'equity');
    case 'fx-rate-set':
      state.fxRate = event.rate;
      return;
    case 'currency-converted':
      state.fxRate = event.rate;
      return postTransfer(state, event.postings, 'conversion');
    case 'corporate-action':
      postCash(state, event.postings);
      return applyCorporate(state, event);
    case 'margin-called':
      state.marginCalls = { ...state.marginCalls, [event.currency]: 'called' };
      return;
    case 'margin-call-met':
      state.marginCalls = { ...state.marginCalls, [event.currency]: 'none' };
      return;
    case 'liquidation-started':
      state.marginCalls = { ...state.marginCalls, [event.currency]: 'liquidating' };
      return;
    case 'interest-accrued':
      state.carry = { ...state.carry, [event.currency]: event.carry };
      return postCash(state, event.postings);
    case 'settled':
      return removeDelivery(state, event);
    default:
      return unreachable(event);
  }
}

/** Moves the account's cash as the cash legs say. */
export function postCash(state: KernelState, postings: readonly Posting[]): void {
  const account = state.account!;
  const cash = { ...account.cash };
  for (const { account: name, currency, amount } of postings)
    if (name === 'cash') cash[currency] = money(cash[currency] + amount);
  state.account = { ...account, cash };
}

/** Cash that came or went is no profit: the day's equity began with it. `against` is the account on its other side. */
function postTransfer(state: KernelState, postings: readonly Posting[], against: string): void {
  postCash(state, postings);
  const start = { ...state.dayStartEquity };
  for (const { account, currency, amount } of postings) {
    if (account !== against) continue;
    start[currency] -= amount;
    // What is paid in or out moves the peak that a drawdown is measured from; a conversion leaves it.
    if (against === 'equity') state.peakEquity -= baseAmount(state, amount, currency);
  }
  state.dayStartEquity = start;
}
