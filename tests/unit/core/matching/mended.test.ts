/** Faults that the engine had, each as the smallest story that showed it. */
import { describe, expect, test } from 'vitest';
import { BUY, IMMEDIATE_OR_CANCEL, REST, SELL } from '#core/matching/book-sides.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import { BookVenue } from '#core/matching/book-venue.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { rulesAt, SIMULATED, VENUES } from '#core/venues/registry.ts';
import type { VenueRules } from '#core/venues/rules.ts';

const PLAIN = {
  id: 'X',
  tickTable: [{ from: 0, tick: 1 }],
  bandBps: null,
  listedPrice: 100,
} as unknown as Instrument;

/** A venue with the user's orders O1, O2, … and a tape. */
class Desk {
  readonly venue: BookVenue;
  private tapeKey = 0;
  private key = 0;

  constructor(rules: VenueRules | null = null, instrument = PLAIN) {
    this.venue = new BookVenue(instrument);
    this.venue.rules = rules;
  }

  order(side: 0 | 1, quantity: number, limit: number | null, extra: Partial<VenueOrder> = {}): this {
    this.key += 1;
    const type = limit === null ? 'market' : 'limit';
    const plain = {
      key: this.key,
      owner: 1,
      side,
      type,
      timeInForce: 'GTC',
      quantity,
      limit,
      stop: null,
    } as const;
    this.venue.submitOrder({ ...plain, ...extra });
    return this;
  }

  tape(side: 0 | 1, quantity: number, limit: number | null, mode: 0 | 1 = REST): this {
    this.tapeKey -= 1;
    this.venue.submit(this.tapeKey, side, limit, quantity, mode);
    return this;
  }

  take = (side: 0 | 1, quantity: number): this => this.tape(side, quantity, null, IMMEDIATE_OR_CANCEL);
  m = (key: number) => this.venue.managed.get(key);
  kinds = (): string[] =>
    this.venue.takeReports().map((report) => `${report.kind} ${'key' in report ? report.key : report.maker}`);
}

const bracket = (role: 'entry' | 'exit') => ({ group: { id: 'G', kind: 'bracket', role, size: 3 } }) as const;
const oco = { group: { id: 'G', kind: 'oco', role: 'exit', size: 2 } } as const;

/** Entry of 300 at 100, target at 110, stop at 90; a hundred of the entry are filled. */
function partBracket(): Desk {
  return new Desk()
    .order(BUY, 300, 100, bracket('entry'))
    .order(SELL, 300, 110, bracket('exit'))
    .order(SELL, 300, null, { type: 'stop', stop: 90, ...bracket('exit') })
    .take(SELL, 100);
}

describe('groups', () => {
  test('a reduce-only exit that its entry brings straight to its trigger is said to wait for the entry again', () => {
    const desk = new Desk();
    desk.venue.setPosition(1, -100);
    desk
      .tape(SELL, 100, 100)
      .order(BUY, 200, 100, bracket('entry'))
      .order(SELL, 200, null, { type: 'market-if-touched', stop: 100, reduceOnly: true, ...bracket('exit') })
      .order(SELL, 200, 120, bracket('exit'));
    expect(desk.m(2)).toMatchObject({ leaves: 0, inactive: 100, waiting: 'parent' });
    const exit = desk.kinds().filter((kind) => kind.endsWith(' 2'));
    expect(exit).toEqual(['waiting 2', 'activated 2', 'triggered 2', 'resized 2', 'waiting 2']);
  });

  test('a target that sold its part is sent again when more of the entry fills', () => {
    const desk = partBracket().take(BUY, 100);
    expect(desk.m(2)).toMatchObject({ filled: 100, leaves: 0, inactive: 200, waiting: 'parent' });
    expect(desk.m(3)).toMatchObject({ leaves: 0, inactive: 200, waiting: 'parent' });
    desk.take(SELL, 200);
    expect(desk.m(2)).toMatchObject({ leaves: 200, inactive: 0, waiting: null });
    expect(desk.venue.book.best(SELL)).toBe(110);
    expect(desk.m(3)).toMatchObject({ leaves: 200, waiting: 'trigger' });
  });

  test('a target that fills as it is activated leaves the stop what is still held', () => {
    const desk = new Desk()
      .tape(BUY, 60, 110)
      .order(BUY, 100, 112, bracket('entry'))
      .order(SELL, 100, 110, bracket('exit'))
      .order(SELL, 100, null, { type: 'stop', stop: 90, ...bracket('exit') })
      .take(SELL, 100);
    expect([desk.m(2)?.leaves, desk.m(3)?.leaves]).toEqual([40, 40]);
  });

  test('an amendment of a part in force keeps to the entry: what waits for it changes first', () => {
    const desk = partBracket();
    desk.venue.replaceOrder(2, { limit: 110, stop: null, quantity: 200 });
    expect(desk.m(2)).toMatchObject({ leaves: 100, inactive: 100 });
    desk.venue.replaceOrder(3, { limit: null, stop: 89, quantity: 60 });
    expect(desk.m(3)).toMatchObject({ leaves: 60, inactive: 0, stop: 89 });
    desk.venue.replaceOrder(2, { limit: 110, stop: null, quantity: 400 });
    expect(desk.m(2)).toMatchObject({ leaves: 100, inactive: 300 });
  });

  test('an entry that ends while its followers start gives back what they will not get', () => {
    const follower = { group: { id: 'G', kind: 'oto', role: 'exit', size: 2 } } as const;
    const desk = new Desk()
      .tape(BUY, 1, 99)
      .order(SELL, 2, 99, { group: { ...follower.group, role: 'entry' } })
      .order(BUY, 2, 99, { ...follower, selfTrade: 'cancel-oldest' });
    expect(desk.m(1)).toBeUndefined();
    expect(desk.m(2)).toMatchObject({ leaves: 1, inactive: 0 });
  });

  test('two legs of an OCO never trade with each other, even where own orders may', () => {
    const desk = new Desk()
      .order(BUY, 100, 100, { ...oco, selfTrade: 'allow' })
      .order(SELL, 100, 100, { ...oco, selfTrade: 'allow' });
    expect(desk.kinds()).not.toContain('trade 1');
    expect(desk.m(1)).toBeDefined();
  });
});

