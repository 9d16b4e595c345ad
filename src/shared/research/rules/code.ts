/** Rules as the TypeScript that does the same: to read, to learn from, to go on with. */
import type { Parameter } from '../strategy/api.ts';
import { parseRules } from './parse.ts';
import type { Condition, Distance, Operand, RuleNumber, Rules, Side } from './rules.ts';

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;

const isName = (text: string): boolean => /^[A-Za-z_$][\w$]*$/.test(text);
const memberOf = (name: string): string =>
  isName(name) ? `s.parameters.${name}` : `s.parameters[${quoted(name)}]`;
const keyOf = (name: string): string => (isName(name) ? name : quoted(name));
const numberOf = (value: RuleNumber): string =>
  typeof value === 'number' ? String(value) : memberOf(value.parameter);

const parameterOf = (parameter: Parameter): string => {
  if (parameter.kind !== 'whole' && parameter.kind !== 'real') return '';
  const { kind, default: standard, min, max, step } = parameter;
  return `${kind}(${[standard, min, max, ...(step === undefined ? [] : [step])].join(', ')})`;
};

const clockMinutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

class Writer {
  /** Lines of `setup`, in the order in which they are needed. */
  readonly lines: string[] = [];
  private readonly names = new Map<string, string>();

  condition(condition: Condition): string {
    if ('all' in condition) return this.joined(condition.all, '&&');
    if ('any' in condition) return this.joined(condition.any, '||');
    if ('not' in condition) return `!(${this.condition(condition.not)})`;
    if ('time' in condition) {
      const { from, to } = condition.time;
      const begin = clockMinutes(from);
      const length = (clockMinutes(to) - begin + 1_440) % 1_440;
      return `(Math.floor(bars.time / 60000) % 1440 - ${begin} + 1440) % 1440 < ${length} /* ${from} to ${to} UTC */`;
    }
    if ('weekdays' in condition)
      return `[${condition.weekdays.join(', ')}].includes(new Date(bars.time).getUTCDay())`;
    return this.comparison(condition);
  }

  distance(distance: Distance): string {
    if ('share' in distance) return `bars.close * ${numberOf(distance.share)}`;
    const atr = this.kept(`s.atr(${numberOf(distance.length)})`, 'atr');
    return `${atr}.value * ${numberOf(distance.ranges)}`;
  }

  private joined(conditions: readonly Condition[], by: '&&' | '||'): string {
    return conditions.map((each) => `(${this.condition(each)})`).join(` ${by} `);
  }

  private comparison({ compare, is, to }: Extract<Condition, { is: string }>): string {
    if (is === 'above') return `${this.value(compare)} > ${this.value(to)}`;
    if (is === 'below') return `${this.value(compare)} < ${this.value(to)}`;
    const above = is === 'crosses-above';
    // A number is crossed by the other side, the other way.
    if ('number' in compare) return this.crossing(to, compare, !above);
    return this.crossing(compare, to, above);
  }

  private crossing(line: Operand, other: Operand, above: boolean): string {
    const mine = this.line(line);
    const target = 'number' in other ? numberOf(other.number) : this.line(other);
    return `${mine}.${above ? 'crossesAbove' : 'crossesBelow'}(${target})`;
  }

  private value(operand: Operand): string {
    if ('number' in operand) return numberOf(operand.number);
    const { ago } = operand;
    return `${this.line(operand)}.${ago === undefined ? 'value' : `ago(${ago})`}`;
  }

  private line(operand: Operand): string {
    if ('number' in operand) return numberOf(operand.number);
    if ('price' in operand) return this.kept(`bars.line(${quoted(operand.price)})`, operand.price);
    const { indicator, parameters = {}, of, output, timeframe } = operand;
    const set = Object.entries(parameters).map(
      ([name, value]) => `${keyOf(name)}: ${typeof value === 'string' ? quoted(value) : numberOf(value)}`,
    );
    const options = [
      ...(of === undefined ? [] : [`of: ${quoted(of)}`]),
      ...(output === undefined ? [] : [`output: ${quoted(output)}`]),
      ...(timeframe === undefined ? [] : [`bars: s.bars(undefined, ${quoted(timeframe)})`]),
    ];
    const given = [quoted(indicator), `{ ${set.join(', ')} }`.replace('{  }', '{}')];
    if (options.length > 0) given.push(`{ ${options.join(', ')} }`);
    return this.kept(`s.indicator(${given.join(', ')})`, indicator);
  }

