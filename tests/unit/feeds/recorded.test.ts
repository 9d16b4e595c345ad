/**
 * Recorded tapes and the kernel: how a tape is played (in what steps, with what pauses, left and resumed) changes nothing of
 * the journal, and nothing that is recorded later changes anything before.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAIN_TERMS } from '#core/model/account.ts';
import { BAR_PRESETS, type BarPreset } from '#core/matching/bars/config.ts';
import type { BarColumns } from '#core/model/bars.ts';
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent, RecordedTapeIdentity } from '#core/model/events.ts';
import type { OrderIntent } from '#core/model/order.ts';
import { resume } from '#core/kernel/resume.ts';
import { step } from '#core/kernel/step.ts';
import { money, unixMs, type Price } from '#core/units/units.ts';
import { Seeded } from '#core/units/seeded.ts';
import { recordedBars } from '#engine/runtime/recorded-bars.ts';
import {
  newWorld,
  openMarket,
  portsOf,
  restoreWorld,
  snapshotBody,
  type World,
} from '#engine/runtime/world.ts';
import type { BarTape } from '#feeds/recorded/bar-tape.ts';
import { packBars, unpackBars } from '#feeds/recorded/cassette.ts';
import { timelineOf } from '#feeds/recorded/timeline.ts';
import { columnsOf } from '../../support/market.ts';
import { FPT } from '../../support/kernel.ts';
import { wishesUntil, type Wish } from './wishes.ts';

const FIVE = 300_000;
const DAY = 86_400_000;
/** 9:00 of a Monday in Vietnam. */
const OPEN = Date.UTC(2026, 0, 5, 2);

/** Bars of some days, twelve each. */
function bars(days: number, seed: number): BarColumns {
  const random = Seeded.of(seed);
  let close = 95_000;
  const rows: number[][] = [];
  for (let day = 0; day < days; day += 1) {
    for (let bar = 0; bar < 12; bar += 1) {
      const open = close;
      close = open + (random.below(11) - 5) * 100;
      const high = Math.max(open, close) + random.below(3) * 100;
      const low = Math.min(open, close) - random.below(3) * 100;
      rows.push([OPEN + day * DAY + bar * FIVE, open, high, low, close, 1_000 + random.below(5_000)]);
    }
  }
  return columnsOf(rows as never);
}

const DAYS = 4;
const RECORDED = bars(DAYS, 3);

type Made = Awaited<ReturnType<typeof packBars>>;

class Session {
  readonly journal: JournalEvent[] = [];
  readonly cassette: Made;
  readonly identity: RecordedTapeIdentity;
  world: World;

  static async of(columns: BarColumns): Promise<Made> {
    const series = [{ id: FPT.id, calendar: 'HOSE', columns, first: 6 }] as const;
    return packBars({ timeframe: '5m', series, actions: [] });
  }

  constructor(cassette: Made, preset: BarPreset = 'next-open') {
    this.cassette = cassette;
    const fill = BAR_PRESETS[preset];
    this.identity = { kind: 'bars', hash: this.cassette.hash, fill, startDay: unixMs(0) };
    this.world = newWorld(this.identity, () => this.cassette.body);
    openMarket(this.world, { instruments: [FPT] });
    this.run({
      kind: 'open-stream',
      tape: { ...this.identity, hash: '' },
      instruments: [FPT],
      anchors: [],
      watched: [FPT.id],
      rules: [],
    });
    this.run({
      kind: 'open-account',
      name: '',
      baseCurrency: 'VND',
      cash: { VND: money(100_000_000), USD: money(0) },
      holdings: [],
      feeProfiles: { VND: 'vn-broker', USD: 'zero' },
      terms: { ...PLAIN_TERMS, settlement: 'immediate' },
    });
  }

  run(command: Command): void {
    const { world } = this;
    step(
      world.state,
      command,
      portsOf(world, (event) => this.journal.push(event)),
    );
  }

  /** As by closing the program and opening it again. */
  reopen(): void {
    const body = JSON.parse(JSON.stringify(snapshotBody(this.world))) as ReturnType<typeof snapshotBody>;
    this.world = restoreWorld(this.identity, body, () => this.cassette.body)!;
    const session = { state: this.world.state, ports: portsOf(this.world, () => {}) };
    expect(resume(session, [], true)).toBe(0);
  }

  get tape(): BarTape {
    return this.world.tape as BarTape;
  }

  chart(timeframe: '5m' | '15m' | '1d') {
    return recordedBars(this.world, { tape: this.tape, instrument: FPT, timeframe });
  }
}

/** As one order, or as a bracket around the last price. */
function send(session: Session, { intent, bracket }: Wish): void {
  if (bracket === null) return session.run({ kind: 'place-order', intent });
  const last = session.world.market.last(FPT.id);
  const [side, sign] = intent.side === 'buy' ? (['sell', 1] as const) : (['buy', -1] as const);
  const exit = { ...intent, side, timeInForce: 'GTC' as const };
  const { trail: _, ...plain } = exit;
  const at = (ticks: number): Price => (last - (last % 100) + sign * ticks * 100) as Price;
  const target: OrderIntent = { ...plain, type: 'limit', price: at(bracket), stop: null };
  const stop: OrderIntent = { ...plain, type: 'stop', price: null, stop: at(-bracket) };
  session.run({
    kind: 'place-group',
    group: 'bracket',
    legs: [
      { role: 'entry', intent: { ...intent, timeInForce: 'GTC' } },
      { role: 'exit', intent: target },
      { role: 'exit', intent: stop },
    ],
  });
}

