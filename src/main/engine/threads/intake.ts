/**
 * The intake thread's entry: reads the files it is given. It may keep one sheet, to read it again in another way.
 * Invariant: answers every job once, in order; whatever goes wrong beyond that is the starter's to notice
 * (engine/guarded-thread.ts).
 */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { parseSheet, unreadableSheet } from '#core/intent/parse-sheet.ts';
import { rowTexts, sheetCells } from '#core/intent/sheet-cells.ts';
import type { Table } from '#core/intent/table.ts';
import type { ParsedSheet } from '#core/model/sheet.ts';
import { ok } from '#core/units/result.ts';
import { inspectBars } from '#intake/bars/inspect.ts';
import { readBars } from '#intake/bars/read.ts';
import { readTable } from '#intake/read-table.ts';
import { readRecord } from '#intake/order-flow/record.ts';
import { readListing } from '#intake/listing.ts';
import { replayFlow } from '#intake/order-flow/replay.ts';
import { indicatorWork } from '../indicators/work.ts';
import { metricsWork } from '../metrics/work.ts';
import { barsFileWork } from '../series/export-work.ts';
import { qualityWork } from '../series/quality-work.ts';
import type { AnswerOf, JobKind, JobOf } from '../intake-jobs.ts';

type Jobs = { readonly [K in JobKind]: (job: JobOf<K>) => AnswerOf<K> | Promise<AnswerOf<K>> };

let kept: Table | null = null;

async function readSheet({ bytes, fileName, reading, aids }: JobOf<'sheet'>): Promise<ParsedSheet> {
  const table = await readTable(bytes);
  if (!table.ok) return unreadableSheet(fileName, table.error.fileError, table.error.detail);
  return parseSheet(table.value, fileName, reading, aids);
}

async function open({ bytes }: JobOf<'open'>): Promise<AnswerOf<'open'>> {
  const table = await readTable(bytes);
  if (!table.ok) return table;
  kept = table.value;
  return ok(null);
}

async function bars({ bytes, ask }: JobOf<'bars'>): Promise<AnswerOf<'bars'>> {
  const read = await readBars(bytes, ask);
  return read.ok ? ok({ ...read.value, sha256: createHash('sha256').update(bytes).digest('hex') }) : read;
}

async function result({ reading, aids, facts, language }: JobOf<'result'>): Promise<Uint8Array | null> {
  const own = kept && sheetCells(kept, reading, aids);
  if (!own) return null;
  // Loaded when it is needed: most threads only read.
  const { resultWorkbook } = await import('#export/result-workbook.ts');
  const rows = facts.rows.map((row) => ({ ...row, cells: own.cells(row.row) }));
  return resultWorkbook({ ...facts, columns: own.columns, rows, dateSystem: kept!.dateSystem }, language);
}

const jobs: Jobs = {
  sheet: readSheet,
  bars,
  inspect: ({ bytes, ask }) => inspectBars(bytes, ask),
  flow: ({ bytes, replay }) => replayFlow(bytes, replay),
  record: ({ bytes, ask }) => readRecord(bytes, ask),
  open,
  parse: ({ fileName, reading, aids }) => parseSheet(kept!, fileName, reading, aids),
  cells: ({ reading, aids, row }) => (kept ? rowTexts(kept, reading, aids, row) : []),
  result,
  listing: ({ bytes }) => readListing(bytes),
  quality: ({ ask }) => qualityWork(ask),
  indicator: ({ ask }) => indicatorWork(ask),
  metrics: ({ ask }) => metricsWork(ask),
  'bars-file': ({ ask }) => barsFileWork(ask),
};

/** Bars, rows of a replay and workbooks may be hundreds of megabytes: they are handed over, not copied. */
function handedOver(answer: AnswerOf<JobKind>): ArrayBuffer[] {
  if (answer instanceof Uint8Array) return [answer.buffer as ArrayBuffer];
  if (answer === null || !('ok' in answer) || !answer.ok || answer.value === null) return [];
  const { value } = answer;
  if ('bars' in value) {
    if (value.bars === null) return [];
    const { time, open, high, low, close, volume } = value.bars;
    return [time, open, high, low, close, volume].map((column) => column.buffer as ArrayBuffer);
  }
  return 'rows' in value ? [value.rows.buffer as ArrayBuffer] : [];
}

parentPort!.on('message', ({ id, job }: { id: number; job: JobOf<JobKind> }) => {
  void (async () => {
    const answer = await (jobs[job.kind] as (job: unknown) => Promise<AnswerOf<JobKind>>)(job);
    parentPort!.postMessage({ id, answer }, handedOver(answer));
  })();
});