  /** The same thing is asked for once, under a name that tells what it is. */
  private kept(made: string, wanted: string): string {
    const known = this.names.get(made);
    if (known !== undefined) return known;
    const plain = wanted.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const taken = new Set([...this.names.values(), 'bars', 's']);
    let name = plain;
    for (let number = 2; taken.has(name); number += 1) name = `${plain}${number}`;
    this.names.set(made, name);
    this.lines.push(`const ${name} = ${made};`);
    return name;
  }
}

function optionsOf(writer: Writer, side: Side, sign: '+' | '-', size: Rules['size']): string {
  const against = sign === '+' ? '-' : '+';
  const parts = [
    ...(side.stop ? [`stopLoss: bars.close ${against} ${writer.distance(side.stop)}`] : []),
    ...(side.target ? [`takeProfit: bars.close ${sign} ${writer.distance(side.target)}`] : []),
    ...(size ? [`size: ${JSON.stringify(size)}`] : []),
  ];
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}

interface Written {
  readonly declared: readonly string[];
  readonly leave: string;
  readonly enter: string;
  readonly trail: string;
}

function leaveOf({ exit, bars }: Side, name: string): string {
  const over = bars === undefined ? [] : [`held >= ${numberOf(bars)}`];
  return [...over, ...(exit === null ? [] : [`leave${name}()`])].join(' || ') || 'false';
}

function trailOf({ trail }: Side, long: boolean): string {
  if (trail === undefined) return '';
  const [opening, closing, sign] = long ? ['buy', 'sell', '>'] : ['sell', 'buy', '<'];
  const options = `{ quantity: Math.abs(quantity), trail: { share: ${numberOf(trail)} }, reduceOnly: true }`;
  return `if (side === '${opening}' && quantity ${sign} 0) s.${closing}(${options});`;
}

function sideOf(writer: Writer, side: Side, long: boolean, size: Rules['size']): Written {
  const name = long ? 'Long' : 'Short';
  const enter = writer.condition(side.enter);
  const exit = side.exit ? [`const leave${name} = () => ${writer.condition(side.exit)};`] : [];
  const options = optionsOf(writer, side, long ? '+' : '-', size);
  return {
    declared: [`const enter${name} = () => ${enter};`, ...exit],
    leave: `quantity ${long ? '>' : '<'} 0 && (${leaveOf(side, name)})`,
    enter: `if (enter${name}()) { s.${long ? 'buy' : 'sell'}(${options}); held = 0; }`,
    trail: trailOf(side, long),
  };
}

/** `name` is what the strategy is called. Throws `StrategyFault` where the JSON is no rules. */
export function codeOfRules(json: string, name: string): string {
  const { about, parameters = {}, long, short, size } = parseRules(json);
  const writer = new Writer();
  const sides = [
    ...(long ? [sideOf(writer, long, true, size)] : []),
    ...(short ? [sideOf(writer, short, false, size)] : []),
  ];
  const kinds = [...new Set(Object.values(parameters).map(({ kind }) => kind))].sort();
  const declared = Object.entries(parameters).map(([key, each]) => `${keyOf(key)}: ${parameterOf(each)}`);
  const trails = sides.map(({ trail }) => trail).filter((each) => each !== '');
  const lines = [
    `import { ${[...kinds, 'strategy'].sort().join(', ')} } from 'tapedeck';`,
    '',
    'export default strategy({',
    `  name: ${quoted(name)},`,
    ...(about === undefined ? [] : [`  about: ${quoted(about)},`]),
    ...(declared.length === 0 ? [] : [`  parameters: { ${declared.join(', ')} },`]),
    '  setup(s) {',
    '    const bars = s.bars();',
    ...writer.lines.map((line) => `    ${line}`),
    ...sides.flatMap((each) => each.declared.map((line) => `    ${line}`)),
    '    let held = 0;',
    '    return {',
    '      onBar() {',
    '        const { quantity } = s.position();',
    '        if (quantity !== 0) {',
    '          held += 1;',
    `          if (${sides.map(({ leave }) => `(${leave})`).join(' || ')}) s.close();`,
    '        }',
    '        if (quantity !== 0 || s.orders().length > 0) return;',
    `        ${sides.map(({ enter }) => enter).join('\n        else ')}`,
    '      },',
    ...(trails.length === 0
      ? []
      : [
          '      onFill({ side }) {',
          '        const { quantity } = s.position();',
          ...trails.map((trail) => `        ${trail}`),
          '      },',
        ]),
    '    };',
    '  },',
    '});',
    '',
  ];
  return lines.join('\n');
}
