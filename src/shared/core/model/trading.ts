/** Whether the account may trade: everything, only what reduces, or nothing; who said so and until when. */
import type { UnixMs } from '../units/units.ts';

export type TradingMode = 'active' | 'reducing' | 'halted';

export type TradingCause =
  /** A person, by the stop switch or the risk desk. */
  | { readonly by: 'user' }
  | { readonly by: 'emergency-stop' }
  /** A loss rule, by its id. */
  | { readonly by: 'rule'; readonly rule: string };

export interface TradingState {
  readonly mode: TradingMode;
  readonly cause: TradingCause;
  readonly since: UnixMs;
  /** When it lifts by itself; null when a person has to. */
  readonly until: UnixMs | 'day-end' | null;
}
