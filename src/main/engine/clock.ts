/** Drives the tape by the wall clock: speed 1 to 100, pause. The only place where wall time meets the market. */
import type { ClockView } from '#contract/views.ts';
import { STEP_MS } from '#feeds/demo/calendar.ts';
import type { Runtime } from './runtime/runtime.ts';

const TICK_MS = 25;
/** A machine that slept does not play its sleep: at most this much is caught up. */
const MOST_MS = 1_000;

export class ClockDriver {
  speed = 1;
  paused = false;
  private timer: NodeJS.Timeout | null = null;
  private owed = 0;
  private last = performance.now();
  private readonly runtime: Runtime;
  private readonly failed: (error: unknown) => void;

  constructor(runtime: Runtime, failed: (error: unknown) => void) {
    this.runtime = runtime;
    this.failed = failed;
  }

  start(): void {
    this.last = performance.now();
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  set({ speed, paused }: { speed?: number | undefined; paused?: boolean | undefined }): void {
    this.speed = speed ?? this.speed;
    this.paused = paused ?? this.paused;
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
    if (this.paused || runtime.damage !== null || !runtime.world.state.account) return;
    this.owed += (elapsed * this.speed) / STEP_MS;
    const steps = Math.floor(this.owed);
    this.owed -= steps;
    if (steps === 0) return;
    try {
      runtime.run({ kind: 'advance-tape', steps }, '');
    } catch (error) {
      this.paused = true;
      this.failed(error);
    }
  }
}
