/** Fills through lots, postings and balances, against a plain loop of average cost in floating point. */
import { post } from '#core/ledger/balances.ts';
import { applyTrade, flat } from '#core/ledger/position.ts';
import { tradePostings } from '#core/ledger/postings.ts';
import { PLAIN_TERMS, type Position } from '#core/model/account.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { Layered } from '#core/units/layered.ts';
import { money, notional, unixMs, type Money, type Price, type Quantity } from '#core/units/units.ts';
import { Seeded } from '#core/units/seeded.ts';
import { CATALOGUE } from '#feeds/demo/catalogue.ts';
import { median, type Bench, type BenchResult } from './types.ts';

const FILLS = 1_000_000;
const INSTRUMENTS = 500;
const ROUNDS = 3;
const GOAL_SECONDS = 2;
const FEE = money(10_000);

interface Fill {
  readonly instrument: Instrument;
  readonly index: number;
  readonly side: 'buy' | 'sell';
  readonly quantity: Quantity;
  readonly price: Price;
}

function fillsOf(): Fill[] {
  const chance = Seeded.of(4);
  const listed = CATALOGUE.find(({ currency }) => currency === 'USD')!;
  const instruments = Array.from({ length: INSTRUMENTS }, (_, index) => ({
    ...listed,
    id: `US:S${index}` as Instrument['id'],
  }));
  return Array.from({ length: FILLS }, () => {
    const index = chance.below(INSTRUMENTS);
    return {
      instrument: instruments[index]!,
      index,
      side: chance.below(2) === 0 ? 'buy' : 'sell',
      quantity: (1 + chance.below(1_000)) as Quantity,
      price: (1_000_000 + 100 * chance.below(2_000)) as Price,
    };
  });
}

/** Seconds, and the profit it came to. */
function exact(fills: readonly Fill[], costBasis: 'fifo' | 'average'): [number, number] {
  const terms = { ...PLAIN_TERMS, costBasis };
  const positions = new Layered<string, Position>();
  const balances = new Layered<string, Money>();
  const from = performance.now();
  for (let index = 0; index < fills.length; index += 1) {
    const { instrument, side, quantity, price } = fills[index]!;
    const value = notional(instrument, price, quantity);
    const before = positions.get(instrument.id) ?? flat(instrument.id);
    const trade = { id: index + 1, side, quantity, value, at: unixMs(index) };
    const { position, costChange, realised } = applyTrade(before, terms, trade);
    positions.set(instrument.id, position);
    post(balances, tradePostings(instrument, side, { value, costChange, realised, fees: FEE }));
  }
  const seconds = (performance.now() - from) / 1_000;
  let sum = 0;
  for (const [, amount] of balances.entries()) sum += amount;
  if (sum !== 0) throw new Error('the books do not balance');
  return [seconds, -balances.get('realised|USD')!];
}

function plain(fills: readonly Fill[]): number {
  const held = new Float64Array(INSTRUMENTS);
  const average = new Float64Array(INSTRUMENTS);
  let [cash, realised, fees] = [0, 0, 0];
  const from = performance.now();
  for (const { index, side, quantity, price } of fills) {
    const signed = side === 'buy' ? quantity : -quantity;
    const at = price / 10_000;
    const before = held[index]!;
    const after = before + signed;
    if (before === 0 || Math.sign(before) === Math.sign(signed))
      average[index] = (average[index]! * before + at * signed) / after;
    else {
      const closing = Math.min(Math.abs(signed), Math.abs(before));
      realised += Math.sign(before) * closing * (at - average[index]!);
      if (Math.sign(after) !== Math.sign(before)) average[index] = at;
    }
    held[index] = after;
    cash -= at * signed + 1;
    fees += 1;
  }
  const seconds = (performance.now() - from) / 1_000;
  if (Number.isNaN(cash + realised + fees)) throw new Error('the plain loop lost count');
  return seconds;
}

export const ledger: Bench = () => {
  const fills = fillsOf();
  const peers: number[] = [];
  const times = { fifo: [] as number[], average: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const peer = plain(fills);
    const [fifo] = exact(fills, 'fifo');
    const [average] = exact(fills, 'average');
    // The first round warms up.
    if (round === 0) continue;
    peers.push(peer);
    times.fifo.push(fifo);
    times.average.push(average);
  }
  const peer = median(peers);
  return (['fifo', 'average'] as const).map((basis): BenchResult => {
    const ours = median(times[basis]);
    return {
      name: `ledger ${basis}`,
      ours,
      peer,
      peerName: 'average cost in floating point',
      unit: 's per 1M fills',
      ratio: peer / ours,
      goal: `< ${GOAL_SECONDS} s`,
      holds: ours < GOAL_SECONDS,
    };
  });
};
