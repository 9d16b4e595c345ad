/** Which filled orders made a trade, of those that were filled in its time. */
import type { RunOrder } from '#contract/research-views.ts';
import type { ShownTrade } from './moments.ts';

type Trade = Pick<ShownTrade, 'side' | 'openedAt' | 'closedAt'>;

/** Another trade may end or begin at the very moment: what opens is no part of the one that ends then. */
export function isOf(
  { side, filledAt }: Pick<RunOrder, 'side' | 'filledAt'>,
  { side: held, openedAt, closedAt }: Trade,
): boolean {
  if (openedAt === closedAt) return true;
  const opens = (side === 'buy') === (held === 'long');
  return opens ? filledAt !== closedAt : filledAt !== openedAt;
}
