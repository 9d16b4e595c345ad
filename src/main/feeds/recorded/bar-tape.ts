/**
 * Recorded bars as a tape. A step is one moment of the timeline: the bars that are over then are played on their venues,
 * or a trading day ends. Nothing of a bar is known before it is over.
 *
 * Known limits: all instruments of a tape have one timeframe and one calendar's days; the days' phases are not recorded.
 */
import type { CompanyAction } from '#core/kernel/ports.ts';
import type { Market } from '#core/matching/market.ts';
import type { Bar } from '#core/matching/bars/path.ts';
import type { BarVenue } from '#core/matching/bars/venue.ts';
import type { RecordedTapeIdentity } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import { unixMs, type UnixMs } from '#core/units/units.ts';
import type { Phase } from '#core/venues/rules.ts';
import type { Feed } from '../feed.ts';
import { dayReader, lengthOf } from './days.ts';
import type { BarRecording, RecordedSeries } from './recording.ts';
import { timelineOf, type Timeline } from './timeline.ts';

const PHASES: readonly Phase[] = ['continuous'];

/** What is known of an instrument before its first bar that is played; `begins` is the tape's first moment. */
export function firstPrice({ columns, first }: RecordedSeries, begins: number): number | null {
  if (first > 0) return columns.close[first - 1]!;
  return columns.time[0] === begins ? columns.open[0]! : null;
}

export class BarTape implements Feed {
  readonly identity: RecordedTapeIdentity;
  readonly recording: BarRecording;
  readonly timeline: Timeline;
  private at = 0;
  private readonly dayOf: (time: number) => number;
  /** The next bar of each series. */
  private readonly next: number[];
  /** A bar is a day or more: each begins one. */
  private readonly whole: boolean;
  private venues: { readonly market: Market | null; readonly all: readonly BarVenue[] } = {
    market: null,
    all: [],
  };

  /** `opensFirst`: the open of each bar is a step of its own, so that orders can be sent there. */
  constructor(identity: RecordedTapeIdentity, recording: BarRecording, opensFirst = false) {
    this.identity = identity;
    this.recording = recording;
    this.timeline = timelineOf(recording, opensFirst);
    this.next = recording.series.map(({ first }) => first);
    this.whole = lengthOf(recording.timeframe) === null;
    this.dayOf = dayReader(recording.series[0]!.calendar, recording.timeframe);
  }

  get position(): number {
    return this.at;
  }

  /** Goes there without playing. */
  set position(position: number) {
    this.at = position;
    this.next.forEach((_, index) => {
      this.next[index] = this.known(index);
    });
  }

  get end(): number {
    return this.timeline.count;
  }

  /** The last step showed only the open of bars. */
  get opening(): boolean {
    return this.timeline.opens[this.at - 1] === 1;
  }

  now(): UnixMs {
    const { timeline, at } = this;
    return unixMs(at === 0 ? this.begins() : timeline.at[at - 1]!);
  }

  day(): UnixMs {
    const { day, count } = this.timeline;
    return unixMs(count === 0 ? 0 : day[Math.max(0, this.at - 1)]!);
  }

  lastAt = (): UnixMs => unixMs(this.timeline.at[this.timeline.count - 1] ?? 0);

