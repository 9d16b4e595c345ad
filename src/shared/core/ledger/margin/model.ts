/** What a margin model asks of positions; one model a file, all of one signature. Values are market values, positive. */
import { mulDiv } from '../../units/integer.ts';

export interface Requirement {
  /** To open. */
  readonly initial: number;
  /** To keep. */
  readonly maintenance: number;
}

export interface MarginRules {
  long(value: number): Requirement;
  short(value: number): Requirement;
  /** Below this part of the maintenance requirement, in basis points, positions are closed. */
  readonly stopOutBps: number;
}

/** A part of a value in basis points, rounded up: the house is never short of a unit. */
export const partOf = (value: number, bps: number): number => mulDiv(value, bps, 10_000, 'ceil');
