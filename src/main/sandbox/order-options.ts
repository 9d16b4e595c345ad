/** Options of an order, as they came out of the machine: known names with values of their kind, or a refusal. */
import type { OrderOptions, Size } from '#research/strategy/api.ts';

type Kind = 'number' | 'string' | 'boolean';
type Shape = Readonly<Record<string, Kind>>;

const PLAIN: Shape = {
  symbol: 'string',
  quantity: 'number',
  limit: 'number',
  stop: 'number',
  touch: 'number',
  stopLoss: 'number',
  takeProfit: 'number',
  timeInForce: 'string',
  until: 'number',
  reduceOnly: 'boolean',
  note: 'string',
};
const TIMES: readonly unknown[] = ['GTC', 'DAY', 'IOC', 'FOK', 'AT_OPEN', 'AT_CLOSE'];
const SIZES: Readonly<Record<Size['by'], readonly string[]>> = {
  equity: ['share'],
  quantity: ['quantity'],
  amount: ['amount'],
  risk: ['share'],
  volatility: ['share', 'ranges', 'length'],
  kelly: ['winRate', 'payoff', 'part'],
  equal: ['positions'],
};

/** A number, a text … as the API declares it, or TypeError. */
export function ofKind(value: unknown, kind: Kind, name: string): void {
  if (typeof value !== kind) throw new RangeError(`${name} is a ${kind}, not ${describe(value)}`);
}

const describe = (value: unknown): string =>
  value === null ? 'null' : typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws RangeError: a name that is misspelt would be an order that was not meant. */
export function orderOptions(given: unknown): OrderOptions {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw new RangeError(`options of an order are an object, not ${describe(given)}`);
  const entries = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries.map(([name, value]) => [name, optionOf(name, value)]));
}

function optionOf(name: string, value: unknown): unknown {
  if (name === 'size') return sizeOf(value);
  if (name === 'trail') return trailOf(value);
  const kind = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  if (!kind) throw new RangeError(`an order has no option ${name}`);
  ofKind(value, kind, name);
  if (name === 'timeInForce' && !TIMES.includes(value))
    throw new RangeError(`timeInForce is one of ${TIMES.join(', ')}`);
  return value;
}

function sizeOf(given: unknown): Size {
  const by = isObject(given) ? given['by'] : undefined;
  if (!isObject(given) || typeof by !== 'string' || !Object.hasOwn(SIZES, by))
    throw new RangeError(`a size is by ${Object.keys(SIZES).join(', ')}`);
  const names = SIZES[by as Size['by']];
  numbers(given, names, `size by ${by}`);
  return Object.fromEntries([['by', by], ...names.map((name) => [name, given[name]])]) as Size;
}

function trailOf(given: unknown): NonNullable<OrderOptions['trail']> {
  const name = isObject(given) && given['share'] !== undefined ? 'share' : 'distance';
  numbers(given, [name], 'trail');
  return { [name]: (given as Record<string, unknown>)[name] } as NonNullable<OrderOptions['trail']>;
}

/** The last of them may be left out where it has a default: `length`. */
function numbers(given: unknown, names: readonly string[], what: string): void {
  if (!isObject(given)) throw new RangeError(`${what} is an object, not ${describe(given)}`);
  for (const name of names)
    if (given[name] !== undefined || name !== 'length') ofKind(given[name], 'number', `${name} of ${what}`);
  const extra = Object.keys(given).find((name) => name !== 'by' && !names.includes(name));
  if (extra !== undefined) throw new RangeError(`${what} has no ${extra}`);
}