/** Plays to the end, sending each wish where the tape stands at its place; `pace` says in what steps, and when it is left. */
function play(
  session: Session,
  list: readonly Wish[],
  pace: Iterator<{ steps: number; leave: boolean }>,
  until = Infinity,
): void {
  let sent = 0;
  const end = Math.min(until, session.tape.end);
  for (;;) {
    const { position } = session.tape;
    while (list[sent] && list[sent]!.at <= position) {
      send(session, list[sent]!);
      sent += 1;
    }
    if (position >= end) return;
    const next = Math.min(end, list[sent]?.at ?? end);
    const { steps, leave } = pace.next().value!;
    session.run({ kind: 'advance-tape', steps: Math.max(1, Math.min(steps, next - position)) });
    if (leave) session.reopen();
  }
}

const wishes = wishesUntil(DAYS * 13 - 8);

const evenly = (function* () {
  for (;;) yield { steps: 1, leave: false };
})();

function* paced(list: readonly (readonly [number, boolean])[]) {
  for (let at = 0; ; at += 1) {
    const [steps, leave] = list[at % list.length]!;
    yield { steps, leave };
  }
}

describe('a tape of bars', () => {
  test('ends each day after its last bar, and begins with what came before', async () => {
    const session = new Session(await Session.of(RECORDED));
    const { tape } = session;
    expect(tape.end).toBe(DAYS * 13 - 6);
    expect(session.chart('5m').time).toHaveLength(6);
    session.run({ kind: 'advance-tape', steps: tape.end });
    expect(session.journal.filter(({ kind }) => kind === 'day-ended')).toHaveLength(DAYS);
    expect(session.chart('5m').close.at(-1)).toBe(RECORDED.close.at(-1));
    expect(session.chart('1d').time).toHaveLength(DAYS);
    expect(session.chart('1d').volume.reduce((sum, volume) => sum + volume, 0)).toBe(
      RECORDED.volume.reduce((sum, volume) => sum + volume, 0),
    );
  });

  test('is the same after it was packed', async () => {
    const cassette = await Session.of(RECORDED);
    const { series } = unpackBars(cassette);
    expect(series[0]!.columns).toEqual(RECORDED);
    expect(() => unpackBars({ ...cassette, hash: 'another' })).toThrow(/does not match/);
  });

  test('how it is played, paused, left and resumed changes nothing of the journal', async () => {
    const made = await Session.of(RECORDED);
    const paces = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean()), {
      minLength: 1,
      maxLength: 10,
    });
    let fills = 0;
    const presets = fc.constantFrom<BarPreset>('next-open', 'touch', 'penetrate', 'worst-case', 'close');
    fc.assert(
      fc.property(wishes, paces, presets, (list, pace, preset) => {
        const plain = new Session(made, preset);
        play(plain, list, evenly);
        const other = new Session(made, preset);
        play(other, list, paced(pace));
        expect(other.journal).toEqual(plain.journal);
        fills += plain.journal.filter(({ kind }) => kind === 'order-filled').length;
      }),
      { numRuns: 60 },
    );
    expect(fills).toBeGreaterThan(50);
  });

  test('nothing that is recorded later changes what was before', async () => {
    const made = await Session.of(RECORDED);
    const cuts = fc.integer({ min: 8, max: RECORDED.count - 1 });
    await fc.assert(
      fc.asyncProperty(
        wishes,
        cuts,
        fc.integer({ min: 4, max: 99 }),
        fc.boolean(),
        async (list, cut, seed, shorter) => {
          const future = bars(DAYS, seed);
          const change = (name: 'open' | 'high' | 'low' | 'close' | 'volume' | 'time'): Float64Array => {
            const column = RECORDED[name].slice();
            column.set(future[name].subarray(cut), cut);
            return shorter ? column.slice(0, cut + 1) : column;
          };
          const changed: BarColumns = {
            count: shorter ? cut + 1 : RECORDED.count,
            time: change('time'),
            open: change('open'),
            high: change('high'),
            low: change('low'),
            close: change('close'),
            volume: change('volume'),
          };
          const [one, two] = [new Session(made), new Session(await Session.of(changed))];
          // The last step before the changed bar is over.
          const known = timelineOf({
            timeframe: '5m',
            actions: [],
            series: [{ id: FPT.id, calendar: 'HOSE', columns: RECORDED, first: 6 }],
          }).at.findLastIndex((at) => at <= RECORDED.time[cut]!);
          for (const session of [one, two]) play(session, list, evenly, known + 1);
          expect(two.journal).toEqual(one.journal);
          for (const timeframe of ['5m', '15m', '1d'] as const)
            expect(two.chart(timeframe)).toEqual(one.chart(timeframe));
          expect(two.world.market.last(FPT.id)).toBe(one.world.market.last(FPT.id));
        },
      ),
      { numRuns: 60 },
    );
  });
});
