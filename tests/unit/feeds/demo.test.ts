/** The demo exchange: deterministic, resumable, alive, and its history ends where its market begins. */
import { bookOf } from '#core/matching/book-venue.ts';
import { PLAIN_TERMS } from '#core/model/account.ts';
import { describe, expect, test } from 'vitest';
import { sequentialIds } from '#core/kernel/ports.ts';
import { step } from '#core/kernel/step.ts';
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import { unixMs } from '#core/units/units.ts';
import { money } from '#core/units/units.ts';
import { emptyState } from '#core/kernel/state.ts';
import { Market } from '#core/matching/market.ts';
import {
  addTradingDays,
  firstTradingDay,
  isWeekday,
  marketTime,
  FIRST_DAY_END,
  STEPS_PER_DAY,
} from '#feeds/demo/calendar.ts';
import { CATALOGUE, FIRST_WATCHED } from '#feeds/demo/catalogue.ts';
import { demoHistory } from '#feeds/demo/history.ts';
import { DemoTape } from '#feeds/demo/tape.ts';

const START = firstTradingDay(Date.UTC(2026, 0, 3));
const IDENTITY = { kind: 'demo', seed: 42, generatorVersion: 1, startDay: START } as const;

function world(seed = 42) {
  const tape = new DemoTape({ ...IDENTITY, seed });
  const market = new Market();
  const journal: JournalEvent[] = [];
  const ports = {
    clock: tape,
    tape,
    ids: sequentialIds,
    market,
    journal: { append: (event: JournalEvent) => void journal.push(event) },
  };
  const state = emptyState();
  for (const instrument of CATALOGUE) {
    market.list(instrument);
    tape.open(instrument.id, market);
  }
  const run = (command: Command) => step(state, command, ports);
  run({
    kind: 'open-stream',
    tape: IDENTITY,
    instruments: CATALOGUE,
    anchors: [],
    watched: FIRST_WATCHED,
    rules: [],
  });
  run({
    kind: 'open-account',
    name: 'A',
    baseCurrency: 'VND',
    cash: { VND: money(1e9), USD: money(1e9) },
    holdings: [],
    feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
    terms: PLAIN_TERMS,
  });
  return { tape, market, journal, run };
}

const buy = (symbol: string, quantity: number, price: number | null): Command => ({
  kind: 'place-order',
  intent: {
    instrumentId: symbol,
    side: 'buy',
    type: price === null ? 'market' : 'limit',
    timeInForce: 'DAY',
    quantity,
    price,
    stop: null,
    source: 'ticket',
    note: '',
  } as never,
});

/** The same commands at the same positions, with the steps between them cut differently. */
function session(chunk: number, seed = 42): string {
  const { run, journal } = world(seed);
  const advance = (steps: number): void => {
    for (let left = steps; left > 0; left -= chunk)
      run({ kind: 'advance-tape', steps: Math.min(chunk, left) });
  };
  advance(400);
  run(buy('HOSE:FPT', 500, 95_300));
  advance(3_000);
  run(buy('HOSE:GVR', 300, 30_650));
  run(buy('US:AAPL', 40, null));
  advance(STEPS_PER_DAY);
  run(buy('HOSE:FPT', 200, null));
  advance(500);
  return JSON.stringify(journal);
}

describe('demo exchange', () => {
  test('same seed, same commands at the same positions: the same journal, byte for byte, however it is stepped', () => {
    const one = session(1);
    expect(session(97)).toBe(one);
    expect(session(100_000)).toBe(one);
    expect(session(100, 43)).not.toBe(one);
  });

  test('books have depth and a spread, prices move within the band, and a sweep refills', () => {
    const { tape, market } = world();
    for (let count = 0; count < 20_000; count += 1) tape.step(() => FIRST_WATCHED, market);
    for (const id of FIRST_WATCHED) {
      const venue = bookOf(market.venue(id));
      const { book } = venue;
      expect(venue.day.volume).toBeGreaterThan(0);
      expect(Math.min(book.levelCount(BUY), book.levelCount(SELL))).toBeGreaterThan(2);
      expect(book.best(BUY)).toBeLessThan(book.best(SELL));
      expect(venue.slots.size).toBeLessThan(200);
      if (venue.band) expect(venue.last).toBeLessThanOrEqual(venue.band.ceiling);
    }
    const venue = bookOf(market.venue(FIRST_WATCHED[0]!));
    const ask = venue.book.best(SELL);
    venue.submit(-1e9, BUY, ask * 1.01, venue.book.available(BUY, ask * 1.004, 1e9), 1);
    const moved = venue.book.best(SELL);
    expect(moved).toBeGreaterThan(ask);
    const thin = venue.book.levelCount(SELL);
    for (let count = 0; count < 400; count += 1) tape.step(() => FIRST_WATCHED, market);
    expect(venue.book.levelCount(SELL)).toBeGreaterThan(thin);
  });

  test('a restored tape goes on exactly where it was', () => {
    const { tape, market } = world();
    for (let count = 0; count < 2_000; count += 1) tape.step(() => FIRST_WATCHED, market);
    const copy = DemoTape.restore(JSON.parse(JSON.stringify(tape.snapshot())));
    const copied = new Market();
    const venues = JSON.parse(JSON.stringify(market.snapshot()));
    for (const instrument of CATALOGUE) {
      copied.list(instrument, venues[instrument.id]);
      copied.venue(instrument.id).govern(copy.rules(instrument.exchange));
    }
    for (let count = 0; count < 2_000; count += 1) {
      tape.step(() => FIRST_WATCHED, market);
      copy.step(() => FIRST_WATCHED, copied);
    }
    expect(copied.snapshot()).toEqual(market.snapshot());
  });

  test('history: five hundred days, twenty of them by the minute, consistent and ending at the listed price', () => {
    for (const instrument of CATALOGUE.slice(0, 3)) {
      const { days, minutes } = demoHistory(instrument, 42, START);
      expect([days.length, minutes.length]).toEqual([500, 20 * 255]);
      expect(days.at(-1)!.close).toBe(instrument.listedPrice);
      expect(minutes.at(-1)!.close).toBe(instrument.listedPrice);
      for (const bar of [...days, ...minutes]) {
        expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
        expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
      }
      const times = minutes.map((bar) => bar.time);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  test('the calendar has weekdays only and stamps a day’s last step at its close', () => {
    expect(isWeekday(START)).toBe(true);
    expect(new Date(addTradingDays(START, 5)).getUTCDay()).toBe(1);
    const open = marketTime(START, 0);
    expect([open.phase, open.at]).toEqual(['continuous', unixMs(START + 2.25 * 3_600_000)]);
    const close = marketTime(START, FIRST_DAY_END);
    expect([close.day, close.at]).toEqual([START, unixMs(START + 7.75 * 3_600_000)]);
    const next = marketTime(START, FIRST_DAY_END + 1);
    expect([next.day, next.phase]).toEqual([addTradingDays(START, 1), 'closed']);
    const times = Array.from({ length: 2 * STEPS_PER_DAY }, (_, position) => marketTime(START, position));
    const backwards = times.findIndex(({ at }, index) => index > 0 && at <= times[index - 1]!.at);
    expect(backwards).toBe(-1);
    expect([...new Set(times.map(({ phase }) => phase))]).toEqual([
      'continuous',
      'break',
      'closing-auction',
      'closed',
      'opening-auction',
    ]);
  });
});
