/** Orders that wait for the next open: what a strategy asks for is done there, in order, as the market and account stand then. */
import type { Placed } from './api.ts';

export class Held {
  /** Whether what is asked for waits. */
  on = false;
  private readonly acts: (() => Placed)[] = [];

  /** What it comes to is known at once, or in the journal. */
  ask(act: () => Placed): Placed {
    if (!this.on) return act();
    this.acts.push(act);
    return { orders: [], denied: null };
  }

  /** What is asked for meanwhile is done at once too. */
  send(): void {
    this.on = false;
    for (const act of this.acts.splice(0)) act();
    this.on = true;
  }
}
