/**
 * What is under way to a venue. Nothing overtakes on the same way: an errand that was sent later and is due at the same
 * millisecond arrives later.
 */
interface Flight<T> {
  readonly due: number;
  readonly sequence: number;
  readonly errand: T;
}

export class InFlight<T> {
  private flights: Flight<T>[] = [];
  private sequence = 0;

  send(errand: T, due: number): void {
    this.sequence += 1;
    this.flights.push({ due, sequence: this.sequence, errand });
  }

  /** Takes what is due at or before a moment, in order of arrival. */
  arrived(now: number): { readonly errand: T; readonly due: number }[] {
    const there = this.flights.filter(({ due }) => due <= now);
    if (there.length === 0) return [];
    this.flights = this.flights.filter(({ due }) => due > now);
    return there.sort((a, b) => a.due - b.due || a.sequence - b.sequence);
  }

  get size(): number {
    return this.flights.length;
  }
}
