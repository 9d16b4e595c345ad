/** Matching scenarios with an event list for each step and the book at the end. */
import type { JournalEvent } from '../../src/shared/core/model/events.ts';
import type { Denial } from '../../src/shared/core/model/denial.ts';
import type { OrderId, TimeInForce } from '../../src/shared/core/model/order.ts';
import { Exchange, tradesOf } from './exchange.ts';
import { failed, passed, unsupported, type GoldenCase, type Outcome, type Step } from './types.ts';

type Id = string | number;
const TYPES = new Set(['limit', 'market']);
const TIFS = new Set(['GTC', 'DAY', 'IOC', 'FOK']);
const KNOWN = new Set(['op', 'id', 'side', 'type', 'price', 'qty', 'tif', 'acct']);

const CANCELS: Readonly<Record<string, string>> = {
  user: 'user',
  'no-liquidity': 'no_liquidity',
  ioc: 'ioc',
  fok: 'fok',
  expired: 'expired',
  'replaced-below-filled': 'amend_below_filled',
};
const DENIALS: Partial<Record<Denial['code'], string>> = {
  ORDER_NOT_WORKING: 'unknown_order',
  QUANTITY_NOT_POSITIVE: 'invalid_qty',
  PRICE_NOT_POSITIVE: 'invalid_price',
  PRICE_MISSING: 'invalid_price',
};

/** What a step asks for that the engine does not have, or null. */
function missing(step: Step, seen: Set<Id>): string | null {
  const op = String(step['op']);
  if (op === 'cancel' || op === 'amend' || op === 'end_of_day') return null;
  if (op !== 'new') return op;
  if (!TYPES.has(String(step['type']))) return String(step['type']);
  if (step['tif'] !== undefined && !TIFS.has(String(step['tif']))) return String(step['tif']);
  const unknown = Object.keys(step).find((key) => !KNOWN.has(key));
  if (unknown) return unknown;
  const id = step['id'] as Id;
  if (seen.has(id)) return 'client order ids';
  seen.add(id);
  return null;
}

class Player {
  readonly exchange = new Exchange();
  private readonly ours = new Map<Id, OrderId>();
  private readonly theirs = new Map<OrderId, Id>();

  name = (id: OrderId): Id => this.theirs.get(id) ?? id;

  play(step: Step): unknown[] {
    const id = step['id'] as Id;
    const known = this.ours.get(id) ?? ('none' as OrderId);
    switch (step['op']) {
      case 'new':
        return this.placed(id, step);
      case 'cancel':
        return this.told(this.exchange.cancel(known), id);
      case 'amend': {
        const quantity = (step['qty'] as number | undefined) ?? this.exchange.working(known)?.quantity ?? 0;
        return this.told(
          this.exchange.replace(known, (step['price'] as number | undefined) ?? null, quantity),
          id,
        );
      }
      default:
        return this.told(this.exchange.endDay(), id);
    }
  }

  private placed(id: Id, step: Step): unknown[] {
    const side = step['side'] === 'BUY' ? 'buy' : 'sell';
    const price = step['type'] === 'market' ? null : ((step['price'] as number | undefined) ?? 0);
    const events = this.exchange.place(
      side,
      price,
      step['qty'] as number,
      ((step['tif'] as string) ?? 'GTC') as TimeInForce,
    );
    const [first] = events;
    if (first?.kind === 'order-accepted') {
      this.ours.set(id, first.order.id);
      this.theirs.set(first.order.id, id);
    }
    return this.told(events, id);
  }

  private told(events: readonly JournalEvent[], id: Id): unknown[] {
    const trades = tradesOf(events);
    let next = 0;
    return events.flatMap((event): unknown[] => {
      switch (event.kind) {
        case 'order-accepted':
          return [{ e: 'accept', id: this.name(event.order.id) }];
        case 'order-filled': {
          if (event.liquidity !== 'maker') return [];
          const { maker, taker, price, quantity } = trades[next]!;
          next += 1;
          return [{ e: 'trade', maker: this.name(maker), taker: this.name(taker), price, qty: quantity }];
        }
        case 'order-cancelled':
          return [
            { e: 'cancel', id: this.name(event.orderId), qty: event.leaves, reason: CANCELS[event.reason] },
          ];
        case 'order-replaced':
          return [{ e: 'amended', id: this.name(event.orderId), priority: event.priority }];
        case 'order-denied':
        case 'command-denied':
          return [{ e: 'reject', id, reason: DENIALS[event.denial.code] ?? event.denial.code }];
        default:
          return [];
      }
    });
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

function finalBook({ exchange, name }: Player): unknown {
  const side = (of: 'buy' | 'sell') =>
    exchange.levels(of).map(({ price, quantity, orders }) => [price, quantity, quantity, orders.map(name)]);
  return { bids: side('buy'), asks: side('sell'), stops: [], last: exchange.last };
}

export function runScenario(one: GoldenCase): Outcome {
  const setting = Object.keys(one.config ?? {})[0];
  if (setting) return unsupported(setting);
  const seen = new Set<Id>();
  const steps = (one.steps ?? []) as readonly { do: Step; expect: unknown[] }[];
  for (const { do: step } of steps) {
    const what = missing(step, seen);
    if (what) return unsupported(what);
  }
  const player = new Player();
  for (const { do: step, expect } of steps) {
    const got = player.play(step);
    if (!same(got, expect)) return failed(expect, got);
  }
  const { final_book: expected } = one.expected as { final_book?: unknown };
  const got = finalBook(player);
  return expected === undefined || same(got, expected) ? passed : failed(expected, got);
}
