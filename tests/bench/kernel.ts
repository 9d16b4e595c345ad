/** A kernel with a portfolio of working orders and positions, for measuring. */
import { PLAIN_TERMS } from '#core/model/account.ts';
import { sequentialIds } from '#core/kernel/ports.ts';
import type { Session } from '#core/kernel/session.ts';
import { emptyState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import { Market } from '#core/matching/market.ts';
import type { Command } from '#core/model/commands.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { OrderIntent } from '#core/model/order.ts';
import type { History } from '#core/risk/returns.ts';
import { money, type Price, type Quantity } from '#core/units/units.ts';
import { CATALOGUE } from '#feeds/demo/catalogue.ts';
import { firstTradingDay } from '#feeds/demo/calendar.ts';
import { DemoTape, GENERATOR_VERSION } from '#feeds/demo/tape.ts';

const START = firstTradingDay(Date.UTC(2026, 0, 5));

const DAYS = 504;

/** Instruments of one market in ten sectors. */
function instrumentsOf(count: number): Instrument[] {
  const model = CATALOGUE[0]!;
  return Array.from({ length: count }, (_, index) => ({
    ...model,
    id: `HOSE:T${index}` as Instrument['id'],
    symbol: `T${index}`,
    sector: `Sector ${index % 10}`,
  }));
}

/** Two years of returns between -3 % and 3 %, from a linear congruential generator. */
function historyOf(instruments: readonly Instrument[]): History {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const known = new Map(
    instruments.map(({ id }) => [id, Int32Array.from({ length: DAYS }, () => (next() % 60_001) - 30_000)]),
  );
  return {
    days: DAYS,
    returns: (id) => known.get(id) ?? null,
    averageVolume: () => 1_000_000,
    averageTrueRange: () => 1_000,
    volatilityBps: () => 2_500,
  };
}

/** So many positions, each with an order that works. */
export class BenchKernel {
  readonly session: Session;
  readonly instruments: readonly Instrument[];

  constructor(positions: number) {
    const identity = { kind: 'demo', seed: 1, generatorVersion: GENERATOR_VERSION, startDay: START } as const;
    const tape = new DemoTape(identity);
    const market = new Market();
    const instruments = instrumentsOf(positions);
    this.instruments = instruments;
    for (const instrument of instruments) {
      market.list(instrument);
      tape.open(instrument.id, market);
    }
    const history = historyOf(instruments);
    const ports = { clock: tape, tape, ids: sequentialIds, market, journal: { append: () => {} }, history };
    const state = emptyState();
    this.session = { state, ports };
    const run = (command: Command): void => void step(state, command, ports);
    run({ kind: 'open-stream', tape: identity, instruments, anchors: [], watched: [], rules: [] });
    run({
      kind: 'open-account',
      name: '',
      baseCurrency: 'VND',
      cash: { VND: money(9e13), USD: money(0) },
      holdings: instruments.map(({ id, listedPrice }) => ({
        instrumentId: id,
        quantity: 1_000 as Quantity,
        price: listedPrice,
      })),
      feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
      terms: PLAIN_TERMS,
    });
    for (const [index, { id }] of instruments.entries()) {
      const price = market.venue(id).last - 1_000;
      const intent: OrderIntent = {
        instrumentId: id,
        side: 'buy',
        type: 'limit',
        timeInForce: 'GTC',
        quantity: (100 * (1 + (index % 7))) as Quantity,
        price: (price - (price % 100)) as Price,
        stop: null,
        source: 'api',
        note: '',
      };
      run({ kind: 'place-order', intent });
    }
  }
}
