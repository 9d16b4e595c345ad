/**
 * Drives the tape by the wall clock: play, pause, speed, and the way to a place that was asked for. The only place where
 * wall time meets the market; what is journalled does not depend on it.
 */
import type { ClockView, Speed } from '#contract/clock-views.ts';
import type { Runtime } from './runtime/runtime.ts';
import { isDemo } from './runtime/world.ts';

const TICK_MS = 25;
/** A machine that slept does not play its sleep: at most this much is caught up. */
const MOST_MS = 1_000;
/** Of each tick this much is played when nothing holds the tape back; the rest is for those who ask. */
const BUSY_MS = 18;
const MOST_STEPS = 100_000;
const FASTEST_DEMO = 100;
const MOST_OWED = 10_000;

/** Where to play to: a position, or the account's next fill before it. */
export interface Seek {
  readonly position: number;
  readonly untilFill: boolean;
}

export class ClockDriver {
  speed: Speed = 1;
  paused = false;
  seeking: Seek | null = null;
  private timer: NodeJS.Timeout | null = null;
  private owed = 0;
  private last = performance.now();
  /** Steps that took about as long as a slice may. */
  private batch = 64;
  private arrived: (() => void)[] = [];
  private readonly runtime: Runtime;
  private readonly failed: (error: unknown) => void;

  constructor(runtime: Runtime, failed: (error: unknown) => void) {
    this.runtime = runtime;
    this.failed = failed;
    // A session waits where it was left; the demo exchange never sleeps.
    this.paused = !isDemo(runtime.world);
  }

  /** Another stream is played from here on. */
  changeStream(): void {
    this.endSeek();
    this.owed = 0;
    this.speed = 1;
    this.paused = !isDemo(this.runtime.world);
  }

  start(): void {
    this.last = performance.now();
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.endSeek();
  }

  set({ speed, paused }: { speed?: Speed | undefined; paused?: boolean | undefined }): void {
    this.speed = speed ?? this.speed;
    this.paused = paused ?? this.paused;
    if (paused === true) this.endSeek();
    if (isDemo(this.runtime.world))
      this.speed = this.speed === 'max' ? FASTEST_DEMO : Math.max(1, Math.min(FASTEST_DEMO, this.speed));
  }

  /** Plays to a place, however long that takes; resolves when it is there, at the end, or told to stop. */
  seek(seek: Seek): Promise<void> {
    this.endSeek();
    this.paused = true;
    this.seeking = seek;
    const arrived = new Promise<void>((resolve) => {
      this.arrived.push(resolve);
    });
    if (this.timer === null) while (this.seeking) this.guarded(() => this.approach());
    return arrived;
  }

  endSeek(): void {
    this.seeking = null;
    for (const resolve of this.arrived.splice(0)) resolve();
  }

  view(): ClockView {
    const { tape } = this.runtime.world;
    return {
      at: tape.now(),
      position: tape.position,
      speed: this.speed,
      paused: this.paused,
      day: tape.day(),
    };
  }

  private tick(): void {
    const now = performance.now();
    const elapsed = Math.min(now - this.last, MOST_MS);
    this.last = now;
    const { runtime } = this;
    if (runtime.damage !== null || !runtime.world.state.account) return this.endSeek();
    if (this.seeking) return this.guarded(() => this.approach());
    if (!this.paused) this.guarded(() => this.play(elapsed));
  }

  private play(elapsed: number): void {
    const { tape } = this.runtime.world;
    if (tape.end !== null && tape.position >= tape.end) {
      this.paused = true;
      this.owed = 0;
      return;
    }
    if (this.speed === 'max') return this.slice(() => MOST_STEPS, false);
    this.owed += tape.stepsIn(elapsed, this.speed);
    const steps = Math.floor(this.owed);
    let left = steps;
    this.slice(
      () => left,
      false,
      (played) => {
        left -= played;
      },
    );
    // What a slow machine did not manage is not owed for ever.
    this.owed = Math.min(this.owed - steps + left, MOST_OWED);
  }

  /** A slice of the way to the place that was asked for. */
  private approach(): void {
    const { world } = this.runtime;
    const { position, untilFill } = this.seeking!;
    const fills = world.state.lastFill;
    const last = Math.min(position, world.tape.end ?? position);
    this.slice(() => last - this.runtime.world.tape.position, untilFill);
    const { tape, state } = this.runtime.world;
    if (tape.position >= last || (untilFill && state.lastFill !== fills)) this.endSeek();
  }

  /** Plays in commands of about equal duration until nothing is left or the slice is over. */
  private slice(left: () => number, untilFill: boolean, played: (steps: number) => void = () => {}): void {
    const { runtime } = this;
    const began = performance.now();
    const fills = runtime.world.state.lastFill;
    for (;;) {
      const { position, end } = runtime.world.tape;
      const steps = Math.min(left(), this.batch, (end ?? Infinity) - position);
      if (steps <= 0) return;
      const since = performance.now();
      runtime.advance(steps, untilFill);
      const now = performance.now();
      played(steps);
      this.adapt(steps, now - since);
      if (now - began > BUSY_MS || (untilFill && runtime.world.state.lastFill !== fills)) return;
    }
  }

  private adapt(steps: number, took: number): void {
    if (took > BUSY_MS / 2) this.batch = Math.max(16, this.batch >> 1);
    else if (steps === this.batch && took < BUSY_MS / 8) this.batch = Math.min(MOST_STEPS, this.batch * 2);
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.paused = true;
      this.endSeek();
      this.failed(error);
    }
  }
}
