/** Small archives that keep their sizes in ZIP64 fields, as streaming writers do. */
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { UnreadableFile } from '#intake/failure.ts';
import { openPackage } from '#intake/zip.ts';

const CONTENT = Buffer.from('Date,Open\n'.repeat(50));
const wide = (...numbers: readonly number[]): Buffer => {
  const field = Buffer.alloc(4 + numbers.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(numbers.length * 8, 2);
  for (const [index, number] of numbers.entries()) field.writeBigUInt64LE(BigInt(number), 4 + index * 8);
  return field;
};

interface Lies {
  readonly localSize?: number;
  readonly centralSize?: number;
  readonly recordCount?: number;
  readonly endCount?: number;
  /** Bytes between the record and its locator. */
  readonly between?: number;
  /** The end record points to no ZIP64 one. */
  readonly plainEnd?: boolean;
}

function archive(lies: Lies = {}): Uint8Array {
  const packed = deflateRawSync(CONTENT);
  const name = Buffer.from('a.csv');
  const header = (length: number, signature: number, at: number, extra: Buffer): Buffer => {
    const bytes = Buffer.alloc(length);
    bytes.writeUInt32LE(signature, 0);
    bytes.writeUInt16LE(8, at);
    bytes.writeUInt32LE(crc32(CONTENT), at + 6);
    bytes.writeUInt32LE(0xffffffff, at + 10);
    bytes.writeUInt32LE(0xffffffff, at + 14);
    bytes.writeUInt16LE(name.length, at + 18);
    bytes.writeUInt16LE(extra.length, at + 20);
    return bytes;
  };
  const localExtra = wide(lies.localSize ?? CONTENT.length, packed.length);
  const local = Buffer.concat([header(30, 0x04034b50, 8, localExtra), name, localExtra, packed]);
  const centralExtra = wide(lies.centralSize ?? CONTENT.length, packed.length);
  const central = Buffer.concat([header(46, 0x02014b50, 10, centralExtra), name, centralExtra]);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1n, 24);
  record.writeBigUInt64LE(BigInt(lies.recordCount ?? 1), 32);
  record.writeBigUInt64LE(BigInt(central.length), 40);
  record.writeBigUInt64LE(BigInt(local.length), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(local.length + central.length), 8);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lies.endCount ?? 1, 8);
  end.writeUInt16LE(lies.endCount ?? 1, 10);
  end.writeUInt32LE(lies.plainEnd ? central.length : 0xffffffff, 12);
  end.writeUInt32LE(lies.plainEnd ? local.length : 0xffffffff, 16);
  const tail = lies.plainEnd ? [end] : [record, Buffer.alloc(lies.between ?? 0), locator, end];
  return Buffer.concat([local, central, ...tail]);
}

const failure = (bytes: Uint8Array): string => {
  try {
    openPackage(bytes).read('a.csv');
    return '';
  } catch (error) {
    if (error instanceof UnreadableFile) return error.failure.fileError;
    throw error;
  }
};

test('sizes and the directory’s place are taken from where they stand', () => {
  expect(openPackage(archive()).read('a.csv')).toEqual(CONTENT);
  expect(openPackage(archive({ plainEnd: true })).read('a.csv')).toEqual(CONTENT);
});

test('headers that disagree, and sizes no part may have', () => {
  expect(failure(archive({ localSize: 7 }))).toBe('ambiguous_zip');
  expect(failure(archive({ centralSize: 2 ** 33 }))).toBe('too_large_uncompressed');
  expect(failure(archive({ centralSize: 2 ** 28 }))).toBe('too_large_uncompressed');
  expect(failure(archive({ recordCount: 2 }))).toBe('corrupt');
  expect(failure(archive({ endCount: 2 }))).toBe('ambiguous_zip');
  expect(failure(archive({ between: 3 }))).toBe('ambiguous_zip');
});

test('cut off anywhere it is refused, not a bug', () => {
  const whole = archive();
  for (let length = 0; length < whole.length; length += 1)
    expect(failure(whole.subarray(0, length))).not.toBe('');
  for (let from = 1; from < whole.length; from += 1) expect(failure(whole.subarray(from))).not.toBe('');
});
