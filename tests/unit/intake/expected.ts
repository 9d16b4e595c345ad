/** Compares a parsed sheet with an `X.expected.json` of the shared order sheets: only the fields present there. */
import type { ParsedSheet } from '#core/model/sheet.ts';

interface Expected {
  readonly file: string;
  readonly file_error?: string | null;
  readonly accepted?: readonly Record<string, unknown>[];
  readonly accepted_count?: number;
  readonly rejected?: readonly { readonly row: number; readonly reason: string }[];
  readonly check?: { sum_qty: number; buys: number; sells: number; sum_qty_times_price: number };
  readonly sheet?: string;
  readonly header_row?: unknown;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly format?: string;
}

/** Members of an expected row that describe the test, not the order. */
const ABOUT = new Set(['optional', 'policy', 'notes']);

function compareRow(expected: Record<string, unknown>, got: Record<string, unknown> | undefined): string[] {
  if (got === undefined) return [`row ${String(expected.row)}: not accepted`];
  const differences: string[] = [];
  for (const [key, value] of Object.entries(expected)) {
    if (ABOUT.has(key)) continue;
    const name = key === 'note_literal' ? 'note' : key;
    if (got[name] !== value)
      differences.push(
        `row ${String(expected.row)} ${name}: expected ${String(value)}, got ${String(got[name])}`,
      );
  }
  return differences;
}

function compareFigures(check: NonNullable<Expected['check']>, parsed: ParsedSheet): string[] {
  const got = { sum_qty: 0, buys: 0, sells: 0, sum_qty_times_price: 0 };
  for (const row of parsed.accepted) {
    got.sum_qty += row.qty ?? 0;
    got.sum_qty_times_price += (row.qty ?? 0) * (row.price ?? 0);
    got[row.side === 'BUY' ? 'buys' : 'sells'] += 1;
  }
  return (Object.keys(check) as (keyof typeof check)[])
    .filter((key) => check[key] !== got[key])
    .map((key) => `${key}: expected ${check[key]}, got ${got[key]}`);
}

function compareFile(expected: Expected, parsed: ParsedSheet): string[] {
  const differences: string[] = [];
  for (const key of ['sheet', 'header_row', 'encoding', 'delimiter', 'format'] as const) {
    const [want, got] = [JSON.stringify(expected[key]), JSON.stringify(parsed[key])];
    if (expected[key] !== undefined && want !== got) differences.push(`${key}: expected ${want}, got ${got}`);
  }
  const wanted = expected.file_error ?? null;
  if (wanted === 'macro_enabled_or_warning') {
    if (!parsed.warnings.includes('macros_ignored')) differences.push('no warning about macros');
  } else if (wanted !== parsed.file_error) {
    differences.push(`file_error: expected ${wanted}, got ${parsed.file_error} (${parsed.file_detail})`);
  }
  return differences;
}

export function compare(expected: Expected, parsed: ParsedSheet): string[] {
  const differences = compareFile(expected, parsed);
  const accepted = new Map(
    parsed.accepted.map((row) => [row.row, row as unknown as Record<string, unknown>]),
  );
  for (const row of expected.accepted ?? [])
    differences.push(...compareRow(row, accepted.get(Number(row.row))));
  const wantedCount = expected.accepted_count ?? expected.accepted?.length;
  if (wantedCount !== undefined && wantedCount !== accepted.size) {
    differences.push(`accepted: expected ${wantedCount} rows, got ${accepted.size}`);
  }
  if (expected.rejected !== undefined) {
    const want = expected.rejected.map(({ row, reason }) => `${row} ${reason}`).join('; ');
    const got = parsed.rejected.map(({ row, reason }) => `${row} ${reason}`).join('; ');
    if (want !== got) differences.push(`rejected: expected ${want}\n   got ${got}`);
  }
  if (expected.check) differences.push(...compareFigures(expected.check, parsed));
  return differences;
}
