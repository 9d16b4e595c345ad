/**
 * Writes the performance figures of docs/formulas.md from their registry: `npm run formulas-page`. A test asserts that the page says what
 * the code does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CONVENTIONS,
  FIGURE_GROUPS,
  type FigureDefinition,
  type FigureGroup,
} from '#research/statistics/figures/figure.ts';
import { FIGURES } from '#research/statistics/figures/list.ts';
import { en } from '#words/en/index.ts';
import { ROOT } from './lib.ts';
import { escaped, table } from './markdown.ts';

export const PAGE = join(ROOT, 'docs/formulas.md');
const BEGIN = '<!-- performance figures: begin -->';
const END = '<!-- performance figures: end -->';

const words: Readonly<Record<string, string>> = en.figures;

function needsOf({ needs = {} }: FigureDefinition): string {
  const { returns = 1, market, trades, dates, tries } = needs;
  const said = [
    market === undefined ? null : `${market} matched returns`,
    trades === undefined ? null : `${trades} trade${trades === 1 ? '' : 's'}`,
    market === undefined && trades === undefined && returns > 0
      ? `${returns} return${returns === 1 ? '' : 's'}`
      : null,
    dates ? 'dates' : null,
    tries ? 'number of tries' : null,
  ];
  return said.filter((each) => each !== null).join(', ');
}

const facts = (figure: FigureDefinition): readonly string[] => [
  `\`${figure.id}\``,
  words[figure.id]!,
  figure.unit,
  needsOf(figure),
];

const said = ({ id, formula, source, caveat }: FigureDefinition): string =>
  `- **${id}**: ${escaped(formula)}. _Source_: ${escaped(source)}. _Mind_: ${escaped(caveat)}`;

function groupText(group: FigureGroup): string {
  const own = FIGURES.filter((figure) => figure.group === group);
  const head = ['id', 'name', 'unit', 'needs'];
  return `### ${words[`group-${group}`]}\n\n${table(head, own.map(facts))}\n\n${own.map(said).join('\n')}`;
}

const percent = (share: number): string => `${share * 100} %`;

function conventionsText(): string {
  const { periods, riskFree, least, returns, of, tail, confidence } = CONVENTIONS;
  const body = [
    ['`periods`', `${periods}`, 'returns that a year has'],
    ['`riskFree`', percent(riskFree), 'of a year; a period’s is it ÷ periods'],
    ['`least`', percent(least), 'least acceptable return of a year; a period’s is it ÷ periods'],
    ['`returns`', returns, 'or `log`: what means, deviations, shape, tails and the market line are taken of'],
    ['`of`', of, 'or `population`: deviations ÷ (n − 1) or ÷ n, skew and kurtosis adjusted or not'],
    ['`tail`', percent(tail), 'share of periods that are worse than the value at risk'],
    ['`confidence`', percent(confidence), 'of intervals and of the minimum track record'],
  ];
  return table(['convention', 'default', 'what it says'], body);
}

export const figureTexts = (): string => [conventionsText(), ...FIGURE_GROUPS.map(groupText)].join('\n\n');

/** The page with the generated part put anew; throws when its marks are missing. */
export function withFigures(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`no marks of the performance figures in ${PAGE}`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${figureTexts()}\n\n${page.slice(end)}`;
}

if (process.argv[1] === join(ROOT, 'scripts', 'formulas-page.ts'))
  writeFileSync(PAGE, withFigures(readFileSync(PAGE, 'utf8')));
