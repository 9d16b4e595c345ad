/** Trades from entry to exit: flat to flat and by lot, excursions, fees, risk; the figures are done by hand. */
import { describe, expect, test } from 'vitest';
import { TradeBook, type Running, type Trade } from '#core/ledger/trades.ts';
import type { AccountTerms } from '#core/model/account.ts';
import type { Price } from '#core/units/units.ts';
import { AAPL, Bench } from '../../../support/kernel.ts';

const usd = (amount: number): number => Math.round(amount * 10_000);

class Desk extends Bench {
  static with(terms: Partial<AccountTerms> = {}, fees = false): Desk {
    const desk = new Desk();
    desk.openAccount(0, 1_000_000, [], fees, terms);
    return desk;
  }

  /** Trades with somebody at a price. */
  fill(side: 'buy' | 'sell', size: number, at: number, extra = {}): this {
    this.quote(AAPL, side === 'buy' ? 'ask' : 'bid', [usd(at), size]);
    expect(this.place(AAPL, side, size, usd(at), extra).denial).toBeNull();
    return this;
  }

  /** Others trade at a price. */
  others(at: number): this {
    return this.quote(AAPL, 'ask', [usd(at), 1]).take(AAPL, 'buy', usd(at), 1);
  }

  trades(kind: 'flat' | 'lot'): Trade[] {
    const book = new TradeBook((id) => this.state.instruments.get(id)!);
    for (const event of this.journal) book.apply(event);
    const venue = this.market.venue(AAPL.id);
    const running: Running = {
      at: this.tape.now(),
      mark: venue.last as Price,
      range: { low: venue.low as Price, high: venue.high as Price },
    };
    return book.list(kind, () => running);
  }
}

const brief = ({ side, quantity, held, gross, fees, net, mae, mfe }: Trade) => ({
  side,
  quantity,
  held,
  gross: gross / 10_000,
  fees: fees / 10_000,
  net: net / 10_000,
  mae: mae / 10_000,
  mfe: mfe / 10_000,
});

describe('flat to flat', () => {
  test('entry in two parts, exit in two: averages, holding time, excursions of what was held', () => {
    const desk = Desk.with({ costBasis: 'fifo' }).fill('buy', 100, 50).others(49);
    desk.advance(4).fill('buy', 100, 52).others(48).others(55).fill('sell', 150, 54).others(60);
    desk.advance(4).fill('sell', 50, 53);
    const [trade, ...rest] = desk.trades('flat');
    expect(rest).toEqual([]);
    // Worst: 200 × 48 − 10,200; best: 200 × 55 − 10,200 (at 60 only 50 were held: 50 × 60 − 2,600 is less).
    expect(brief(trade!)).toEqual({
      side: 'long',
      quantity: 200,
      held: 0,
      gross: 150 * 54 + 50 * 53 - 10_200,
      fees: 0,
      net: 550,
      mae: 600,
      mfe: 800,
    });
    expect([trade!.maePrice, trade!.mfePrice]).toEqual([usd(48), usd(60)]);
    expect([trade!.averageEntry, trade!.averageExit]).toEqual([51_000_000, 53_750_000]);
    expect(trade!.averageScale).toBe(6);
    expect(trade!.holdingMs).toBe(2_000);
    expect([trade!.stop, trade!.risk, trade!.rMultiple]).toEqual([null, null, null]);
  });

  test('a flip ends one trade and begins the next; the fees are shared by quantity', () => {
    const desk = Desk.with({}, true).fill('buy', 300, 50).fill('sell', 500, 51).fill('buy', 200, 49);
    const [short, long] = desk.trades('flat').map(brief);
    // 0.005 a share: 1.50 in, 2.50 out (1.50 of it for the long), 1.00 in again.
    expect(long).toMatchObject({ side: 'long', quantity: 300, gross: 300, fees: 3, net: 297 });
    expect(short).toMatchObject({ side: 'short', quantity: 200, gross: 400, fees: 2, net: 398 });
  });

  test('a short: excursions are turned round', () => {
    const desk = Desk.with().fill('sell', 100, 50).others(53).others(46).fill('buy', 100, 48);
    expect(brief(desk.trades('flat')[0]!)).toMatchObject({ side: 'short', gross: 200, mae: 300, mfe: 400 });
    expect(desk.trades('flat')[0]).toMatchObject({ maePrice: usd(53), mfePrice: usd(46) });
  });

  test('what is still held runs along with the market', () => {
    const desk = Desk.with().fill('buy', 100, 50).fill('sell', 40, 51).others(47).others(49);
    const [trade] = desk.trades('flat');
    expect(trade).toMatchObject({ closedAt: null, held: 60, unrealised: usd(-60) });
    expect(brief(trade!)).toMatchObject({ gross: 40 - 60, mae: 180, mfe: 100 });
  });

  test('in a hedging account long and short are two', () => {
    const desk = Desk.with({ positionMode: 'hedging', costBasis: 'fifo' });
    desk.fill('buy', 100, 50).fill('sell', 100, 52).fill('sell', 100, 53, { effect: 'close' });
    expect(desk.trades('flat').map(brief)).toMatchObject([
      { side: 'short', held: 100, gross: -100 },
      { side: 'long', held: 0, gross: 300 },
    ]);
  });

  test('holdings of the opening are entered at their cost', () => {
    const desk = new Desk();
    desk.openAccount(0, 0, [[AAPL, 10, usd(100)]], false);
    desk.fill('sell', 10, 110);
    expect(desk.trades('flat')[0]).toMatchObject({ id: -1, gross: usd(100), quantity: 10 });
  });
});

