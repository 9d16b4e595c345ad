/**
 * What the sheet bench measures, ours and each peer, and how much memory it takes. Run as a program with a reader's name
 * and a file, it reads the file once and prints its peak: `process.resourceUsage().maxRSS` of that fresh process less
 * the resident memory just before reading, when modules and the file are loaded and rubbish is collected.
 */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { parseSheet } from '#core/intent/parse-sheet.ts';
import { readTable } from '#intake/read-table.ts';

export type ReaderName = 'ours' | 'xlsx' | 'csv-parse';

/** Each answers how many rows it found, the heading not counted. */
export const READERS: Readonly<Record<ReaderName, (bytes: Uint8Array) => Promise<number> | number>> = {
  ours: async (bytes) => {
    const table = await readTable(bytes);
    if (!table.ok) throw new Error(table.error.detail);
    return parseSheet(table.value, 'bench').accepted.length;
  },
  xlsx: (bytes) => {
    const book = read(bytes, { type: 'array' });
    return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1 }).length - 1;
  },
  'csv-parse': (bytes) => (parse(Buffer.from(bytes)) as string[][]).length - 1,
};

/** Collects garbage without asking for a command line option. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

if (import.meta.main) {
  const [name, file] = process.argv.slice(2) as [ReaderName, string];
  const bytes = new Uint8Array(readFileSync(file));
  collect();
  const before = process.memoryUsage().rss;
  await READERS[name](bytes);
  process.stdout.write(String(process.resourceUsage().maxRSS * 1024 - before));
}
