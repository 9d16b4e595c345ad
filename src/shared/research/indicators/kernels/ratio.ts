/** Division that says what nothing divided by nothing is, instead of NaN or Infinity. */
export const ratio = (part: number, whole: number, otherwise: number): number =>
  whole === 0 ? otherwise : part / whole;

/** 0, or NaN where the value is a gap. */
export const zeroOf = (value: number): number => (value === value ? 0 : Number.NaN);
