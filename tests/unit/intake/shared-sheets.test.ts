/** Runs every shared order sheet that lies beside the project against its expected result. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSheet, unreadableSheet } from '#core/intent/parse-sheet.ts';
import type { ParsedSheet } from '#core/model/sheet.ts';
import { readTable } from '#intake/read-table.ts';
import { compare } from './expected.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/orders/dev');
const SUFFIX = '.expected.json';
const names = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
  : [];

async function parseFile(name: string): Promise<ParsedSheet> {
  const read = await readTable(readFileSync(join(FOLDER, name)));
  return read.ok
    ? parseSheet(read.value, name)
    : unreadableSheet(name, read.error.fileError, read.error.detail);
}

if (names.length === 0) test.skip('the shared order sheets are not beside the project', () => undefined);

test.each(names)('%s', { timeout: 10_000 }, async (name) => {
  const expected = JSON.parse(readFileSync(join(FOLDER, name + SUFFIX), 'utf8'));
  const before = process.memoryUsage().rss;
  const parsed = await parseFile(name);
  expect(compare(expected, parsed)).toEqual([]);
  expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(512);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
