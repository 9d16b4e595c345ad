/** The support matrix as rows: every type, time in force and attribute in every phase that a venue's day has. */
import type { OrderType, TimeInForce } from '../model/order.ts';
import { PHASES, type Phase, type VenueRules } from './rules.ts';
import { supportFor, type OrderTerms, type Support } from './support.ts';

export const ORDER_TYPES: readonly OrderType[] = [
  'limit',
  'market',
  'market-to-limit',
  'stop',
  'stop-limit',
  'trailing-stop',
  'trailing-stop-limit',
  'market-if-touched',
  'limit-if-touched',
];
export const TIMES_IN_FORCE: readonly TimeInForce[] = [
  'DAY',
  'GTC',
  'GTD',
  'IOC',
  'FOK',
  'AT_OPEN',
  'AT_CLOSE',
];

export type Attribute = 'iceberg' | 'postOnly' | 'allOrNone' | 'minimum' | 'reduceOnly';
export const ATTRIBUTES: readonly Attribute[] = ['iceberg', 'postOnly', 'allOrNone', 'minimum', 'reduceOnly'];

export interface MatrixRow {
  readonly phase: Phase;
  readonly terms: OrderTerms;
  readonly support: Support;
}

/** The phases a venue can be in, in the order of PHASES; `halt` always belongs to them. */
export function phasesOf(rules: VenueRules): Phase[] {
  const { sessions, halfDay } = rules.schedule;
  const had = new Set<Phase>(['closed', 'halt', ...[...sessions, ...halfDay].map((row) => row.phase)]);
  return PHASES.filter((phase) => had.has(phase));
}

/** Every row without attributes, then every attribute alone on a limit order for the day. */
export function supportMatrix(rules: VenueRules): MatrixRow[] {
  const plain = ORDER_TYPES.flatMap((type) => TIMES_IN_FORCE.map((timeInForce) => ({ type, timeInForce })));
  const attributed = ATTRIBUTES.map((attribute) => ({
    type: 'limit' as const,
    timeInForce: 'DAY' as const,
    [attribute]: true,
  }));
  return [...plain, ...attributed].flatMap((terms: OrderTerms) =>
    phasesOf(rules).map((phase) => ({ phase, terms, support: supportFor(rules, phase, terms) })),
  );
}
