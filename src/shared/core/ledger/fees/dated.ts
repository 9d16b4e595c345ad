/** Rates in force from a date. */
import type { IsoDate } from '../../units/civil.ts';

export interface DatedRate {
  readonly from: IsoDate;
}

/** The row in force on a date, the newest when no date is given; null before the first. Rows ascend by date. */
export function rateAt<T extends DatedRate>(rows: readonly T[], date: IsoDate | null): T | null {
  if (date === null) return rows.at(-1) ?? null;
  return rows.findLast((row) => row.from <= date) ?? null;
}
