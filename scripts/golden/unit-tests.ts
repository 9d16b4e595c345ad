/** Liquibook's and CppTrader's own unit tests: operations with inline expectations, run on our scenario player. */
import { finalBook, type FinalBook, type FinalLevel } from '../../src/shared/core/matching/scenario/final.ts';
import { ScenarioPlayer } from '../../src/shared/core/matching/scenario/player.ts';
import type { NewOrder, ScenarioEvent, ScenarioId } from '../../src/shared/core/matching/scenario/steps.ts';
import { departure } from './unit-test-departures.ts';
import { deliberate, failed, passed, type GoldenCase, type Outcome, type Step } from './types.ts';

type Id = ScenarioId;
interface Wish {
  readonly expected: unknown;
  readonly got: unknown;
}

const OPERATIONS = new Set(['new', 'cancel', 'replace', 'modify', 'mitigate', 'set_last_price']);

interface Size {
  readonly side: 'BUY' | 'SELL';
  readonly quantity: number;
  readonly filled: number;
}

class UnitTest {
  private readonly player = new ScenarioPlayer();
  private readonly cancelled = new Set<Id>();
  private readonly sizes = new Map<Id, Size>();
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
      case 'set_last_price':
        this.player.desk.last = step['price'] as number;
        return null;
      case 'cancel':
        this.cancel(id);
        return this.stateWish(id, step);
      case 'mitigate':
        return this.amend(id, step['price'] as number, step['qty'] as number, step);
      case 'modify':
        return this.amend(id, step['price'] as number, this.filled(id) + (step['qty'] as number), step);
      default:
        return step['new_id'] === undefined ? this.resize(id, step) : this.swap(id, step);
    }
  }

  private place(id: Id, step: Step): Wish | null {
    const side = step['side'] as Size['side'];
    const quantity = step['qty'] as number;
    this.sizes.set(id, { side, quantity, filled: 0 });
    this.note(this.player.play({ op: 'new', ...orderOf(step, id) }));
    const expected = step['expect'] as { matched: boolean; complete: boolean } | undefined;
    const filled = this.filled(id);
    return expected ? { expected, got: { matched: filled > 0, complete: filled === quantity } } : null;
  }

  private cancel(id: Id): void {
    this.note(this.player.play({ op: 'cancel', id }));
  }

  private resize(id: Id, step: Step): Wish | null {
    const quantity = this.sizes.get(id)!.quantity + ((step['size_change'] as number | undefined) ?? 0);
    return this.amend(id, (step['new_price'] as number | undefined) ?? null, quantity, step);
  }

  private amend(id: Id, price: number | null, quantity: number, step: Step): Wish | null {
    if (quantity <= this.filled(id)) {
      this.cancelled.add(id);
      this.cancel(id);
    } else {
      this.note(this.player.play({ op: 'amend', id, qty: quantity, ...(price === null ? {} : { price }) }));
    }
    this.sizes.set(id, { ...this.sizes.get(id)!, quantity });
    return this.stateWish(id, step);
  }

  private swap(id: Id, step: Step): Wish | null {
    this.cancel(id);
    const side = step['side'] ?? this.sizes.get(id)!.side;
    return this.place(step['new_id'] as Id, { ...step, op: 'new', side, type: 'limit', tif: 'GTC' });
  }

  private stateWish(id: Id, step: Step): Wish | null {
    return step['expect'] ? { expected: step['expect'], got: { state: this.state(id) } } : null;
  }

  private filled = (id: Id): number => this.sizes.get(id)?.filled ?? 0;

  private state(id: Id): string {
    const { quantity, filled } = this.sizes.get(id)!;
    if (this.cancelled.has(id)) return 'cancelled';
    if (filled === quantity) return 'complete';
    return this.working(id) ? 'accepted' : 'cancelled';
  }

  private working(id: Id) {
    const { desk, names } = this.player;
    return [...desk.managed.values()].find(({ order }) => names.get(order.key) === id);
  }

  private note(events: readonly ScenarioEvent[]): void {
    for (const event of events) {
      if (event.e !== 'trade') continue;
      const { maker, taker, price, qty } = event as unknown as Record<'maker' | 'taker', Id> &
        Record<'price' | 'qty', number>;
      for (const id of [maker, taker]) {
        const sum = this.scope.get(id) ?? { qty: 0, cost: 0 };
        this.scope.set(id, { qty: sum.qty + qty, cost: sum.cost + qty * price });
        const size = this.sizes.get(id)!;
        this.sizes.set(id, { ...size, filled: size.filled + qty });
      }
    }
  }

  private check(op: string, step: Step): Wish | null {
    this.scopeOpen = false;
    const book = finalBook(this.player);
    switch (op) {
      case 'expect_depth':
        return {
          expected: [step['bids'], step['asks']],
          got: [depth(book.bids, step['bids']), depth(book.asks, step['asks'])],
        };
      case 'expect_order_count':
        return { expected: step['count'], got: count(book[step['side'] as 'bids' | 'asks']) };
      case 'expect_order_counts':
        return { expected: [step['buy'], step['sell']], got: [count(book.bids), count(book.asks)] };
      case 'expect_volumes':
        return { expected: [step['buy'], step['sell']], got: [volume(book.bids), volume(book.asks)] };
      case 'expect_stop_order_counts':
        return {
          expected: [step['buy'], step['sell']],
          got: [this.stops('BUY').length, this.stops('SELL').length],
        };
      case 'expect_stop_volumes':
        return {
          expected: [step['buy'], step['sell']],
          got: [sum(this.stops('BUY')), sum(this.stops('SELL'))],
        };
      default:
        return this.checkOrder(op, step, book);
    }
  }

  private checkOrder(op: string, step: Step, book: FinalBook): Wish | null {
    switch (op) {
      case 'expect_fills_since_scope': {
        const fills = step['fills'] as { order: Id; qty: number; cost: number }[];
        const got = fills.map(({ order }) => ({ order, ...(this.scope.get(order) ?? { qty: 0, cost: 0 }) }));
        return { expected: fills, got };
      }
      case 'expect_top_order':
        return { expected: step['id'], got: book[step['side'] as 'bids' | 'asks'][0]?.[3][0] };
      case 'expect_last_price':
        return { expected: step['price'], got: book.last ?? 0 };
      case 'expect_state':
        return { expected: step['state'], got: this.state(step['id'] as Id) };
      case 'expect_order':
        return { expected: step['value'], got: this.field(step['id'] as Id, String(step['field'])) };
      default:
        return null;
    }
  }

  private field(id: Id, field: string): number | null | undefined {
    const { quantity, filled } = this.sizes.get(id)!;
    const working = this.working(id);
    if (field === 'qty') return quantity;
    if (field === 'leaves_qty') return working?.leaves ?? quantity - filled;
    return field === 'stop' ? working?.stop : field === 'price' ? working?.limit : undefined;
  }

  private stops(side: Size['side']): number[] {
    const { desk, names } = this.player;
    return [...desk.managed.values()]
      .filter((m) => m.waiting === 'trigger' && this.sizes.get(names.get(m.order.key)!)!.side === side)
      .map((m) => m.leaves);
  }
}

