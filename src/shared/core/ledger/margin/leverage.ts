/** Equity carries `times` its value, long or short; a part of what it took to open is enough to keep. */
import { mulDiv } from '../../units/integer.ts';
import { partOf, type MarginRules, type Requirement } from './model.ts';

const MILLION = 1_000_000;

export interface Leverage {
  readonly times: number;
  /** Of the initial requirement. */
  readonly maintenanceBps: number;
  readonly stopOutBps: number;
}

export function leverage({ times, maintenanceBps, stopOutBps }: Leverage): MarginRules {
  // What is no whole number of times is taken to a millionth.
  const [part, whole] = Number.isInteger(times) ? [1, times] : [MILLION, Math.round(times * MILLION)];
  const asked = (value: number): Requirement => {
    const initial = mulDiv(value, part, whole, 'ceil');
    return { initial, maintenance: partOf(initial, maintenanceBps) };
  };
  return { long: asked, short: asked, stopOutBps };
}