  positionAt(time: number): number {
    const { at, count } = this.timeline;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  sessionFrom(position: number, way: 1 | -1): number {
    const { day, count } = this.timeline;
    // Of a day of which nothing is played yet the one before is gone back to.
    const today = day[way > 0 ? Math.min(position, count - 1) : Math.max(0, position - 1)]!;
    let at = position;
    if (way > 0) while (at < count && day[at] === today) at += 1;
    else while (at > 0 && day[at - 1] === today) at -= 1;
    return at;
  }

  /** The end of an intraday day shows no bar. */
  after(position: number, bars: number): number {
    const { ends, count } = this.timeline;
    const shows = (step: number): boolean => ends[step] === 0 || lengthOf(this.recording.timeframe) === null;
    let at = position;
    for (let left = bars; left > 0 && at < count; at += 1) if (shows(at)) left -= 1;
    return at;
  }

  /** One bar a second. */
  stepsIn = (ms: number, speed: number): number => (ms * speed) / 1_000;

  phase = (): Phase => 'continuous';
  phases = (): readonly Phase[] => PHASES;
  rules = (): null => null;

  /**
   * An instrument starts from the close before its first bar. Without one it starts from its open where that is the tape's
   * own first moment, and otherwise has no price until its first bar is over.
   */
  open(id: InstrumentId, market: Market): void {
    const series = this.recording.series.find((each) => each.id === id);
    const venue = market.venue(id);
    if (!series || venue.last > 0) return;
    const before = firstPrice(series, this.begins());
    if (before === null) return;
    venue.anchor(before);
    venue.restartSpan();
  }

  step(_active: () => readonly InstrumentId[], market: Market): UnixMs | null {
    const { timeline } = this;
    if (this.at >= timeline.count) return null;
    const step = this.at;
    this.at += 1;
    const now = timeline.at[step]!;
    const venues = this.venuesOf(market);
    if (timeline.opens[step] === 1) return this.playOpens(step, venues);
    for (let index = 0; index < venues.length; index += 1) {
      const ends = timeline.barEnds[index]!;
      while (ends[this.next[index]!] === now) {
        this.play(index, now, venues[index]!);
        this.next[index]! += 1;
      }
    }
    if (timeline.ends[step] === 0) return null;
    for (const [index, venue] of venues.entries()) {
      venue.advanceTo(now);
      // There was no close where nothing traded.
      if (this.tradedOn(index, timeline.day[step]!)) venue.endSession();
    }
    return unixMs(timeline.day[step]!);
  }

  private tradedOn(index: number, day: number): boolean {
    const { columns, first } = this.recording.series[index]!;
    const last = this.next[index]! - 1;
    return last >= first && this.dayOf(columns.time[last]!) === day;
  }

  /** Between the day that the last step ended and the next one that is played. */
  actions(): readonly CompanyAction[] {
    const { actions } = this.recording;
    const { day, count } = this.timeline;
    if (actions.length === 0 || this.at === 0 || this.at >= count) return [];
    const [ended, next] = [day[this.at - 1]!, day[this.at]!];
    return actions
      .filter((each) => each.day > ended && each.day <= next)
      .map(({ id, action }) => ({ instrumentId: id, action }));
  }

  /** Bars of a series that are over, those before the range that is played included. */
  played = (index: number): number => this.next[index]!;

  /** The same after so many steps of the tape. */
  playedAfter(index: number, steps: number): number {
    const now = steps === 0 ? -Infinity : this.timeline.at[steps - 1]!;
    return this.endedBy(index, now);
  }

  /** The same with a bar whose open alone was shown. */
  seenAfter(index: number, steps: number): number {
    const over = this.playedAfter(index, steps);
    const { at, barEnds, opens } = this.timeline;
    return opens[steps - 1] === 1 && barEnds[index]![over] === at[steps] ? over + 1 : over;
  }

  /** How many bars of a series are over: what may be shown. */
  known(index: number): number {
    return this.playedAfter(index, this.at);
  }

  private endedBy(index: number, now: number): number {
    const { first, columns } = this.recording.series[index]!;
    const ends = this.timeline.barEnds[index]!;
    let low = first;
    let high = columns.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private playOpens(step: number, venues: readonly BarVenue[]): null {
    const { at, barEnds } = this.timeline;
    for (const [index, venue] of venues.entries()) {
      const row = this.next[index]!;
      if (barEnds[index]![row] !== at[step + 1]) continue;
      venue.advanceTo(at[step]!);
      venue.expireBefore(this.recording.series[index]!.columns.time[row]!);
      venue.onOpen(this.barAt(index, row));
    }
    return null;
  }

  private play(index: number, now: number, venue: BarVenue): void {
    const row = this.next[index]!;
    venue.expireBefore(this.recording.series[index]!.columns.time[row]!);
    venue.advanceTo(now);
    venue.onBar(this.barAt(index, row));
  }

  private barAt(index: number, row: number): Bar {
    const { columns, first } = this.recording.series[index]!;
    return {
      open: columns.open[row]!,
      high: columns.high[row]!,
      low: columns.low[row]!,
      close: columns.close[row]!,
      volume: columns.volume[row]!,
      opens: row === first || this.whole || this.beginsDay(columns, row),
    };
  }

  private beginsDay({ time }: RecordedSeries['columns'], row: number): boolean {
    return this.dayOf(time[row]!) !== this.dayOf(time[row - 1]!);
  }

  /** The venues of its series; looked up once a market. */
  private venuesOf(market: Market): readonly BarVenue[] {
    if (this.venues.market !== market) {
      const all = this.recording.series.map(({ id }) => market.venue(id) as BarVenue);
      this.venues = { market, all };
    }
    return this.venues.all;
  }

  private begins(): number {
    const { recording, timeline } = this;
    const starts = recording.series.flatMap(({ columns, first }) =>
      first < columns.count ? [columns.time[first]!] : [],
    );
    return starts.length === 0 ? 0 : Math.min(...starts, timeline.at[0]!);
  }
}
