/**
 * Word of an emergency stop that does not wait in the queue of calls: the host sets it the moment the call is made, the
 * engine sees it before its next decision. Two places: how many stops were asked for, and whether one of them closes
 * positions.
 */
const ASKED = 0;
const FLATTEN = 1;

export const newStops = (): SharedArrayBuffer => new SharedArrayBuffer(8);

/** Called in the host's thread. */
export function askStop(memory: SharedArrayBuffer, flatten: boolean): void {
  const places = new Int32Array(memory);
  if (flatten) Atomics.store(places, FLATTEN, 1);
  Atomics.add(places, ASKED, 1);
}

/** The engine's side. */
export class Stops {
  private readonly places: Int32Array;
  private seen = 0;

  constructor(memory: SharedArrayBuffer = newStops()) {
    this.places = new Int32Array(memory);
    this.seen = Atomics.load(this.places, ASKED);
  }

  get asked(): boolean {
    return Atomics.load(this.places, ASKED) !== this.seen;
  }

  /** Whether to close positions, of a stop not carried out yet; null when there is none. */
  take(): boolean | null {
    if (!this.asked) return null;
    this.seen = Atomics.load(this.places, ASKED);
    return Atomics.exchange(this.places, FLATTEN, 0) === 1;
  }
}
