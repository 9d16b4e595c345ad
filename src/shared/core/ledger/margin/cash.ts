/**
 * Cash account: a long is paid in full and asks for nothing more, a short ties up its proceeds and half its value. Shorts are
 * kept with 30 % (FINRA rule 4210), so that an account that is long only can never be called.
 */
import { mulDiv } from '../../units/integer.ts';
import { partOf, type MarginRules } from './model.ts';

export const cash: MarginRules = {
  long: (value) => ({ initial: value, maintenance: 0 }),
  short: (value) => ({ initial: mulDiv(value, 1, 2, 'ceil'), maintenance: partOf(value, 3_000) }),
  stopOutBps: 5_000,
};
