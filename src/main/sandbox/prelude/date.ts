/**
 * Dates inside QuickJS: see `kit.ts`. Moments that are named can be reckoned with, always in UTC; the present is refused,
 * since a run's clock is `s.now`.
 */
import type { Faults } from './kit.ts';

export function makeDate({ refusal }: Faults): DateConstructor {
  const Native = Date;
  const { parse, UTC } = Native;
  const none = (what: string): Error =>
    refusal('refused', `${what}: there is no wall clock in a run, use s.now`);
  const inUtc = (words: string): number => {
    const zoned =
      /(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\s*(?:\(.*\))?$/i.test(words) ||
      /^[+-]?\d{4,6}(?:-\d\d){0,2}$/.test(words);
    if (zoned) return parse(words);
    const iso = parse(`${words}Z`);
    return iso === iso ? iso : parse(`${words} UTC`);
  };
  function moment(args: readonly unknown[]): number {
    if (args.length > 1) return UTC(...(args as [number, number]));
    const [only] = args;
    if (typeof only === 'object' && only instanceof Native) return Native.prototype.getTime.call(only);
    return typeof only === 'string' ? inUtc(only) : Number(only);
  }
  function Utc(...args: unknown[]): object {
    if (new.target === undefined) throw none('Date()');
    if (args.length === 0) throw none('new Date()');
    return Reflect.construct(Native, [moment(args)], new.target) as object;
  }
  const shape = Native.prototype as unknown as Record<string, unknown>;
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    shape[`get${part}`] = shape[`getUTC${part}`];
    if (part !== 'Day') shape[`set${part}`] = shape[`setUTC${part}`];
  }
  for (const name of [
    'toString',
    'toLocaleString',
    'toDateString',
    'toTimeString',
    'toLocaleDateString',
    'toLocaleTimeString',
  ])
    shape[name] = shape['toUTCString'];
  shape['getTimezoneOffset'] = () => 0;
  delete shape['getYear'];
  delete shape['setYear'];
  shape['constructor'] = Utc;
  Utc.prototype = Native.prototype;
  Utc.UTC = UTC;
  Utc.parse = (words: unknown) => inUtc(String(words));
  Utc.now = () => {
    throw none('Date.now()');
  };
  return Utc as unknown as DateConstructor;
}
