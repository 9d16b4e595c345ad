/** Liquibook's and CppTrader's own unit tests: operations with inline expectations, run on our exchange. */
import type { JournalEvent } from '../../src/shared/core/model/events.ts';
import type { OrderId, TimeInForce } from '../../src/shared/core/model/order.ts';
import { Exchange, type Level } from './exchange.ts';
import {
  deliberate,
  failed,
  passed,
  unsupported,
  type GoldenCase,
  type Outcome,
  type Step,
} from './types.ts';

type Id = string | number;
interface Wish {
  readonly expected: unknown;
  readonly got: unknown;
}

const OPERATIONS = new Set(['new', 'cancel', 'replace', 'modify', 'mitigate']);

class UnitTest {
  readonly exchange = new Exchange();
  private readonly ids = new Map<Id, OrderId>();
  private readonly cancelled = new Set<Id>();
  private readonly sizes = new Map<Id, { side: string; quantity: number; filled: number }>();
  /** Fills since the last expectation that was followed by operations. */
  private scope = new Map<Id, { qty: number; cost: number }>();
  private scopeOpen = false;

  run(step: Step): Wish | null {
    const op = String(step['op']);
    if (!OPERATIONS.has(op)) return this.check(op, step);
    if (!this.scopeOpen) this.scope = new Map();
    this.scopeOpen = true;
    return this.operate(op, step, step['id'] as Id);
  }

  private operate(op: string, step: Step, id: Id): Wish | null {
    switch (op) {
      case 'new':
        return this.place(id, step);
      case 'cancel':
        return this.cancel(id, step);
      case 'mitigate':
        return this.amend(id, step['price'] as number, (step['qty'] as number) - 0, step);
      case 'modify':
        return this.amend(
          id,
          step['price'] as number,
          (this.sizes.get(id)?.filled ?? 0) + (step['qty'] as number),
          step,
        );
      default:
        return step['new_id'] === undefined ? this.resize(id, step) : this.swap(id, step);
    }
  }

  private place(id: Id, step: Step): Wish | null {
    const market = step['type'] === 'market' || step['price'] === 0;
    const conditions = (step['conditions'] ?? []) as string[];
    const fok = conditions.includes('AON') || step['tif'] === 'FOK';
    const ioc = conditions.includes('IOC') || step['tif'] === 'IOC';
    const timeInForce: TimeInForce = fok ? 'FOK' : ioc ? 'IOC' : 'GTC';
    const quantity = step['qty'] as number;
    const events = this.exchange.place(
      step['side'] === 'BUY' ? 'buy' : 'sell',
      market ? null : (step['price'] as number),
      quantity,
      timeInForce,
    );
    const [first] = events;
    if (first?.kind === 'order-accepted') this.ids.set(id, first.order.id);
    this.sizes.set(id, { side: String(step['side']), quantity, filled: 0 });
    this.note(events);
    const expected = step['expect'] as { matched: boolean; complete: boolean } | undefined;
    const filled = this.sizes.get(id)!.filled;
    return expected ? { expected, got: { matched: filled > 0, complete: filled === quantity } } : null;
  }

  private cancel(id: Id, step: Step): Wish | null {
    this.exchange.cancel(this.ids.get(id) ?? ('none' as OrderId));
    return step['expect'] ? { expected: step['expect'], got: { state: this.state(id) } } : null;
  }

  private resize(id: Id, step: Step): Wish | null {
    const size = this.sizes.get(id)!;
    const quantity = size.quantity + ((step['size_change'] as number | undefined) ?? 0);
    return this.amend(id, (step['new_price'] as number | undefined) ?? null, quantity, step);
  }

  private amend(id: Id, price: number | null, quantity: number, step: Step): Wish | null {
    const size = this.sizes.get(id)!;
    const known = this.ids.get(id) ?? ('none' as OrderId);
    if (quantity <= size.filled) {
      this.cancelled.add(id);
      this.note(this.exchange.cancel(known));
    } else {
      this.note(this.exchange.replace(known, price, quantity));
    }
    this.sizes.set(id, { ...this.sizes.get(id)!, quantity });
    return step['expect'] ? { expected: step['expect'], got: { state: this.state(id) } } : null;
  }

  private swap(id: Id, step: Step): Wish | null {
    this.exchange.cancel(this.ids.get(id) ?? ('none' as OrderId));
    const side = step['side'] ?? this.sizes.get(id)!.side;
    return this.place(step['new_id'] as Id, { ...step, op: 'new', side, type: 'limit', tif: 'GTC' });
  }

  private state(id: Id): string {
    const { quantity, filled } = this.sizes.get(id)!;
    if (this.cancelled.has(id)) return 'cancelled';
    if (filled === quantity) return 'complete';
    return this.exchange.working(this.ids.get(id)!) ? 'accepted' : 'cancelled';
  }

