/** Rules out of their JSON, with what is wrong said by its place: `long.enter.all.1.is`. */
import type { Parameter, Parameters } from '../strategy/api.ts';
import { StrategyFault } from '../strategy/host.ts';
import { indicatorNamed } from '../indicators/list.ts';
import {
  COMPARISONS,
  type Condition,
  type Distance,
  type Operand,
  type RuleNumber,
  type Rules,
  type Side,
} from './rules.ts';

type Json = Readonly<Record<string, unknown>>;

const FIELDS = ['open', 'high', 'low', 'close', 'volume', 'hl2', 'hlc3', 'ohlc4'];
const MOST_DEPTH = 20;

export function wrong(path: string, message: string): never {
  throw new StrategyFault({
    kind: 'shape',
    message: path === '' ? message : `${path}: ${message}`,
    line: null,
    column: null,
  });
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function object(value: unknown, path: string, known: readonly string[]): Json {
  if (!isObject(value)) wrong(path, 'is no object');
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) wrong(path, `${unknown} is not known; there are ${known.join(', ')}`);
  return value;
}

const isWhole = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && (value as number) >= least;

function notCrossing(parts: readonly Operand[], path: string): void {
  if (parts.some((part) => 'ago' in part))
    wrong(path, 'a crossing is looked for at the last bar: leave ago out');
  if (parts.every((part) => 'number' in part)) wrong(path, 'two numbers never cross');
}

class Reader {
  private readonly parameters: Parameters;

  constructor(parameters: Parameters) {
    this.parameters = parameters;
  }

  number(value: unknown, path: string): RuleNumber {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const { parameter } = object(value, path, ['parameter']);
    const declared = this.parameters[String(parameter)];
    if (!declared || (declared.kind !== 'whole' && declared.kind !== 'real'))
      wrong(path, `there is no parameter ${String(parameter)} that is a number`);
    return { parameter: String(parameter) };
  }

  operand(value: unknown, path: string): Operand {
    if (!isObject(value)) wrong(path, 'is no object');
    if ('number' in value) return { number: this.number(value['number'], `${path}.number`) };
    if ('price' in value) {
      const { price, ago } = object(value, path, ['price', 'ago']);
      if (!FIELDS.includes(String(price))) wrong(`${path}.price`, `there are ${FIELDS.join(', ')}`);
      return { price: price as 'close', ...this.ago(ago, path) };
    }
    return this.indicator(value, path);
  }

  condition(value: unknown, path: string, depth = 0): Condition {
    if (depth > MOST_DEPTH) wrong(path, `conditions are nested more than ${MOST_DEPTH} deep`);
    if (!isObject(value)) wrong(path, 'is no condition');
    if ('all' in value) return { all: this.list(value, 'all', path, depth) };
    if ('any' in value) return { any: this.list(value, 'any', path, depth) };
    if ('not' in value)
      return { not: this.condition(object(value, path, ['not'])['not'], `${path}.not`, depth + 1) };
    if ('time' in value) return this.time(object(value, path, ['time'])['time'], `${path}.time`);
    return 'weekdays' in value ? this.weekdays(value, path) : this.comparison(value, path);
  }

  private list(value: Json, kind: 'all' | 'any', path: string, depth: number): Condition[] {
    const list = object(value, path, [kind])[kind];
    if (!Array.isArray(list) || list.length === 0) wrong(`${path}.${kind}`, 'is no list of conditions');
    return list.map((each, at) => this.condition(each, `${path}.${kind}.${at}`, depth + 1));
  }

  private weekdays(value: Json, path: string): Condition {
    const { weekdays } = object(value, path, ['weekdays']);
    if (!Array.isArray(weekdays) || !weekdays.every((day) => isWhole(day, 0) && day <= 6))
      wrong(`${path}.weekdays`, 'are numbers from 0 (Sunday) to 6');
    return { weekdays: weekdays as number[] };
  }

  private comparison(value: Json, path: string): Condition {
    const { compare, is, to } = object(value, path, ['compare', 'is', 'to']);
    const comparison = COMPARISONS.find((each) => each === is);
    if (!comparison) wrong(`${path}.is`, `there are ${COMPARISONS.join(', ')}`);
    const parts = [this.operand(compare, `${path}.compare`), this.operand(to, `${path}.to`)] as const;
    if (comparison.startsWith('crosses')) notCrossing(parts, path);
    return { compare: parts[0], is: comparison, to: parts[1] };
  }

