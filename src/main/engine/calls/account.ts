/** Account calls: opening, reset, fee profiles. */
import type { Command } from '#core/model/commands.ts';
import type { Denial } from '#core/model/denial.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import {
  money,
  moneyScale,
  type Currency,
  type Money,
  type Price,
  type Quantity,
} from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import { isDemo } from '../runtime/world.ts';
import { fxRateOf } from './money.ts';
import { bySymbol, command, runOnce, type Context, type Handlers } from '../context.ts';

type Opening = Omit<Decoded<'account.open'>, 'commandId'>;

function exact(text: string, scale: number, what: string): number {
  const parsed = parseDecimal(text, scale);
  if (!parsed.ok) throw new AppFailure('BAD_REQUEST', { detail: `${what} ${text}: ${parsed.error.code}` });
  return parsed.value;
}

const cashOf = (opening: Opening): Record<Currency, Money> => ({
  VND: money(exact(opening.cash.VND, moneyScale('VND'), 'VND')),
  USD: money(exact(opening.cash.USD, moneyScale('USD'), 'USD')),
});

/** The command that opens the account, or the denial of a holding that names no listed symbol. */
export function openCommand(
  context: Context,
  opening: Opening,
): Extract<Command, { kind: 'open-account' }> | Denial {
  const holdings: Extract<Command, { kind: 'open-account' }>['holdings'][number][] = [];
  for (const { symbol, quantity, price } of opening.holdings) {
    const instrument = bySymbol(context, symbol);
    if (!instrument) return { code: 'UNKNOWN_INSTRUMENT', instrument: symbol };
    holdings.push({
      instrumentId: instrument.id,
      quantity: exact(quantity, instrument.quantityScale, symbol) as Quantity,
      price: exact(price, instrument.priceScale, symbol) as Price,
    });
  }
  const { name, feeProfiles, terms } = opening;
  const fxRate = fxRateOf(opening.fxRate);
  const cash = cashOf(opening);
  return { kind: 'open-account', name, baseCurrency: 'VND', cash, holdings, feeProfiles, terms, fxRate };
}

export const accountCalls: Handlers<'account.open' | 'account.reset' | 'account.feeProfiles'> = {
  'account.open': (context, opening) => {
    const body = openCommand(context, opening);
    return 'code' in body ? { denial: body, orders: [] } : command(context, opening.commandId, body);
  },
  'account.reset': (context, opening) => {
    if (!isDemo(context.runtime.world)) throw new AppFailure('REPLAY_OPEN');
    const body = openCommand(context, opening);
    if ('code' in body) return { denial: body, orders: [] };
    return runOnce(context, opening.commandId, (runtime) => runtime.reset(body, opening.commandId));
  },
  'account.feeProfiles': (context, { commandId, feeProfiles }) =>
    command(context, commandId, { kind: 'set-fee-profiles', feeProfiles }),
};