  private note(events: readonly JournalEvent[]): void {
    const names = new Map([...this.ids].map(([id, ours]) => [ours, id]));
    for (const event of events) {
      if (event.kind !== 'order-filled') continue;
      const id = names.get(event.orderId)!;
      const sum = this.scope.get(id) ?? { qty: 0, cost: 0 };
      this.scope.set(id, { qty: sum.qty + event.quantity, cost: sum.cost + event.quantity * event.price });
      const size = this.sizes.get(id)!;
      this.sizes.set(id, { ...size, filled: size.filled + event.quantity });
    }
  }

  private check(op: string, step: Step): Wish | null {
    const { exchange } = this;
    this.scopeOpen = false;
    switch (op) {
      case 'expect_depth':
        return {
          expected: [step['bids'], step['asks']],
          got: [this.depth('buy', step['bids']), this.depth('sell', step['asks'])],
        };
      case 'expect_order_count':
        return {
          expected: step['count'],
          got: count(exchange.levels(step['side'] === 'bids' ? 'buy' : 'sell')),
        };
      case 'expect_order_counts':
        return {
          expected: [step['buy'], step['sell']],
          got: [count(exchange.levels('buy')), count(exchange.levels('sell'))],
        };
      case 'expect_volumes':
        return {
          expected: [step['buy'], step['sell']],
          got: [volume(exchange.levels('buy')), volume(exchange.levels('sell'))],
        };
      case 'expect_fills_since_scope': {
        const fills = step['fills'] as { order: Id; qty: number; cost: number }[];
        return {
          expected: fills,
          got: fills.map(({ order }) => ({ order, ...(this.scope.get(order) ?? { qty: 0, cost: 0 }) })),
        };
      }
      case 'expect_top_order':
        return {
          expected: this.ids.get(step['id'] as Id),
          got: exchange.levels(step['side'] === 'bids' ? 'buy' : 'sell')[0]?.orders[0],
        };
      case 'expect_last_price':
        return { expected: step['price'], got: exchange.last ?? 0 };
      case 'expect_state':
        return { expected: step['state'], got: this.state(step['id'] as Id) };
      case 'expect_order':
        return { expected: step['value'], got: this.field(step['id'] as Id, String(step['field'])) };
      default:
        return null;
    }
  }

  private field(id: Id, field: string): number | undefined {
    const { quantity, filled } = this.sizes.get(id)!;
    const order = this.exchange.working(this.ids.get(id)!);
    if (field === 'qty') return quantity;
    return field === 'leaves_qty' ? (order?.leaves ?? quantity - filled) : undefined;
  }

  private depth(side: 'buy' | 'sell', wanted: unknown): unknown[] {
    const levels = this.exchange.levels(side);
    return (wanted as unknown[]).map((_, rank) => {
      const level = levels[rank];
      return level ? [level.price, level.orders.length, level.quantity] : [0, 0, 0];
    });
  }
}

const count = (levels: readonly Level[]): number =>
  levels.reduce((sum, level) => sum + level.orders.length, 0);
const volume = (levels: readonly Level[]): number => levels.reduce((sum, level) => sum + level.quantity, 0);

const NEEDS = ['stop', 'slippage', 'trailing_distance', 'trailing_step'];

/** What a step needs that the engine does not have, or null. */
function missing(step: Step): string | null {
  const need = NEEDS.find((key) => step[key] !== undefined && step[key] !== 0);
  if (need) return need;
  const conditions = (step['conditions'] ?? []) as string[];
  if ((conditions.includes('AON') && !conditions.includes('IOC')) || step['tif'] === 'AON')
    return 'all-or-none';
  if (step['op'] === 'new' && !['limit', 'market'].includes(String(step['type'])))
    return String(step['type']);
  if (['expect_stop_order_counts', 'expect_stop_volumes', 'set_last_price'].includes(String(step['op'])))
    return String(step['op']);
  return null;
}

/** A market order whose test expects that a part of it waits in the book. */
function restsMarket(step: Step): boolean {
  const expected = step['expect'] as { complete?: boolean } | undefined;
  return (
    step['op'] === 'new' && (step['type'] === 'market' || step['price'] === 0) && expected?.complete === false
  );
}

export function runUnitTest(one: GoldenCase): Outcome {
  const steps = one.steps ?? [];
  for (const step of steps) {
    const what = missing(step);
    if (what) return unsupported(what);
  }
  if (steps.some(restsMarket))
    return deliberate('market orders never rest: what finds no liquidity is cancelled');
  const test = new UnitTest();
  for (const step of steps) {
    const wish = test.run(step);
    if (wish && JSON.stringify(wish.expected) !== JSON.stringify(wish.got))
      return failed({ step, expected: wish.expected }, wish.got);
  }
  return passed;
}
