/** `book replay`: recorded orders in, the book after each of them out. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppFailure } from '#contract/errors.ts';
import type { BookReplay, FlowFormat, FlowOrder } from '#contract/flow.ts';
import type { CliCommand } from './commands.ts';
import { wholeIn } from './options.ts';
import { readBytes, writeBytes } from './files.ts';
import { replayLines } from './texts.ts';

const DEFAULT_LEVELS = '10';
/** Checkpoints of Databento's records stand this far apart unless told otherwise. */
const DEFAULT_EVERY = 2000;

/** LOBSTER's orderbook file lies beside its messages under the same name but for one word. */
function openingBeside(messages: string): string | null {
  const name = basename(messages);
  if (!name.includes('_message')) return null;
  const beside = join(dirname(messages), name.replace('_message', '_orderbook'));
  return existsSync(beside) ? beside : null;
}

/** A JSON list of orders to send; the contract says what is wrong with its members. */
function ordersIn(file: string): FlowOrder[] {
  try {
    return JSON.parse(new TextDecoder().decode(readBytes(file))) as FlowOrder[];
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    throw new AppFailure('SCENARIO_UNREADABLE', { file, detail: (error as Error).message });
  }
}

/** Nanoseconds go out as the number they are in the record although JavaScript's numbers cannot hold them. */
function asRecorded(key: string, value: unknown): unknown {
  const raw = (JSON as unknown as { rawJSON?: (text: string) => unknown }).rawJSON;
  return key === 'ts_event_ns' && /^[1-9]\d*(\.\d+)?$/.test(String(value)) && raw
    ? raw(String(value))
    : value;
}

export const replay: CliCommand['run'] = async ({ call }, { file, values, words }) => {
  const given = (name: string): string | null => (typeof values[name] === 'string' ? values[name] : null);
  const format = given('format') as FlowFormat;
  const out = given('out')!;
  const book = format === 'lobster' ? (given('book') ?? openingBeside(file)) : null;
  if ([file, book].some((read) => read !== null && resolve(read) === resolve(out)))
    throw new AppFailure('FILE_UNWRITABLE', { file: out, problem: 'input' });
  const every = given('every');
  const mine = given('orders');
  const done: BookReplay = await call('book.replay', {
    format,
    fileName: basename(file),
    bytes: readBytes(file),
    opening: book === null ? null : { fileName: basename(book), bytes: readBytes(book) },
    levels: wholeIn('--levels', given('levels') ?? DEFAULT_LEVELS)!,
    orders: mine === null ? [] : ordersIn(mine),
    every: every !== null ? wholeIn('--every', every)! : format === 'lobster' ? null : DEFAULT_EVERY,
  });
  const { rows, ...told } = done;
  writeBytes(out, rows);
  const opening = book === null ? null : basename(book);
  return { json: { ...told, opening, out }, lines: replayLines(done, out, words), replacer: asRecorded };
};
