/** Regulation T: half the value of longs and shorts to open; FINRA rule 4210: 25 % of longs and 30 % of shorts to keep. */
import { partOf, type MarginRules } from './model.ts';

export const regT = (stopOutBps: number): MarginRules => ({
  long: (value) => ({ initial: partOf(value, 5_000), maintenance: partOf(value, 2_500) }),
  short: (value) => ({ initial: partOf(value, 5_000), maintenance: partOf(value, 3_000) }),
  stopOutBps,
});