describe('by lot', () => {
  test('each lot is a trade of its own', () => {
    const desk = Desk.with({ costBasis: 'lifo' }).fill('buy', 100, 50).fill('buy', 100, 52).others(49);
    desk.fill('sell', 150, 54);
    const [first, second] = desk.trades('lot');
    expect(first).toMatchObject({ id: 1, quantity: 100, held: 50, closedAt: null });
    expect(brief(second!)).toMatchObject({ quantity: 100, held: 0, gross: 200, mae: 300, mfe: 200 });
    expect(desk.trades('lot').map(({ id }) => id)).toEqual([1, 2]);
  });

  test('at average cost there is one lot; lots that become one go on as one', () => {
    const desk = Desk.with({}).fill('buy', 100, 50).fill('buy', 100, 52).fill('sell', 200, 53);
    expect(desk.trades('lot').map(brief)).toMatchObject([{ quantity: 200, gross: 400 }]);
    const changed = Desk.with({ costBasis: 'fifo' }).fill('buy', 100, 50).fill('buy', 100, 52);
    const terms = { ...changed.state.account!.terms, costBasis: 'average' } as const;
    changed.run({ kind: 'set-account-terms', terms });
    changed.fill('sell', 200, 53);
    expect(changed.trades('lot').map(brief)).toMatchObject([{ quantity: 200, held: 0, gross: 400 }]);
  });

  test('a split goes on with more shares at lower prices, at the same cost', () => {
    const desk = Desk.with({ costBasis: 'fifo' }).fill('buy', 100, 50).fill('buy', 100, 60).others(40);
    const action = { kind: 'split', numerator: 2, denominator: 1, cashInLieu: null } as const;
    desk.run({ kind: 'apply-corporate-action', instrumentId: AAPL.id, action });
    desk.fill('sell', 400, 30);
    for (const kind of ['flat', 'lot'] as const) {
      const trades = desk.trades(kind);
      expect(trades.every(({ held }) => held === 0)).toBe(true);
      expect(trades.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(400);
      expect(trades.reduce((sum, { gross }) => sum + gross, 0)).toBe(usd(400 * 30 - 11_000));
    }
    expect(desk.trades('flat')[0]).toMatchObject({ averageEntry: 27_500_000 });
  });

  test('lots and flat to flat come to the same in all', () => {
    const desk = Desk.with({ costBasis: 'highest-cost' }, true);
    desk
      .fill('buy', 70, 50)
      .fill('buy', 33, 51)
      .fill('sell', 150, 52)
      .fill('buy', 90, 49)
      .fill('sell', 11, 48);
    const sum = (kind: 'flat' | 'lot', what: 'gross' | 'fees' | 'quantity') =>
      desk.trades(kind).reduce((total, trade) => total + trade[what], 0);
    for (const what of ['gross', 'fees', 'quantity'] as const)
      expect(sum('lot', what)).toBe(sum('flat', what));
    expect(sum('flat', 'fees')).toBe(desk.state.positions.get(AAPL.id)!.fees);
  });
});

describe('R-multiple', () => {
  test('of a bracket: the stop it was entered with', () => {
    const desk = Desk.with().quote(AAPL, 'ask', [usd(50), 100]);
    desk.placeGroup(
      'bracket',
      ['entry', desk.intent(AAPL, 'buy', 100, usd(50))],
      ['exit', desk.intent(AAPL, 'sell', 100, usd(56))],
      ['exit', desk.intent(AAPL, 'sell', 100, null, { type: 'stop', stop: usd(48) as Price })],
    );
    desk.take(AAPL, 'buy', usd(56), 100).advance(1);
    const [trade] = desk.trades('flat');
    expect(trade).toMatchObject({ stop: usd(48), risk: usd(200), net: usd(600), rMultiple: 3 });
  });

  test('of a stop order sent while it is held; a stop that enters protects nothing', () => {
    const desk = Desk.with().quote(AAPL, 'ask', [usd(190), 100]);
    desk.place(AAPL, 'buy', 100, null, { type: 'stop', stop: usd(190) as Price });
    desk
      .quote(AAPL, 'ask', [usd(190), 1])
      .take(AAPL, 'buy', usd(190), 1)
      .advance(1);
    expect(desk.trades('flat')[0]).toMatchObject({ stop: null });
    desk.place(AAPL, 'sell', 100, null, { type: 'stop', stop: usd(185) as Price });
    desk.place(AAPL, 'sell', 100, null, { type: 'stop', stop: usd(189) as Price });
    expect(desk.trades('flat')[0]).toMatchObject({ stop: usd(185), risk: usd(500), rMultiple: 0 });
  });

  test('of a trailing stop: where it began', () => {
    const desk = Desk.with().fill('buy', 100, 50);
    desk.place(AAPL, 'sell', 100, null, { type: 'trailing-stop', trail: { by: 'ticks', distance: 200 } });
    desk.others(55);
    expect(desk.trades('flat')[0]).toMatchObject({ stop: usd(48), risk: usd(200), rMultiple: 2.5 });
  });
});
