/** A venue's reports in the words of scenario files. */
import type { CancelReason } from '../../model/order.ts';
import type { BarFill } from '../bars/facts.ts';
import type { VenueReport } from '../orders.ts';
import type { ScenarioEvent, ScenarioId } from './steps.ts';

type Name = (key: number) => ScenarioId | null;

const REASONS: Readonly<Partial<Record<CancelReason, string>>> = {
  'no-liquidity': 'no_liquidity',
  'post-only': 'post_only_would_cross',
  'self-trade': 'self_trade',
  'reduce-only': 'reduce_only',
  'replaced-below-filled': 'amend_below_filled',
  'auction-ended': 'auction_ended',
  'phase-ended': 'phase_ended',
};

function decrement(name: Name, maker: VenueReport, taker: VenueReport | undefined): ScenarioEvent | null {
  if (maker.kind !== 'resized' || maker.cause !== 'self-trade') return null;
  if (taker?.kind !== 'resized' || taker.cause !== 'self-trade') return null;
  return { e: 'decrement', maker: name(maker.key), taker: name(taker.key), qty: maker.by };
}

/** `fills` are a bar venue's reasons, in the order of its trades. */
export function eventsOf(
  reports: readonly VenueReport[],
  name: Name,
  fills: readonly BarFill[],
): ScenarioEvent[] {
  const events: ScenarioEvent[] = [];
  let fill = 0;
  for (let index = 0; index < reports.length; index += 1) {
    const report = reports[index]!;
    const pair = decrement(name, report, reports[index + 1]);
    if (pair) {
      events.push(pair);
      index += 1;
    } else if (report.kind === 'trade' && fills.length > 0) {
      events.push(barTrade(name, fills[fill]!));
      fill += 1;
    } else events.push(eventOf(report, name));
  }
  return events;
}

function barTrade(name: Name, { key, price, quantity, where, contested }: BarFill): ScenarioEvent {
  const said = { e: 'fill', id: name(key), price, qty: quantity, where };
  return contested ? { ...said, contested } : said;
}

function eventOf(report: VenueReport, name: Name): ScenarioEvent {
  if (report.kind === 'trade') {
    const { maker, taker, price, quantity: qty } = report;
    return { e: 'trade', maker: name(maker), taker: name(taker), price, qty };
  }
  const id = name(report.key);
  switch (report.kind) {
    case 'cross':
      return { e: 'cross', id, price: report.price, qty: report.quantity };
    case 'rested':
      return { e: 'rest', id, qty: report.leaves, ahead: report.queue?.quantityAhead ?? 0 };
    case 'waiting':
      return { e: 'hold', id, for: report.waiting };
    case 'activated':
      return { e: 'activate', id, qty: report.quantity };
    case 'released':
      return { e: 'release', id };
    case 'triggered':
      return { e: 'trigger', id };
    case 'trailed':
      return { e: 'trail', id, stop: report.stop };
    case 'refreshed':
      return { e: 'refresh', id, visible: report.shown };
    case 'repriced':
      return { e: 'reprice', id, price: report.limit };
    case 'resized':
      return { e: report.cause === 'reduce-only' ? 'reduce' : 'resize', id, qty: report.leaves };
    case 'cancelled':
      return { e: 'cancel', id, qty: report.leaves, reason: REASONS[report.reason] ?? report.reason };
  }
}
