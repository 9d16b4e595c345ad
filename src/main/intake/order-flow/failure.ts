/** How a record of orders fails as a whole. Thrown inside the readers, caught once in replay.ts. */
import type { FlowFailure } from '#contract/flow.ts';

const SHOWN = 60;

export class UnreadableFlow extends Error {
  readonly failure: FlowFailure;
  constructor({ value, ...failure }: FlowFailure) {
    super(`${failure.problem} in line ${failure.line}`);
    this.failure = value === undefined ? failure : { ...failure, value: value.slice(0, SHOWN) };
  }
}

export function refuseFlow(failure: FlowFailure): never {
  throw new UnreadableFlow(failure);
}
