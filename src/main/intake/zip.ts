/**
 * A guarded reader of ZIP packages: the central directory first, every claim checked, every inflate bounded.
 * Invariants: nothing is ever written to disk and names are never used as paths; two readers that disagree about what a
 * package holds (duplicate names, local headers unlike the directory, overlapping parts, data around the archive) are a
 * reason to refuse it, not to pick one; a part's bytes are handed out only with the declared size and checksum.
 * Known limits: no packages above 4 GB, no split archives, methods store and deflate only.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { refuse } from './failure.ts';
import { LIMITS } from './limits.ts';
import { wideDirectory, widened, type Directory } from './zip64.ts';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly flags: number;
}

export interface Package {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The part's bytes, or null when there is no such part. Names compare without case, as Office does. */
  read(name: string): Buffer | null;
  /** The first bytes of a part (at most `length`), inflating no more than needed. */
  peek(name: string, length: number): Buffer;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - 0xffff);
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  }
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END)
      refuse('ambiguous_zip', 'there is data behind the end of the archive');
  }
  return refuse('corrupt', 'the archive has no directory: the file is cut off or damaged');
}

function readEntry(bytes: Buffer, at: number, end: number): { entry: Entry; next: number } {
  if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL)
    refuse('corrupt', 'the archive directory is damaged');
  const nameLength = bytes.readUInt16LE(at + 28);
  const extraLength = bytes.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  if (next > end) refuse('corrupt', 'the archive directory is damaged');
  const stated = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  const sizes = widened(bytes, at + 46 + nameLength, extraLength, stated);
  const [size, packed, offset] = sizes as [number, number, number];
  const entry: Entry = {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed,
    size,
    offset,
  };
  return { entry, next };
}

function locateDirectory(bytes: Buffer): Directory {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const start = bytes.readUInt32LE(end + 16);
  const isSplit = bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count;
  if (isSplit) refuse('corrupt', 'the archive is one part of several');
  const isWide = start === 0xffffffff || size === 0xffffffff || count === 0xffff;
  if (!isWide) return { count, size, start, end };
  const wide = wideDirectory(bytes, end);
  const agree = (stated: number, full: number, most: number): boolean => stated === most || stated === full;
  const same =
    agree(count, wide.count, 0xffff) &&
    agree(size, wide.size, 0xffffffff) &&
    agree(start, wide.start, 0xffffffff);
  return same ? wide : refuse('ambiguous_zip', 'the archive has two different directories');
}

function readDirectory(bytes: Buffer): { entries: Entry[]; start: number } {
  const { count, size, start, end } = locateDirectory(bytes);
  if (count > LIMITS.parts) refuse('too_large_uncompressed', `the archive holds ${count} parts`);
  if (start + size !== end)
    refuse('ambiguous_zip', 'the archive directory does not end where the archive ends');
  const entries: Entry[] = [];
  for (let at = start; at < end;) {
    const { entry, next } = readEntry(bytes, at, end);
    entries.push(entry);
    at = next;
    if (entries.length > LIMITS.parts) refuse('too_large_uncompressed', 'the archive holds too many parts');
  }
  if (entries.length !== count) refuse('ambiguous_zip', 'the archive directory miscounts its parts');
  return { entries, start };
}

function checkSizes(entries: readonly Entry[]): void {
  let total = 0;
  for (const { name, packed, size, method } of entries) {
    total += size;
    const megabytes = Math.round(size / 1_048_576);
    if (size > LIMITS.partBytes) refuse('too_large_uncompressed', `part ${name} expands to ${megabytes} MB`);
    if (size > LIMITS.ratioFrom && size > packed * LIMITS.ratio && method !== 0) {
      refuse(
        'too_large_uncompressed',
        `part ${name} expands ${Math.round(size / packed)} times, to ${megabytes} MB`,
      );
    }
  }
  if (total > LIMITS.packageBytes) {
    refuse('too_large_uncompressed', `the parts expand to ${Math.round(total / 1_048_576)} MB`);
  }
}

const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

const sizeAgrees = (local: number, declared: number, streamed: boolean): boolean =>
  local === declared || local === 0xffffffff || (streamed && local === 0);

