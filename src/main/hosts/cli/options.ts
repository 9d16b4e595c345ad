/** Options as what they mean. One that means nothing is refused with what it takes, and the command ends with 2. */
import { AppFailure, type AppErrorCode } from '#contract/errors.ts';
import type { Params, TextKey, Words } from '#words/index.ts';
import type { Given } from './commands.ts';

export type Values = Given['values'];
type Sentence = (words: Words) => string;

export const said = (value: Values[string]): string | undefined =>
  typeof value === 'string' ? value : undefined;
export const all = (value: Values[string]): readonly string[] => (Array.isArray(value) ? value : []);

/** What was typed is at fault, not what it was to be done with. */
export class Misused extends AppFailure {
  readonly sentence: Sentence;
  constructor(detail: string, sentence: Sentence, code: AppErrorCode = 'BAD_REQUEST') {
    super(code, code === 'NOT_FOUND' ? { what: detail } : { detail });
    this.sentence = sentence;
  }
}

/** `option` is what a person would type: `--seed`, or `STEPS` for what stands alone. */
export function misused(option: string, value: string, accepted: TextKey, params: Params = {}): Misused {
  return new Misused(`${option} ${value}`, ({ t }) =>
    t('accepts.option', { option, value, accepted: t(accepted, params) }),
  );
}

export function wholeIn(
  option: string,
  text: string | undefined,
  min = 0,
  max = 999_999_999,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw misused(option, text, 'accepts.whole', { min, max });
  return value;
}

export function numberIn(
  option: string,
  text: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= min && value <= max)) throw misused(option, text, 'accepts.number', { min, max });
  return value;
}

/** A plain decimal as it is: what an account holds is exact. */
export function amountIn(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d{1,15}(\.\d{1,8})?$/.test(text))
    throw misused(option, text, 'accepts.amount');
  return text;
}

const MOMENT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** UTC milliseconds. A day is its beginning; what names no zone is UTC. */
export function momentIn(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [known, zone] = MOMENT.exec(text) ?? [];
  const day = text.length === 10;
  const at = known === undefined ? Number.NaN : Date.parse(day || zone ? text : `${text}Z`);
  // `2024-02-31` is no day, although it can be read as one.
  const real = !Number.isNaN(at) && (!day || new Date(at).toISOString().startsWith(text));
  if (!real) throw misused(option, text, 'accepts.moment');
  return at;
}

/** A bare number up to this is a share of one; one above it is far more likely meant in percent. */
const LARGEST_BARE = 0.02;
const UNITS: Readonly<Record<string, number>> = { '%': 100, bps: 10_000 };

/** `0.1` without a unit: what it would be, and how what was meant is written. */
export const bare = (option: string, value: string): Misused =>
  new Misused(`${option} ${value}`, ({ t }) =>
    t('accepts.bareShare', { option, value, percent: String(Number((Number(value) * 100).toPrecision(12))) }),
  );

/** `0.1%`, `10bps`, or a small bare `0.001`; null where it is none of these. */
export function shareOf(option: string, text: string): number | null {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%|bps)?$/.exec(text) ?? [];
  if (number === undefined) return null;
  if (unit !== '') return Number(number) / UNITS[unit]!;
  const value = Number(number);
  if (value > LARGEST_BARE && value < 1) throw bare(option, number);
  return value < 1 ? value : null;
}
