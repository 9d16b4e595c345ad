/**
 * How strategies that are not part of Tapedeck are run: the port that the sandbox fills. Built-in strategies are definitions
 * already; text of a user becomes one that answers the same way and cannot do anything else.
 */
import type { StrategyDefinition } from './api.ts';

/** What is wrong with a strategy's text or its run, at the place it names; lines and columns count from 1. */
export interface StrategyProblem {
  readonly kind:
    /** It is no TypeScript. */
    | 'syntax'
    /** It is no strategy: no default export, a parameter without a range. */
    | 'shape'
    /** It threw. */
    | 'thrown'
    /** One call took longer than it may. */
    | 'timeout'
    | 'memory'
    /** It asked for what there is not: an import, an unknown indicator. */
    | 'refused';
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

export class StrategyFault extends Error {
  readonly problem: StrategyProblem;
  constructor(problem: StrategyProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export interface HostedStrategy {
  readonly definition: StrategyDefinition;
  /** Gives back what it holds; the definition is not to be used after. */
  dispose(): void;
}

export interface StrategyHost {
  /** Reads a strategy's text. Throws `StrategyFault`; so does every hook of the definition. */
  load(source: string, fileName: string): Promise<HostedStrategy>;
}
