/**
 * The intake thread's entry: reads the one file it was started with, replies, and ends.
 * Invariant: replies exactly once; whatever goes wrong beyond that is the starter's to notice (engine/intake-thread.ts).
 */
import { parentPort, workerData } from 'node:worker_threads';
import { parseSheet, unreadableSheet } from '#core/intent/parse-sheet.ts';
import type { ParsedSheet } from '#core/model/sheet.ts';
import { readBars } from '#intake/bars.ts';
import { readTable } from '#intake/read-table.ts';
import { replayFlow } from '#intake/order-flow/replay.ts';
import type { IntakeAnswers, IntakeJob } from '../intake-thread.ts';

async function readSheet(bytes: Uint8Array, fileName: string): Promise<ParsedSheet> {
  const table = await readTable(bytes);
  if (!table.ok) return unreadableSheet(fileName, table.error.fileError, table.error.detail);
  return parseSheet(table.value, fileName);
}

async function run({
  kind,
  bytes,
  fileName,
  replay,
}: IntakeJob): Promise<IntakeAnswers[keyof IntakeAnswers]> {
  switch (kind) {
    case 'sheet':
      return readSheet(bytes, fileName);
    case 'bars':
      return readBars(bytes);
    case 'flow':
      return replayFlow(bytes, replay!);
  }
}

/** Rows of a replay may be hundreds of megabytes: they are handed over, not copied. */
const handedOver = (answer: IntakeAnswers[keyof IntakeAnswers]): ArrayBuffer[] =>
  'ok' in answer && answer.ok && 'rows' in answer.value ? [answer.value.rows.buffer as ArrayBuffer] : [];

const answer = await run(workerData as IntakeJob);
parentPort?.postMessage(answer, handedOver(answer));
