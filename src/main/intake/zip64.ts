/**
 * The sizes that an archive's header keeps in a ZIP64 field although they would fit where they belong, as streaming
 * writers do. Larger ones are refused: they are beyond every limit.
 */
import { refuse } from './failure.ts';

const ZIP64 = 1;
const ELSEWHERE = 0xffffffff;

/** The numbers of the ZIP64 field between two places of an archive; empty where there is none. */
function wideNumbers(bytes: Buffer, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to;) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > to) return refuse('corrupt', 'the archive directory is damaged');
    if (bytes.readUInt16LE(at) === ZIP64) {
      const numbers: number[] = [];
      for (let place = at + 4; place + 8 <= end; place += 8)
        numbers.push(Number(bytes.readBigUInt64LE(place)));
      return numbers;
    }
    at = end;
  }
  return [];
}

/**
 * The fields of a header, those that stand elsewhere taken from its extra fields in their order. What is not there
 * either stays as it is.
 */
export function widened(bytes: Buffer, extra: number, length: number, fields: readonly number[]): number[] {
  if (!fields.includes(ELSEWHERE)) return [...fields];
  const wide = wideNumbers(bytes, extra, extra + length);
  return fields.map((field) => {
    const found = field === ELSEWHERE ? (wide.shift() ?? field) : field;
    return found > ELSEWHERE ? refuse('too_large_uncompressed', 'the archive is too large') : found;
  });
}

const LOCATOR = 0x07064b50;
const LOCATOR_SIZE = 20;
const RECORD = 0x06064b50;
const RECORD_HEAD = 12;

export interface Directory {
  readonly count: number;
  readonly size: number;
  readonly start: number;
  /** Where the directory has to end. */
  readonly end: number;
}

/** The directory of an archive whose end record points to a ZIP64 one. `end` is where that end record begins. */
export function wideDirectory(bytes: Buffer, end: number): Directory {
  const locator = end - LOCATOR_SIZE;
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR)
    return refuse('too_large_uncompressed', 'the archive says that it is larger than 4 GB');
  const record = Number(bytes.readBigUInt64LE(locator + 8));
  if (record + 56 > locator || bytes.readUInt32LE(record) !== RECORD)
    return refuse('corrupt', 'the archive has no directory: the file is damaged');
  if (record + RECORD_HEAD + Number(bytes.readBigUInt64LE(record + 4)) !== locator)
    return refuse('ambiguous_zip', 'there is data between the directories of the archive');
  const split = bytes.readUInt32LE(record + 16) !== 0 || bytes.readUInt32LE(record + 20) !== 0;
  const [here, count, size, start] = [24, 32, 40, 48].map((at) =>
    Number(bytes.readBigUInt64LE(record + at)),
  ) as [number, number, number, number];
  if (split || here !== count) return refuse('corrupt', 'the archive is one part of several');
  return { count, size, start, end: record };
}
