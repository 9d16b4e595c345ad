/** Equity carries `times` its value, long or short; a part of what it took to open is enough to keep. */
import { mulDiv } from '../../units/integer.ts';
import { partOf, type MarginRules, type Requirement } from './model.ts';

export interface Leverage {
  readonly times: number;
  /** Of the initial requirement. */
  readonly maintenanceBps: number;
  readonly stopOutBps: number;
}

export function leverage({ times, maintenanceBps, stopOutBps }: Leverage): MarginRules {
  const asked = (value: number): Requirement => {
    const initial = mulDiv(value, 1, times, 'ceil');
    return { initial, maintenance: partOf(initial, maintenanceBps) };
  };
  return { long: asked, short: asked, stopOutBps };
}
