/**
 * Delays as they are measured on networks: most near the median, a long tail above. delay = median × e^(σ·z), z close to
 * standard normal, rounded half-even to a millisecond and at most `maxMs`.
 *
 * z is the sum of twelve uniform numbers less six (Irwin–Hall; mean 0, variance 1, so |z| ≤ 6). e^x is 2^k × e^r with
 * |r| ≤ ln 2 ÷ 2 and e^r by its Taylor series, in integers of 10⁻¹⁵: no engine's own `exp` is asked.
 */
import { mulDivBig } from '../../units/integer.ts';
import type { Seeded } from '../../units/seeded.ts';
import type { Errand } from './errand.ts';

export interface LogNormalDelay {
  readonly medianMs: number;
  /** Standard deviation of the delay's logarithm, in thousandths: 500 puts two thirds between 0.61 and 1.65 medians. */
  readonly sigmaMilli: number;
  readonly maxMs: number;
}

export interface LogNormalLatency {
  readonly model: 'log-normal';
  readonly submit: LogNormalDelay;
  readonly cancel: LogNormalDelay;
}

const UNIT = 1_000_000_000_000_000n;
const LN_2 = 693_147_180_559_945n;
/** Terms of the series: the next is below the unit. */
const TERMS = 16n;

/** e^x in units of 10⁻¹⁵, x in the same units; off by less than 10⁻¹³ of the result. */
export function expOf(x: bigint): bigint {
  const doublings = mulDivBig(x, 1n, LN_2, 'half-even');
  const rest = x - doublings * LN_2;
  let term = UNIT;
  let sum = UNIT;
  for (let index = 1n; index <= TERMS; index += 1n) {
    term = (term * rest) / (UNIT * index);
    sum += term;
  }
  return doublings >= 0n ? sum << doublings : sum >> -doublings;
}

const DRAWS = 12;
const WORD = 4_294_967_296n;

/** Close to standard normal, in units of 2⁻³². */
function normal(random: Seeded): bigint {
  let sum = 0n;
  for (let drawn = 0; drawn < DRAWS; drawn += 1) sum += BigInt(random.next());
  return sum - 6n * WORD;
}

export function logNormalLatency(config: LogNormalLatency, errand: Errand, random: Seeded): number {
  const { medianMs, sigmaMilli, maxMs } = config[errand];
  const exponent = (normal(random) * BigInt(sigmaMilli) * UNIT) / (WORD * 1000n);
  const delay = mulDivBig(BigInt(medianMs), expOf(exponent), UNIT, 'half-even');
  return delay > BigInt(maxMs) ? maxMs : Number(delay);
}
