/** The kinds of files, in the order they are asked. The particular come before the general; the last says what else a table is. */
import { binance } from './dialects/binance.ts';
import { bare } from './dialects/bare.ts';
import { gluedTime } from './dialects/glued-time.ts';
import { leanDaily } from './dialects/lean-daily.ts';
import { leanIntraday } from './dialects/lean-intraday.ts';
import { metatrader } from './dialects/metatrader.ts';
import { named } from './dialects/named.ts';
import { notBars } from './dialects/not-bars.ts';
import { orderByOrder } from './dialects/order-by-order.ts';
import { ticks } from './dialects/ticks.ts';
import { vietnamese } from './dialects/vietnamese.ts';
import type { Dialect } from './terms.ts';

export const DIALECTS: readonly Dialect[] = [
  orderByOrder,
  leanIntraday,
  leanDaily,
  binance,
  metatrader,
  gluedTime,
  vietnamese,
  named,
  bare,
  ticks,
  notBars,
];
