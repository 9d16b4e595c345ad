/** Blocks of a report as HTML. Invariant: every text of others is escaped. */
import type { Words } from '#words/index.ts';
import type { Block, ChartBlock, FigureLine, TableBlock, TextColumn } from './report-block.ts';
import { chartSvg } from './report-chart.ts';
import { CHART_SIZES } from './report-looks.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text. A half of a character, which no encoding has, becomes the sign for it. */
export const escaped = (text: string): string =>
  text.toWellFormed().replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

const small = (text: string): string => (text === '' ? '' : `<small>${escaped(text)}</small>`);

const keyFigure = ({ name, value, beside }: FigureLine): string =>
  `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}${small(beside)}</dd></div>`;

function chart({ spec, title, wide, time }: ChartBlock, words: Words): string {
  const [width, height] = CHART_SIZES[wide ? (spec.id === 'underwater' ? 'low' : 'wide') : 'half'];
  return `<figure id="chart-${spec.id}"${wide ? ' class="full"' : ''}>${title === '' ? '' : `<h3>${escaped(title)}</h3>`}${chartSvg(spec, words, width, height, { time })}</figure>`;
}

/** The deeper the colour, the larger the return. */
const tint = (strength: number): string =>
  `background:rgba(${strength < 0 ? '180,35,24' : '6,118,71'},${(Math.abs(strength) * 0.4).toFixed(3)})`;

function months({ title, head, years }: Extract<Block, { kind: 'months' }>): string {
  const lines = years.map(({ year, cells }) => {
    const tinted = cells.map(({ text, strength }) =>
      strength === null ? '<td></td>' : `<td style="${tint(strength)}">${escaped(text)}</td>`,
    );
    return `<tr><th scope="row">${escaped(year)}</th>${tinted.join('')}</tr>`;
  });
  const heads = head.map((each) => `<th scope="col">${escaped(each)}</th>`);
  return `<h3>${escaped(title)}</h3><div class="wide"><table class="months" id="months"><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`;
}

function classOf({ right, wraps }: TextColumn): string {
  if (right) return ' class="r"';
  return wraps ? ' class="wrap"' : '';
}

function table({ id, title, columns, rows, totals, more, across }: TableBlock): string {
  const classes = columns.map(classOf);
  const line = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell, at) => `<td${classes[at]}>${escaped(cell)}</td>`).join('')}</tr>`;
  const heads = columns.map(({ heading, right }) => {
    const side = right ? ' class="r"' : '';
    return `<th scope="col"${side}>${escaped(heading)}</th>`;
  });
  const foot = totals === null ? '' : `<tfoot>${line(totals)}</tfoot>`;
  const body = rows.map(line).join('\n');
  const said = title === null ? '' : `<h3>${escaped(title)}</h3>`;
  const rest = more === null ? '' : `<p>${escaped(more)}</p>`;
  const drawn = `${said}<div class="wide"><table id="table-${id}"><thead><tr>${heads.join('')}</tr></thead><tbody>${body}</tbody>${foot}</table></div>${rest}`;
  return across ? `<div class="across">${drawn}</div>` : drawn;
}

function figureRow({ id, name, value, beside, known }: FigureLine): string {
  const said = known
    ? `${escaped(value)}${small(beside)}`
    : `<span class="unknown">${escaped(`${value} ${beside}`)}</span>`;
  return `<div class="row"><dt>${escaped(name)}</dt><dd id="figure-${id}">${said}</dd></div>`;
}

function figures({ groups }: Extract<Block, { kind: 'figures' }>): string {
  const drawn = groups.map(
    ({ title, figures: all }) =>
      `<section class="group"><h3>${escaped(title)}</h3><dl>${all.map(figureRow).join('')}</dl></section>`,
  );
  return `<div class="groups">${drawn.join('')}</div>`;
}

export function blockHtml(block: Block, words: Words): string {
  switch (block.kind) {
    case 'key':
      return `<dl class="key">${block.figures.map(keyFigure).join('')}</dl>`;
    case 'notes':
      return block.lines.map((line) => `<p>${escaped(line)}</p>`).join('');
    case 'charts':
      return `<div class="charts">${block.charts.map((each) => chart(each, words)).join('')}</div>`;
    case 'months':
      return months(block);
    case 'table':
      return table(block);
    case 'figures':
      return figures(block);
  }
}