  side(value: unknown, path: string): Side | null {
    if (value === null || value === undefined) return null;
    const side = object(value, path, ['enter', 'exit', 'stop', 'target', 'trail', 'bars']);
    const { exit, stop, target, trail, bars } = side;
    return {
      enter: this.condition(side['enter'], `${path}.enter`),
      exit: exit === null || exit === undefined ? null : this.condition(exit, `${path}.exit`),
      ...(stop === undefined ? {} : { stop: this.distance(stop, `${path}.stop`) }),
      ...(target === undefined ? {} : { target: this.distance(target, `${path}.target`) }),
      ...(trail === undefined ? {} : { trail: this.number(trail, `${path}.trail`) }),
      ...(bars === undefined ? {} : { bars: this.number(bars, `${path}.bars`) }),
    };
  }

  private distance(value: unknown, path: string): Distance {
    const { share, ranges, length } = object(value, path, ['share', 'ranges', 'length']);
    if (share !== undefined) return { share: this.number(share, `${path}.share`) };
    return {
      ranges: this.number(ranges, `${path}.ranges`),
      length: this.number(length ?? 14, `${path}.length`),
    };
  }

  private indicator(value: Json, path: string): Operand {
    const given = object(value, path, ['indicator', 'parameters', 'of', 'output', 'ago', 'timeframe']);
    const { indicator: name, parameters = {}, of, output, ago, timeframe } = given;
    const known = indicatorNamed(String(name));
    if (!known) wrong(`${path}.indicator`, `there is no indicator ${String(name)}`);
    if (output !== undefined && !known.outputs.includes(String(output)))
      wrong(`${path}.output`, `there are ${known.outputs.join(', ')}`);
    if (of !== undefined && !FIELDS.includes(String(of)))
      wrong(`${path}.of`, `there are ${FIELDS.join(', ')}`);
    const set = object(parameters, `${path}.parameters`, Object.keys(known.parameters));
    return {
      indicator: known.name,
      parameters: Object.fromEntries(
        Object.entries(set).map(([key, each]) => [
          key,
          typeof each === 'string' ? each : this.number(each, `${path}.parameters.${key}`),
        ]),
      ),
      ...(of === undefined ? {} : { of: of as 'close' }),
      ...(output === undefined ? {} : { output: String(output) }),
      ...(timeframe === undefined ? {} : { timeframe: String(timeframe) }),
      ...this.ago(ago, path),
    };
  }

  private ago(ago: unknown, path: string): { readonly ago?: number } {
    if (ago === undefined || ago === 0) return {};
    if (!isWhole(ago, 1)) wrong(`${path}.ago`, 'is no whole number of bars');
    return { ago };
  }

  private time(value: unknown, path: string): Condition {
    const { from, to } = object(value, path, ['from', 'to']);
    for (const each of [from, to])
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(String(each)))
        wrong(path, `${String(each)} is no time such as 13:30`);
    return { time: { from: String(from), to: String(to) } };
  }
}

function parameterOf(value: unknown, path: string): Parameter {
  const given = object(value, path, ['kind', 'default', 'min', 'max', 'step', 'choices']);
  const { kind, min, max, step } = given;
  if (kind !== 'whole' && kind !== 'real') wrong(`${path}.kind`, 'is whole or real');
  const numbers = [given['default'], min, max];
  if (!numbers.every((each) => typeof each === 'number' && Number.isFinite(each)))
    wrong(path, 'needs default, min and max as numbers');
  const [standard, least, most] = numbers as [number, number, number];
  if (!(least <= standard && standard <= most)) wrong(path, 'default lies between min and max');
  return { kind, default: standard, min: least, max: most, ...(typeof step === 'number' ? { step } : {}) };
}

/** Throws `StrategyFault` of kind `shape`. */
export function parseRules(json: string): Rules {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    wrong('', `no JSON: ${(error as Error).message}`);
  }
  const given = object(value, '', ['name', 'about', 'parameters', 'long', 'short', 'size']);
  const { name, about, size } = given;
  if (typeof name !== 'string' || name.trim() === '') wrong('name', 'is missing');
  const declared = object(given['parameters'] ?? {}, 'parameters', Object.keys(given['parameters'] ?? {}));
  const parameters = Object.fromEntries(
    Object.entries(declared).map(([key, each]) => [key, parameterOf(each, `parameters.${key}`)]),
  );
  const reader = new Reader(parameters);
  const long = reader.side(given['long'], 'long');
  const short = reader.side(given['short'], 'short');
  if (!long && !short) wrong('', 'there is neither a long nor a short side');
  return {
    name,
    ...(typeof about === 'string' ? { about } : {}),
    parameters,
    long,
    short,
    ...(isObject(size) ? { size: size as Rules['size'] & {} } : {}),
  };
}