/** The time in force that a test's conditions come to; all-or-none at once is FOK. */
function timeOf(step: Step, market: boolean): { tif: string; aon: boolean } {
  const conditions = (step['conditions'] ?? []) as string[];
  const ioc = conditions.includes('IOC') || step['tif'] === 'IOC';
  const aon = conditions.includes('AON') || step['tif'] === 'AON';
  if (step['tif'] === 'FOK' || (aon && (ioc || market))) return { tif: 'FOK', aon: false };
  return { tif: ioc ? 'IOC' : 'GTC', aon };
}

/** A unit test's order in the words of our scenarios. */
function orderOf(step: Step, id: Id): NewOrder {
  const market = step['type'] === 'market' || step['price'] === 0;
  const given = {
    ...timeOf(step, market),
    id,
    side: step['side'],
    type: market ? 'market' : step['type'],
    qty: step['qty'],
    price: market ? undefined : step['price'],
    stop: step['stop'],
    max_slip: step['slippage'],
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as unknown as NewOrder;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const count = (levels: readonly FinalLevel[]): number => sum(levels.map(([, , , ids]) => ids.length));
const volume = (levels: readonly FinalLevel[]): number => sum(levels.map(([, , total]) => total));
const depth = (levels: readonly FinalLevel[], wanted: unknown): unknown[] =>
  (wanted as unknown[]).map((_, rank) => {
    const level = levels[rank];
    return level ? [level[0], level[3].length, level[1]] : [0, 0, 0];
  });

export function runUnitTest(one: GoldenCase): Outcome {
  const steps = one.steps ?? [];
  const reason = departure(steps);
  if (reason) return deliberate(reason);
  const test = new UnitTest();
  for (const step of steps) {
    const wish = test.run(step);
    if (wish && JSON.stringify(wish.expected) !== JSON.stringify(wish.got))
      return failed({ step, expected: wish.expected }, wish.got);
  }
  return passed;
}
