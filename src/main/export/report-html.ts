/**
 * A tearsheet as one HTML file: no scripts, nothing loaded from anywhere, charts as SVG; it reads on a telephone and prints on A4.
 * Invariant: every text of others is escaped.
 */
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import { createWords, type Locale, type Words } from '#words/index.ts';
import { chartSvg } from './report-chart.ts';
import {
  conventionTexts,
  dayText,
  figureName,
  intervalText,
  percent,
  reasonText,
  valueText,
} from './report-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:28px 24px 40px;background:#fff;color:#1d2433;font:14px/1.45 Inter,"Segoe UI","Helvetica Neue",Arial,sans-serif}
h1{margin:0;font-size:26px;line-height:1.2}
h2{margin:26px 0 8px;font-size:15px}
h3{margin:0 0 2px;font-size:13px}
p{margin:4px 0;color:#667085;font-size:12px}
.about{color:#667085;font-size:14px}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:8px;margin:18px 0 6px}
.key div{padding:10px 12px;border:1px solid #e3e6ec;border-radius:8px}
.key dt{color:#667085;font-size:12px}
.key dd{margin:0;font-size:20px;font-weight:600;font-variant-numeric:tabular-nums}
.key small{display:block;color:#667085;font-size:11px;font-weight:400}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(400px,1fr));gap:6px 24px}
.charts section:first-child{grid-column:1/-1}
svg{display:block;width:100%;height:auto}
.groups{columns:300px;column-gap:28px}
.group{break-inside:avoid;margin-bottom:16px}
dl{margin:0}
.row{display:flex;justify-content:space-between;gap:12px;padding:3px 0;border-bottom:1px solid #e3e6ec;font-size:13px}
.row dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}
.row small{display:block;color:#667085;font-size:11px}
.unknown{color:#667085;font-size:12px}
table{width:100%;border-collapse:collapse;font-size:12px;font-variant-numeric:tabular-nums}
th,td{padding:4px 6px;text-align:right;white-space:nowrap}
th{color:#667085;font-weight:500}
th:first-child,td:first-child{text-align:left}
.falls td,.falls th{border-bottom:1px solid #e3e6ec}
.wide{overflow-x:auto}
.notes{font-size:11px}
.notes td,.notes th{text-align:left;white-space:normal;vertical-align:top;border-bottom:1px solid #e3e6ec}
@media print{*{-webkit-print-color-adjust:exact;print-color-adjust:exact}body{padding:0;max-width:none;font-size:11px}.key{grid-template-columns:repeat(6,1fr);margin:10px 0 4px}.key dd{font-size:15px}.charts{grid-template-columns:1fr 1fr}.groups{columns:3;column-gap:18px}.row{font-size:10px}.wide{overflow:visible}.wide table{font-size:9px}.wide th,.wide td{padding:3px 2px}h2{margin:14px 0 4px;break-after:avoid}section,table,.group{break-inside:avoid}.notes{break-before:page;font-size:9px}.notes table{break-inside:auto;font-size:9px}@page{size:A4;margin:14mm}}
`;

const KEY = ['total-return', 'cagr', 'sharpe', 'max-drawdown', 'volatility', 'trade-win-rate'];

function keyFigures(sheet: Tearsheet, words: Words): string {
  const shown = KEY.flatMap((id) => sheet.figures.find((figure) => figure.id === id) ?? []);
  const cells = shown.map((figure) => {
    const { id, result, unit } = figure;
    const text = result.value === null ? '–' : valueText(result.value, unit, words);
    const beside = result.value === null ? reasonText(figure, words) : intervalText(id, sheet, words);
    return `<div><dt>${escaped(figureName(id, words))}</dt><dd>${escaped(text)}<small>${escaped(beside)}</small></dd></div>`;
  });
  return `<dl class="key">${cells.join('')}</dl>`;
}

function charts({ charts: all }: Tearsheet, words: Words): string {
  const drawn = all.map((spec, index) => {
    const [width, height] = index === 0 ? [1032, 280] : [504, 200];
    const title = escaped(words.t(`reportCodes.chart-${spec.id}`));
    return `<section id="chart-${spec.id}"><h2>${title}</h2>${chartSvg(spec, words, width, height)}</section>`;
  });
  return `<div class="charts">${drawn.join('')}</div>`;
}

/** The deeper the colour, the larger the return; a tenth has the deepest. */
function tint(value: number): string {
  const share = Math.min(1, Math.abs(value) / 0.1) * 0.4;
  return `background:rgba(${value < 0 ? '180,35,24' : '6,118,71'},${share.toFixed(3)})`;
}

function months({ months: all, years }: Tearsheet, words: Words): string {
  const { t, locale } = words;
  if (years.length === 0) return '';
  const names = t('report.monthsShort').split(' ');
  const byLabel = new Map(all.map((each) => [each.label, each.return]));
  const cell = (value: number | undefined): string =>
    value === undefined ? '<td></td>' : `<td style="${tint(value)}">${percent(value, locale, 1)}</td>`;
  const lines = years.map(({ label, return: whole }) => {
    const cells = names.map((_, month) =>
      cell(byLabel.get(`${label}-${String(month + 1).padStart(2, '0')}`)),
    );
    return `<tr><th scope="row">${label}</th>${cells.join('')}${cell(whole)}</tr>`;
  });
  const head = [t('report.year'), ...names, t('report.wholeYear')].map(
    (each) => `<th scope="col">${escaped(each)}</th>`,
  );
  return `<h2>${escaped(t('report.months'))}</h2><div class="wide"><table id="months"><thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`;
}

const DAY_MS = 86_400_000;

function falls({ falls: all }: Tearsheet, words: Words): string {
  const { t, locale } = words;
  if (all.length === 0) return '';
  const head = ['report.depth', 'report.from', 'report.valley', 'report.recovery', 'report.days'] as const;
  const lines = all.map(({ depth, from, valley, recovery }) => {
    const days = recovery === null ? '' : Math.round((recovery - from) / DAY_MS);
    const back = recovery === null ? t('report.notYet') : dayText(recovery, locale);
    const cells = [
      percent(depth, locale),
      dayText(from, locale),
      dayText(valley, locale),
      back,
      String(days),
    ];
    return `<tr>${cells.map((each) => `<td>${escaped(each)}</td>`).join('')}</tr>`;
  });
  const heads = head.map((each) => `<th scope="col">${escaped(t(each))}</th>`);
  return `<h2>${escaped(t('report.falls'))}</h2><table class="falls" id="falls"><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function row(figure: SheetFigure, sheet: Tearsheet, words: Words): string {
  const { id, result, unit, formula, caveat } = figure;
  const known = result.value !== null;
  const interval = known ? intervalText(id, sheet, words) : '';
  const value = known
    ? `${escaped(valueText(result.value, unit, words))}${interval === '' ? '' : `<small>${escaped(interval)}</small>`}`
    : `<span class="unknown">– ${escaped(reasonText(figure, words))}</span>`;
  const title = escaped(`${formula}. ${caveat}`);
  return `<div class="row" id="figure-${id}" title="${title}"><dt>${escaped(figureName(id, words))}</dt><dd>${value}</dd></div>`;
}

function groups(sheet: Tearsheet, words: Words): string {
  const all = [...new Set(sheet.figures.map(({ group }) => group))];
  const drawn = all.map((group) => {
    const rows = sheet.figures
      .filter((figure) => figure.group === group)
      .map((figure) => row(figure, sheet, words));
    const title = escaped(words.t(`figures.group-${group}`));
    return `<section class="group"><h3>${title}</h3><dl>${rows.join('')}</dl></section>`;
  });
  return `<h2>${escaped(words.t('report.figuresSheet'))}</h2><div class="groups">${drawn.join('')}</div>`;
}

function notes({ figures }: Tearsheet, words: Words): string {
  const { t } = words;
  const lines = figures.map(({ id, formula, source, caveat }) => {
    const cells = [figureName(id, words), formula, source, caveat];
    return `<tr>${cells.map((each) => `<td>${escaped(each)}</td>`).join('')}</tr>`;
  });
  const heads = ['figure', 'formula', 'source', 'caveat'] as const;
  const head = heads.map((each) => `<th scope="col">${escaped(t(`report.${each}`))}</th>`);
  return `<div class="notes"><h2>${escaped(t('report.formulas'))}</h2><table><thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`;
}

export function tearsheetHtml(sheet: Tearsheet, language: Locale): string {
  const words = createWords(language);
  const { name, symbols, timeframe, currency } = sheet.subject;
  const about = [symbols.join(', '), timeframe, currency].join(' · ');
  const said = conventionTexts(sheet, words).map((each) => `<p>${escaped(each)}</p>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="Tapedeck"><title>${escaped(name)} · ${escaped(about)}</title><style>${STYLE}</style></head>
<body><header><h1>${escaped(name)}</h1><div class="about">${escaped(about)}</div></header>
${keyFigures(sheet, words)}
${said.join('')}
${charts(sheet, words)}
${months(sheet, words)}
${falls(sheet, words)}
${groups(sheet, words)}
${notes(sheet, words)}
</body></html>
`;
}
