/**
 * Replay at full speed: a tape of a million one-minute bars through the ordinary kernel, with an account and an order that
 * works. The peer is the least anybody could do with the same bars: look whether each reaches the order's price.
 */
import { PLAIN_TERMS } from '#core/model/account.ts';
import { sequentialIds } from '#core/kernel/ports.ts';
import { emptyState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import { barVenues } from '#core/matching/bars/maker.ts';
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { Market } from '#core/matching/market.ts';
import type { BarColumns } from '#core/model/bars.ts';
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { money, unixMs, type Price, type Quantity } from '#core/units/units.ts';
import { CATALOGUE } from '#feeds/demo/catalogue.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { chartPan } from './chart-pan.ts';
import { median, type Bench, type BenchResult } from './types.ts';
import { wander } from './wander.ts';

const BARS = 1_000_000;
const RUNS = 3;
const GOAL = 200_000;
const FPT = CATALOGUE.find(({ symbol }) => symbol === 'FPT')!;
/** A day of the market that never sleeps has 1,440 minutes. */
const FROM = Date.UTC(2024, 0, 1);

function world(bars: BarColumns) {
  const fill = BAR_PRESETS['next-open'];
  const series = [{ id: FPT.id, calendar: '24/7', columns: bars, first: 0 }] as const;
  const tape = new BarTape(
    { kind: 'bars', hash: '', fill, startDay: unixMs(FROM) },
    { timeframe: '1m', series, actions: [] },
  );
  const market = new Market(barVenues(fill));
  const journal: JournalEvent[] = [];
  const ports = {
    clock: tape,
    tape,
    ids: sequentialIds,
    market,
    journal: { append: (event: JournalEvent) => void journal.push(event) },
  };
  const state = emptyState();
  const run = (command: Command) => step(state, command, ports);
  market.list(FPT);
  tape.open(FPT.id, market);
  run({
    kind: 'open-stream',
    tape: tape.identity,
    instruments: [FPT],
    anchors: [],
    watched: [FPT.id],
    rules: [],
  });
  run({
    kind: 'open-account',
    name: '',
    baseCurrency: 'VND',
    cash: { VND: money(1e12), USD: money(0) },
    holdings: [],
    feeProfiles: { VND: 'vn-broker', USD: 'zero' },
    terms: PLAIN_TERMS,
  });
  const order = (type: 'market' | 'limit', price: number | null) =>
    run({
      kind: 'place-order',
      intent: {
        instrumentId: FPT.id,
        side: 'buy',
        type,
        timeInForce: 'GTC',
        quantity: 100 as Quantity,
        price: price as Price | null,
        stop: null,
        source: 'api',
        note: '',
      },
    });
  run({ kind: 'advance-tape', steps: 1 });
  order('market', null);
  run({ kind: 'advance-tape', steps: 1 });
  order('limit', 45_000);
  return { run, tape, state, journal };
}

/** The most that a loop could leave out: nothing is counted, priced or kept. */
function reach(bars: BarColumns): number {
  let reached = 0;
  for (let row = 0; row < bars.count; row += 1) if (bars.low[row]! <= 45_000) reached += 1;
  return reached;
}

function secondsOf(work: () => void): number {
  const since = performance.now();
  work();
  return (performance.now() - since) / 1_000;
}

export const replay: Bench = async () => {
  const panned = await chartPan();
  return [fullSpeed(), ...(panned ? [panned] : [])];
};

function fullSpeed(): BenchResult {
  const bars = wander({ count: BARS, tick: 10, start: FROM, step: 60_000 });
  const times: number[] = [];
  const loops: number[] = [];
  let events = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const { run: go, tape, state, journal } = world(bars);
    times.push(
      secondsOf(() => {
        while (tape.position < tape.end) go({ kind: 'advance-tape', steps: 10_000 });
      }),
    );
    if (state.orders.get('O2' as never)?.filled !== 0) throw new Error('the order does not work');
    events = journal.length;
    loops.push(secondsOf(() => void reach(bars)));
  }
  const ours = BARS / median(times);
  const peer = BARS / median(loops);
  return {
    name: `replay at full speed, a position and an order working (${events} events)`,
    ours,
    peer,
    peerName: 'a bare loop that looks at each low',
    unit: 'bars/s',
    ratio: ours / peer,
    goal: `at least ${GOAL.toLocaleString('en')} bars/s`,
    holds: ours >= GOAL,
  };
}
