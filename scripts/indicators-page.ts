/**
 * Writes the tables of docs/indicators.md from the list and the headers of the indicators' files: `npm run indicators-page`.
 * A test asserts that the page says what the code does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Indicator, IndicatorGroup, IndicatorParameter } from '#research/indicators/indicator.ts';
import { INDICATORS } from '#research/indicators/list.ts';
import { ROOT } from './lib.ts';
import { escaped, table } from './markdown.ts';

export const PAGE = join(ROOT, 'docs/indicators.md');
const BEGIN = '<!-- indicators: begin -->';
const END = '<!-- indicators: end -->';

const GROUPS: Readonly<Record<IndicatorGroup, string>> = {
  average: 'Averages',
  momentum: 'Momentum',
  trend: 'Trend',
  volatility: 'Volatility',
  volume: 'Volume',
  price: 'Prices and patterns',
  statistics: 'Statistics',
};

export interface Header {
  readonly what: string;
  readonly formula: string;
  readonly source: string;
  readonly warmUp: string;
}

/** What the header of an indicator's file says; throws where a part is missing. */
export function headerOf({ name }: Indicator): Header {
  const text = readFileSync(join(ROOT, 'src/shared/research/indicators', `${name}.ts`), 'utf8');
  const comment = /^\/\*\*\n([\s\S]*?)\n \*\//u.exec(text)?.[1] ?? '';
  const plain = comment.replaceAll(/\n? \* +/gu, ' ').trim();
  const parts = /^(.*?) Formula: (.*?) Source: (.*?) Warm-up: (.*)$/u.exec(plain);
  if (!parts) throw new Error(`the header of ${name}.ts lacks its formula, source or warm-up`);
  const [, what = '', formula = '', source = '', warmUp = ''] = parts;
  return { what, formula, source, warmUp };
}

const parameter = ([name, kind]: readonly [string, IndicatorParameter]): string =>
  kind.kind === 'choice' ? `${name} ${kind.choices.join(' / ')}` : `${name} ${kind.default}`;

function tableOf(indicators: readonly Indicator[]): string {
  const head = ['name', 'what', 'parameters and defaults', 'outputs'];
  const body = indicators.map((indicator) => [
    `\`${indicator.name}\``,
    indicator.title,
    Object.entries(indicator.parameters).map(parameter).join(', ') || '–',
    indicator.outputs.join(', '),
  ]);
  return table(head, body);
}

function said(indicator: Indicator): string {
  const { formula, source, warmUp } = headerOf(indicator);
  return `- **${indicator.name}**: ${escaped(formula)} _Source_: ${escaped(source)} _Warm-up_: ${escaped(warmUp)}`;
}

export function indicatorTables(): string {
  return (Object.entries(GROUPS) as [IndicatorGroup, string][])
    .map(([group, title]) => {
      const own = INDICATORS.filter((indicator) => indicator.group === group);
      return `## ${title}\n\n${tableOf(own)}\n\n${own.map(said).join('\n')}`;
    })
    .join('\n\n');
}

/** The page with the generated part put anew; throws when its marks are missing. */
export function withIndicators(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`no marks of the indicators in ${PAGE}`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${indicatorTables()}\n\n${page.slice(end)}`;
}

if (process.argv[1] === join(ROOT, 'scripts', 'indicators-page.ts'))
  writeFileSync(PAGE, withIndicators(readFileSync(PAGE, 'utf8')));
