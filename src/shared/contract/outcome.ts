/** What a command came to: a denial, or the orders it touched. */
import type { Denial } from '#core/model/denial.ts';
import type { OrderView } from './views.ts';

export interface CommandOutcome {
  readonly denial: Denial | null;
  readonly orders: readonly OrderView[];
}
