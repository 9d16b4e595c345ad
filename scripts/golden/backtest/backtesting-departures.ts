/**
 * Where backtesting.py lets a later moment of a bar come before its open, and ours does not. Its queue goes order by order, not
 * moment by moment: exits that the bar reaches after its open are filled, and free what they hold, before an order that
 * fills at the open; and open trades are valued at the bar's close to judge what is bought at its open.
 */
import type { PyTrade } from './backtesting-trades.ts';
import type { PlayedDenial } from './play.ts';

export interface TheirTrade {
  readonly size: number;
  readonly entry_bar: number;
  readonly exit_bar: number;
  readonly exit_price: number;
}

const JUDGED =
  'judges an order that fills at the open by what the same bar brings after it (exits, its close)';
const EXITED = 'fills an exit that the bar reaches after its open before an order that closes at the open';

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);
const same = (a: TheirTrade, b: PyTrade): boolean =>
  a.size === b.size && a.entry_bar === b.entryRow && a.exit_bar === b.exitRow && near(b.exit, a.exit_price);

/** Why the first trade that is another one is; null where it is neither of the two. */
export function departure(
  theirs: readonly TheirTrade[],
  ours: readonly PyTrade[],
  denied: readonly PlayedDenial[],
  open: ArrayLike<number>,
): string | null {
  const [first] = theirs
    .filter((their) => !ours.some((our) => same(their, our)))
    .sort((a, b) => a.entry_bar - b.entry_bar);
  if (!first) return null;
  const refused = denied.some(
    ({ code, row }) => code === 'INSUFFICIENT_BUYING_POWER' && row === first.entry_bar,
  );
  if (refused) return JUDGED;
  const mine = ours.find(({ entryRow, size }) => entryRow === first.entry_bar && size === first.size);
  if (!mine || mine.exitRow !== first.exit_bar) return null;
  return near(mine.exit, open[mine.exitRow]!) && !near(first.exit_price, mine.exit) ? EXITED : null;
}
