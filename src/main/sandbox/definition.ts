/** What a strategy's text declares, checked: the prelude hands it over as JSON, whatever the text made of it. */
import type { Parameter, Parameters } from '#research/strategy/api.ts';
import { StrategyFault } from '#research/strategy/host.ts';

export interface Declared {
  readonly name: string;
  readonly about?: string;
  readonly parameters: Parameters;
}

const MAX_NAME = 200;
const MAX_ABOUT = 1_000;
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const wrong = (message: string): StrategyFault =>
  new StrategyFault({ kind: 'shape', message, line: null, column: null });

type Given = Readonly<Record<string, unknown>>;

const isText = (value: unknown, length: number): value is string =>
  typeof value === 'string' && value.length <= length;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Throws a fault of kind `shape`. */
export function declared(json: string): Declared {
  const { name, about, parameters } = JSON.parse(json) as Given & { parameters: [string, Given][] };
  if (!isText(name, MAX_NAME) || name.trim() === '')
    throw wrong('`name` is the strategy’s name, a text of up to 200 characters');
  if (about !== undefined && !isText(about, MAX_ABOUT)) throw wrong('`about` is one sentence');
  const entries = parameters.map(([key, given]): [string, Parameter] => [key, parameterOf(key, given)]);
  return {
    name,
    ...(about === undefined ? {} : { about }),
    parameters: Object.freeze(Object.fromEntries(entries)),
  };
}

function parameterOf(key: string, given: Given): Parameter {
  if (!NAME.test(key) || RESERVED.has(key))
    throw wrong(`parameter ${key}: a name is letters, digits and _, and begins with no digit`);
  switch (given['kind']) {
    case 'whole':
    case 'real':
      return numeric(key, given['kind'], given);
    case 'choice':
      return choiceOf(key, given);
    case 'flag':
      if (typeof given['default'] !== 'boolean') throw wrong(`parameter ${key}: a flag is true or false`);
      return { kind: 'flag', default: given['default'] };
    case 'text':
      if (!isText(given['default'], MAX_ABOUT)) throw wrong(`parameter ${key}: its default is a text`);
      return { kind: 'text', default: given['default'] };
    default:
      throw wrong(`parameter ${key}: say whole, real, choice, flag or text`);
  }
}

function numeric(key: string, kind: 'whole' | 'real', given: Given): Parameter {
  const { default: value, min, max, step } = given;
  if (!isNumber(value) || !isNumber(min) || !isNumber(max))
    throw wrong(`parameter ${key}: default, min and max are numbers`);
  if (min > max) throw wrong(`parameter ${key}: ${min} to ${max} is no range`);
  if (value < min || value > max)
    throw wrong(`parameter ${key}: its default ${value} is not within ${min} to ${max}`);
  const distance = stepOf(key, step, min === max);
  if (kind === 'whole' && ![value, min, max, distance ?? 1].every(Number.isSafeInteger))
    throw wrong(`parameter ${key}: a whole parameter has whole numbers`);
  return { kind, default: value, min, max, ...(distance === undefined ? {} : { step: distance }) };
}

/** A range of one value has no use for a step: any will do. */
function stepOf(key: string, step: unknown, single: boolean): number | undefined {
  if (step === undefined) return undefined;
  if (!isNumber(step) || !(step > 0 || single)) throw wrong(`parameter ${key}: its step is above 0`);
  return step;
}

function choiceOf(key: string, given: Given): Parameter {
  const { default: value, choices } = given;
  const sound =
    Array.isArray(choices) && choices.length > 0 && choices.every((each) => isText(each, MAX_NAME));
  if (!sound) throw wrong(`parameter ${key}: its choices are a list of texts`);
  const texts = choices as string[];
  if (!isText(value, MAX_NAME) || !texts.includes(value))
    throw wrong(`parameter ${key}: its default is none of its choices`);
  return { kind: 'choice', default: value, choices: texts };
}
