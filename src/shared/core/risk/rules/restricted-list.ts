/** Symbols that may not be traded, or the only ones that may. */
import { judged, type RuleKind } from './rule.ts';

export const restrictedList: RuleKind<'restricted-list'> = ({ symbols, only }) => {
  const listed = new Set(symbols);
  return ({ instrument }) => {
    const { symbol } = instrument;
    const allowed = listed.has(symbol) === only;
    const denial = allowed ? null : ({ code: 'SYMBOL_RESTRICTED', symbol } as const);
    return judged('text', symbol, null, denial);
  };
};
