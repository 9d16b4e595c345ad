/**
 * Writes the support matrix of docs/matching.md from the code's own answers: `npm run support-matrix`.
 * A test asserts that the page says what the code does. Rows and columns that answer alike are one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTRIBUTES, ORDER_TYPES, phasesOf, TIMES_IN_FORCE, type Attribute } from '#core/venues/matrix.ts';
import { SIMULATED, VENUES } from '#core/venues/registry.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import { supportFor, type OrderTerms, type RefusalReason, type Support } from '#core/venues/support.ts';
import { ROOT } from './lib.ts';

export const PAGE = join(ROOT, 'docs/matching.md');
const BEGIN = '<!-- support matrix: begin -->';
const END = '<!-- support matrix: end -->';

/** What a refusal is called in a cell; the page explains each. */
export const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  PHASE_PASSED: 'passed',
  NO_CONTINUOUS_TRADING: 'no price',
  IMMEDIATE_NEEDS_CONTINUOUS: 'not now',
  POST_ONLY_IN_AUCTION: 'auction',
  TYPE_NOT_TAKEN: 'not taken',
  TYPE_TIME_CONFLICT: 'conflict',
  ATTRIBUTES_CONFLICT: 'conflict',
};

function cell(support: Support): string {
  switch (support.kind) {
    case 'native':
      return 'venue';
    case 'held':
      return [support.by, ...support.also].join(', ');
    case 'refused':
      return `no: ${REFUSALS[support.reason]}`;
  }
}

interface Row {
  readonly labels: readonly string[];
  readonly cells: readonly string[];
}

const LABELS: Readonly<Record<Attribute, string>> = {
  iceberg: 'iceberg',
  postOnly: 'post-only',
  allOrNone: 'all-or-none',
  minimum: 'minimum',
  reduceOnly: 'reduce-only',
};

/** Rows with the same cells become one; `join` says how their labels read together. */
function merged(rows: readonly Row[], join: (labels: readonly (readonly string[])[]) => string[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.cells.join('|');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return Array.from(groups.values(), (group) => ({
    labels: join(group.map((row) => row.labels)),
    cells: group[0]!.cells,
  }));
}

const distinct = (texts: readonly string[]): string => Array.from(new Set(texts)).join(', ');

function rowsOf(rules: VenueRules, phases: readonly Phase[]): Row[] {
  const answers = (terms: OrderTerms) => phases.map((phase) => cell(supportFor(rules, phase, terms)));
  const byType = ORDER_TYPES.flatMap((type) =>
    merged(
      TIMES_IN_FORCE.map((timeInForce) => ({
        labels: [type, timeInForce],
        cells: answers({ type, timeInForce }),
      })),
      (labels) => [type, distinct(labels.map(([, time]) => time!))],
    ),
  );
  // Types are merged only where they share the times in force too, so that every row reads as a product.
  const byTimes = Map.groupBy(byType, ({ labels }) => labels[1]!);
  const plain = Array.from(byTimes, ([times, rows]) =>
    merged(rows, (labels) => [distinct(labels.map(([type]) => type!)), times]),
  ).flat();
  const attributed = ATTRIBUTES.map((attribute) => ({
    labels: [`limit, ${LABELS[attribute]}`, 'DAY'],
    cells: answers({ type: 'limit', timeInForce: 'DAY', [attribute]: true }),
  }));
  const order = (row: Row) => ORDER_TYPES.findIndex((type) => row.labels[0]!.split(', ')[0] === type);
  return [...plain.toSorted((a, b) => order(a) - order(b)), ...attributed];
}

/** Columns that answer alike in every row become one. */
function table(rules: VenueRules, phases: readonly Phase[]): string {
  const rows = rowsOf(rules, phases);
  const columns = merged(
    phases.map((phase, index) => ({ labels: [phase], cells: rows.map(({ cells }) => cells[index]!) })),
    (labels) => [labels.flat().join(', ')],
  );
  const head = ['type', 'time in force', ...columns.map(({ labels }) => labels[0]!)];
  const body = rows.map(({ labels }, index) => [...labels, ...columns.map(({ cells }) => cells[index]!)]);
  const widths = head.map((_, index) => Math.max(...[head, ...body].map((line) => line[index]!.length)));
  const line = (cells: readonly string[], fill: string) =>
    `| ${cells.map((text, index) => text.padEnd(widths[index]!, fill)).join(' | ')} |`;
  return [
    line(head, ' '),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((cells) => line(cells, ' ')),
  ].join('\n');
}

/** One section for each group of rule sets that answer alike, the venues first and then the demo's where they differ. */
export function supportTables(): string {
  const groups = new Map<string, string[]>();
  const named = [
    ...Object.entries(VENUES).map(([exchange, sets]) => ({ name: exchange, sets })),
    ...Object.entries(SIMULATED).map(([exchange, sets]) => ({ name: `${exchange} in the demo`, sets })),
  ];
  for (const { name, sets } of named) {
    const tables = Array.from(Map.groupBy(sets, (rules) => table(rules, phasesOf(rules))));
    for (const [text, alike] of tables) {
      const since = tables.length > 1 ? ` since ${alike[0]!.from}` : '';
      groups.set(text, [...(groups.get(text) ?? []), `${name}${since}`]);
    }
  }
  return Array.from(groups, ([text, venues]) => `### ${venues.join(', ')}\n\n${text}`).join('\n\n');
}

/** The page with the generated part put anew; throws when its marks are missing. */
export function withTables(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`no marks of the support matrix in ${PAGE}`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${supportTables()}\n\n${page.slice(end)}`;
}

if (process.argv[1] === join(ROOT, 'scripts', 'support-matrix.ts'))
  writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8')));
