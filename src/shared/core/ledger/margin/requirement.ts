/**
 * What positions tie up: by the account's margin model, or for instruments with contract terms (futures, currency pairs)
 * their margin a contract, in each model.
 */
import type { MarginModel } from '../../model/account.ts';
import type { Instrument } from '../../model/instrument.ts';
import { mulDiv, pow10 } from '../../units/integer.ts';
import { unreachable } from '../../units/result.ts';
import { cash } from './cash.ts';
import { leverage } from './leverage.ts';
import type { MarginRules, Requirement } from './model.ts';
import { regT } from './reg-t.ts';

/** What an instrument says about its margin. */
export type Margined = Pick<Instrument, 'contract' | 'quantityScale'>;

const made = new WeakMap<MarginModel, MarginRules>();

export function marginRules(model: MarginModel): MarginRules {
  const known = made.get(model);
  if (known) return known;
  const rules = rulesOf(model);
  made.set(model, rules);
  return rules;
}

function rulesOf(model: MarginModel): MarginRules {
  switch (model.kind) {
    case 'cash':
      return cash;
    case 'reg-t':
      return regT(model.stopOutBps);
    case 'leverage':
      return leverage(model);
    default:
      return unreachable(model);
  }
}

const NOTHING: Requirement = { initial: 0, maintenance: 0 };

/** Of a position, or a part of one, of this size and value; both positive. */
export function requirement(
  model: MarginModel,
  { contract, quantityScale }: Margined,
  side: 'long' | 'short',
  size: number,
  value: number,
): Requirement {
  if (size === 0) return NOTHING;
  if (!contract) return marginRules(model)[side](value);
  const asked = (each: number): number => mulDiv(each, size, pow10(quantityScale), 'ceil');
  return { initial: asked(contract.initialMargin), maintenance: asked(contract.maintenanceMargin) };
}
