/** A message of a record with where it stands in its file, and the readings both formats share. */
import type { FlowCount } from '#contract/flow.ts';
import type { RecordedMessage } from '#core/matching/recorded/messages.ts';
import { refuseFlow } from './failure.ts';

export interface FlowRow {
  readonly line: number;
  /** The record's own number of the message, or null. */
  readonly sequence: number | null;
  readonly time: string;
  /** Whether the event this message belongs to ends with it. */
  readonly complete: boolean;
  /** Whether it tells the state at the beginning instead of something that happened. */
  readonly snapshot: boolean;
  readonly count: FlowCount;
  readonly message: RecordedMessage;
}

const WHOLE = /^\d{1,16}$/;

/** A whole number from `least` on, or the failure that names its line. */
export function wholeNumber(text: string, least: number, line: number, column: string): number {
  const value = WHOLE.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least)
    return refuseFlow({ problem: 'flow-value', line, column, value: text });
  return value;
}