describe('auctions', () => {
  const gathered = (): Desk => {
    const desk = new Desk().take(BUY, 1);
    desk.venue.enterPhase('opening-auction');
    return desk.tape(BUY, 200, 101);
  };

  test('several reduce-only orders sell what is held, not each of them', () => {
    const desk = gathered();
    desk.venue.setPosition(1, 100);
    desk.order(SELL, 100, 99, { reduceOnly: true }).order(SELL, 100, 100, { reduceOnly: true });
    desk.venue.enterPhase('continuous');
    expect(desk.venue.positions.get(1)).toBe(0);
    expect(desk.venue.managed.size).toBe(0);
    expect(desk.venue.book.bestQuantity(BUY)).toBe(100);
  });

  test('one exit of a group is filled, and buyers and sellers trade the same', () => {
    const desk = gathered().order(SELL, 100, 99, oco).order(SELL, 100, 100, oco);
    desk.venue.enterPhase('continuous');
    expect(desk.venue.positions.get(1)).toBe(-100);
    expect(desk.venue.book.bestQuantity(BUY)).toBe(100);
  });

  test('an auction that is broken off finds no price', () => {
    const desk = gathered().order(SELL, 100, 99);
    desk.venue.enterPhase('closed');
    expect(desk.m(1)?.filled).toBe(0);
    desk.venue.enterPhase('continuous');
    expect(desk.m(1)).toBeUndefined();
  });

  test('market orders in the auction have no price: the best limit is asked about', () => {
    const desk = gathered();
    desk.order(BUY, 100, null, { timeInForce: 'AT_OPEN' });
    expect(desk.venue.met()).toMatchObject({ bid: 101, bidQuantity: 200, ask: null });
  });

  test('an all-or-none order sits the auction out', () => {
    const desk = gathered().order(SELL, 100, 99, { allOrNone: true });
    expect(desk.m(1)?.waiting).toBe('session');
  });

  test('an at-close order entered in continuous trading waits for its auction, also where the venue takes it', () => {
    const desk = new Desk(rulesAt(VENUES.NASDAQ, '2025-06-02')).tape(SELL, 500, 101);
    desk.order(BUY, 100, null, { timeInForce: 'AT_CLOSE' });
    expect(desk.m(1)).toMatchObject({ waiting: 'session', filled: 0 });
    desk.venue.enterPhase('closing-auction');
    desk.venue.enterPhase('post-market');
    expect(desk.venue.positions.get(1)).toBe(100);
  });
});