/** Compares a local header with the directory; answers where the part's bytes start. */
function checkLocal(bytes: Buffer, entry: Entry, directoryStart: number): number {
  const at = entry.offset;
  if (at + 30 > directoryStart || bytes.readUInt32LE(at) !== LOCAL) {
    refuse('corrupt', `part ${entry.name} has no header: the file is damaged`);
  }
  const nameLength = bytes.readUInt16LE(at + 26);
  const extraLength = bytes.readUInt16LE(at + 28);
  const data = at + 30 + nameLength + extraLength;
  const stated = [bytes.readUInt32LE(at + 22), bytes.readUInt32LE(at + 18)];
  const inside = Math.min(extraLength, Math.max(directoryStart - at - 30 - nameLength, 0));
  const [size, packed] = widened(bytes, at + 30 + nameLength, inside, stated) as [number, number];
  const streamed = (entry.flags & 8) !== 0;
  const agrees =
    bytes.toString('utf8', at + 30, at + 30 + nameLength) === entry.name &&
    bytes.readUInt16LE(at + 8) === entry.method &&
    (bytes.readUInt16LE(at + 6) & 1) === (entry.flags & 1) &&
    sizeAgrees(packed, entry.packed, streamed) &&
    sizeAgrees(size, entry.size, streamed);
  if (!agrees) refuse('ambiguous_zip', `part ${entry.name} is described in two different ways`);
  if (data + entry.packed > directoryStart) refuse('corrupt', `part ${entry.name} is cut off`);
  return data;
}

interface Part {
  readonly entry: Entry;
  readonly data: number;
}

function checkParts(bytes: Buffer, entries: readonly Entry[], directoryStart: number): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const entry of entries) {
    if ((entry.flags & 1) !== 0) refuse('encrypted_or_corrupt', 'the archive is protected with a password');
    const key = partKey(entry.name);
    if (parts.has(key)) refuse('ambiguous_zip', `the archive holds two parts named ${entry.name}`);
    parts.set(key, { entry, data: checkLocal(bytes, entry, directoryStart) });
  }
  const inOrder = [...parts.values()].sort((a, b) => a.entry.offset - b.entry.offset);
  let free = 0;
  for (const { entry, data } of inOrder) {
    if (entry.offset < free) refuse('ambiguous_zip', `part ${entry.name} overlaps another`);
    free = data + entry.packed;
  }
  if ((inOrder[0]?.entry.offset ?? 0) !== 0) refuse('ambiguous_zip', 'there is data before the archive');
  return parts;
}

/** What zlib takes at least. */
const SMALLEST_CHUNK = 64;

function inflate(packed: Buffer, entry: Entry): Buffer {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return refuse('corrupt', `part ${entry.name} uses an unknown compression`);
  const most = Math.min(entry.size, LIMITS.partBytes) + 1;
  try {
    // One piece of the declared size: thousands of small ones would be copied together in the end.
    return inflateRawSync(packed, { maxOutputLength: most, chunkSize: Math.max(most, SMALLEST_CHUNK) });
  } catch (error) {
    return refuseInflated(error, entry);
  }
}

function refuseInflated(error: unknown, { name }: Entry): never {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    ? refuse('too_large_uncompressed', `part ${name} expands beyond its declared size`)
    : refuse('corrupt', `part ${name} is damaged`);
}

function unpack(bytes: Buffer, { entry, data }: Part): Buffer {
  const content = inflate(bytes.subarray(data, data + entry.packed), entry);
  if (content.length > entry.size)
    refuse('too_large_uncompressed', `part ${entry.name} expands beyond its declared size`);
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    refuse('corrupt', `part ${entry.name} is damaged`);
  return content;
}

/** Opens a package after checking all of its directory. Throws `UnreadableFile`. */
export function openPackage(source: Uint8Array): Package {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  if (bytes.length < END_SIZE) refuse('corrupt', 'the archive is cut off');
  const { entries, start } = readDirectory(bytes);
  checkSizes(entries);
  const parts = checkParts(bytes, entries, start);
  const find = (name: string) => parts.get(partKey(name));
  return {
    names: entries.map((entry) => entry.name),
    has: (name) => find(name) !== undefined,
    read: (name) => {
      const part = find(name);
      return part === undefined ? null : unpack(bytes, part);
    },
    peek: (name, length) => {
      const part = find(name);
      if (part === undefined) return Buffer.alloc(0);
      if (part.entry.size <= length) return unpack(bytes, part);
      return peekInto(bytes, part, length);
    },
  };
}

const Z_SYNC_FLUSH = 2;

function peekInto(bytes: Buffer, { entry, data }: Part, length: number): Buffer {
  const packed = bytes.subarray(data, data + Math.min(entry.packed, length));
  if (entry.method === 0) return packed;
  // Never more than declared, so that a package costs no more to look into than its parts may hold together.
  const most = Math.min(length * 1100, entry.size) + 1;
  try {
    return inflateRawSync(packed, { finishFlush: Z_SYNC_FLUSH, maxOutputLength: most }).subarray(0, length);
  } catch (error) {
    return refuseInflated(error, entry);
  }
}
