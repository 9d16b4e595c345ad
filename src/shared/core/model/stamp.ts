/** When a fact was journalled: market time and tape position. */
import type { UnixMs } from '../units/units.ts';

export interface Stamp {
  readonly at: UnixMs;
  readonly position: number;
}

export type Fact<K extends string, P> = { readonly kind: K } & Stamp & P;