describe('attributes', () => {
  test('a fill-or-kill order is not left with a part when its own fills take the rest of the book away', () => {
    const desk = new Desk();
    desk.venue.setPosition(1, 100);
    desk.order(SELL, 100, 100, { reduceOnly: true }).order(SELL, 100, 101, { reduceOnly: true });
    desk.order(BUY, 200, 101, { owner: 2, timeInForce: 'FOK' });
    expect(desk.venue.positions.get(1)).toBe(100);
    expect(desk.kinds()).toContain('cancelled 3');
  });

  test('a trailing stop-limit that was triggered and waits for size keeps its limit', () => {
    const trail = { by: 'ticks', distance: 5, limitOffset: 1 } as const;
    const desk = new Desk()
      .order(SELL, 100, null, { type: 'trailing-stop-limit', trail, allOrNone: true })
      .tape(BUY, 10, 95)
      .take(SELL, 10);
    expect(desk.m(1)).toMatchObject({ waiting: 'size', stop: 95, limit: 94 });
    desk.tape(SELL, 10, 120).take(BUY, 10);
    expect(desk.m(1)).toMatchObject({ stop: 95, limit: 94 });
  });

  test('a post-only order that cannot step back without crossing or leaving the band ends', () => {
    const desk = new Desk().tape(SELL, 100, 1).order(BUY, 100, 1, { postOnly: 'reprice' });
    expect(desk.kinds()).toEqual(['cancelled 1']);
  });

  test('orders that wait trigger in order of entry, however late they came to wait', () => {
    const desk = new Desk()
      .order(BUY, 10, 95, bracket('entry'))
      .order(SELL, 10, 120, bracket('exit'))
      .order(SELL, 10, null, { type: 'stop', stop: 90, ...bracket('exit') })
      .order(SELL, 10, null, { type: 'stop', stop: 90 })
      .tape(SELL, 1, 97)
      .take(SELL, 10);
    desk.venue.takeReports();
    desk.tape(BUY, 10, 90).take(SELL, 1);
    expect(desk.kinds().filter((kind) => kind.startsWith('triggered'))).toEqual([
      'triggered 3',
      'triggered 4',
    ]);
  });

  test('a market-to-limit order that meets nothing says so, whatever came before it', () => {
    const desk = new Desk().order(BUY, 10, 100).order(SELL, 10, 100);
    desk.venue.cancelOrder(1, 'user');
    desk.venue.takeReports();
    desk.order(SELL, 10, null, { type: 'market-to-limit' });
    expect(desk.venue.takeReports()).toMatchObject([{ kind: 'cancelled', reason: 'no-liquidity' }]);
  });
});

describe('venues', () => {
  test('HOSE has no icebergs: the book holds the shown part, and the next is sent after the command that took it', () => {
    const desk = new Desk(rulesAt(SIMULATED.HOSE, '2025-06-02')).order(SELL, 300, 100, { display: 100 });
    desk.tape(SELL, 50, 100);
    const { book } = desk.venue;
    expect([book.bestQuantity(SELL), book.hiddenOfLevel(book.levelAt(SELL, 0))]).toEqual([150, 0]);
    desk.venue.takeReports();
    desk.tape(BUY, 130, 100);
    expect(desk.kinds()).toEqual(['trade 1', 'refreshed 1', 'rested 1']);
    expect(desk.venue.queuePlace(1)).toMatchObject({ ordersAhead: 1, quantityAhead: 20 });
    expect(desk.m(1)).toMatchObject({ leaves: 200, filled: 100 });
  });

  test('before KRX a smaller quantity lost its place as well: HOSE knew no amendments', () => {
    const place = (date: '2023-01-04' | '2025-06-02') => {
      const desk = new Desk(rulesAt(SIMULATED.HOSE, date)).order(BUY, 300, 100).tape(BUY, 100, 100);
      desk.venue.replaceOrder(1, { limit: 100, stop: null, quantity: 200 });
      return desk.venue.queuePlace(1)?.ordersAhead;
    };
    expect([place('2023-01-04'), place('2025-06-02')]).toEqual([1, 0]);
  });

  test('a stop-limit order that rests is kept overnight where the venue keeps limits', () => {
    const desk = new Desk(rulesAt(VENUES.NASDAQ, '2025-06-02')).order(BUY, 100, 90, {
      type: 'stop-limit',
      stop: 100,
    });
    desk.venue.expireDay();
    expect(desk.m(1)?.waiting).toBeNull();
  });

  test('the end of the session ends a pause; trading does not', () => {
    const desk = new Desk(rulesAt(VENUES.NASDAQ, '2025-06-02')).tape(SELL, 10, 100).tape(SELL, 10, 110);
    desk.venue.advanceTo(1_000_000);
    desk.take(BUY, 10).take(BUY, 10);
    expect([desk.venue.phase, desk.venue.scheduled]).toEqual(['halt', 'continuous']);
    desk.venue.enterPhase('continuous');
    expect(desk.venue.phase).toBe('halt');
    desk.venue.enterPhase('closing-auction');
    expect([desk.venue.phase, desk.venue.pause]).toEqual(['closing-auction', null]);
  });

  test('a pause comes before what the price triggers', () => {
    const desk = new Desk(rulesAt(VENUES.NASDAQ, '2025-06-02'))
      .tape(SELL, 10, 100)
      .tape(SELL, 10, 110)
      .tape(SELL, 10, 120);
    desk.order(BUY, 10, null, { type: 'stop', stop: 105 }).take(BUY, 20);
    expect([desk.venue.phase, desk.m(1)?.waiting]).toEqual(['halt', 'session']);
  });

  test('prices set anew are no volatility', () => {
    const desk = new Desk(rulesAt(VENUES.NASDAQ, '2025-06-02')).tape(SELL, 10, 100);
    desk.venue.advanceTo(1_000_000);
    desk.take(BUY, 10);
    desk.venue.anchor(150);
    desk.tape(SELL, 10, 150).take(BUY, 10);
    expect(desk.venue.phase).toBe('continuous');
  });
});
