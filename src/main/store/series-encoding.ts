/**
 * Columns of bars as few bytes: each value is base + step × a small whole number, of times the distance to the one before;
 * what does not fit four bytes stays a 64-bit float. The description of the columns is JSON beside the bytes.
 * Invariant: decoding gives back exactly what was encoded, or fails by its checksum.
 */
import { crc32 } from 'node:zlib';
import type { BarColumns } from '#core/model/bars.ts';

export const COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

/** Bytes a value takes: none where all are alike. */
type Width = 0 | 1 | 2 | 4 | 8;

interface Packed {
  readonly width: Width;
  readonly base: number;
  readonly step: number;
}

export interface EncodedChunk {
  readonly encoding: string;
  readonly body: Uint8Array;
  readonly checksum: number;
}

const ALIGNED = 8;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNED) * ALIGNED;

function greatestCommon(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

const widthFor = (most: number): Width => {
  if (most === 0) return 0;
  if (most < 0x100) return 1;
  if (most < 0x10000) return 2;
  return most <= 0xffffffff ? 4 : 8;
};

function packingOf(values: Float64Array): Packed {
  let [least, most, step] = [values[0]!, values[0]!, 0];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  for (let row = 0; row < values.length && step !== 1; row += 1)
    step = greatestCommon(values[row]! - least, step);
  const width = step === 0 ? 0 : widthFor((most - least) / step);
  return width === 8 ? { width, base: 0, step: 1 } : { width, base: least, step: step || 1 };
}

type Whole = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function viewOf(body: Uint8Array, at: number, width: Width, count: number): Whole {
  const { buffer } = body;
  const from = body.byteOffset + at;
  switch (width) {
    case 0:
    case 1:
      return new Uint8Array(buffer, from, width * count);
    case 2:
      return new Uint16Array(buffer, from, count);
    case 4:
      return new Uint32Array(buffer, from, count);
    case 8:
      return new Float64Array(buffer, from, count);
  }
}

const distances = (time: Float64Array): Float64Array => {
  const gaps = new Float64Array(time.length - 1);
  for (let row = 0; row < gaps.length; row += 1) gaps[row] = time[row + 1]! - time[row]!;
  return gaps;
};

/** Rows of columns from one row to before another; at least one. */
export function encodeChunk(bars: BarColumns, from: number, to: number): EncodedChunk {
  const columns = COLUMNS.map((name) => bars[name].subarray(from, to));
  const first = columns[0]![0]!;
  const values = [distances(columns[0]!), ...columns.slice(1)];
  const packed = values.map((each) =>
    each.length === 0 ? ({ width: 0, base: 0, step: 1 } as const) : packingOf(each),
  );
  const sizes = packed.map(({ width }, at) => aligned(width * values[at]!.length));
  const body = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [index, { width, base, step }] of packed.entries()) {
    if (width > 0) pack(values[index]!, viewOf(body, at, width, values[index]!.length), base, step);
    at += sizes[index]!;
  }
  return { encoding: JSON.stringify({ first, columns: packed }), body, checksum: crc32(body) };
}

function pack(values: Float64Array, into: Whole, base: number, step: number): void {
  for (let row = 0; row < values.length; row += 1) into[row] = (values[row]! - base) / step;
}

/** One loop for each kind of array: a loop that meets several kinds is several times slower. */
type Unpack<From extends Whole> = (from: From, into: Float64Array, base: number, step: number) => void;

const unpackBytes: Unpack<Uint8Array> = (from, into, base, step) => {
  const { length } = into;
  if (step === 1) for (let row = 0; row < length; row += 1) into[row] = base + from[row]!;
  else for (let row = 0; row < length; row += 1) into[row] = base + step * from[row]!;
};
const unpackShorts: Unpack<Uint16Array> = (from, into, base, step) => {
  const { length } = into;
  if (step === 1) for (let row = 0; row < length; row += 1) into[row] = base + from[row]!;
  else for (let row = 0; row < length; row += 1) into[row] = base + step * from[row]!;
};
const unpackLongs: Unpack<Uint32Array> = (from, into, base, step) => {
  const { length } = into;
  if (step === 1) for (let row = 0; row < length; row += 1) into[row] = base + from[row]!;
  else for (let row = 0; row < length; row += 1) into[row] = base + step * from[row]!;
};
const unpackFloats: Unpack<Float64Array> = (from, into, base, step) => {
  if (base === 0 && step === 1) into.set(from);
  else for (let row = 0; row < into.length; row += 1) into[row] = base + step * from[row]!;
};

function unpack(from: Whole, into: Float64Array, base: number, step: number): void {
  if (from instanceof Uint16Array) unpackShorts(from, into, base, step);
  else if (from instanceof Uint32Array) unpackLongs(from, into, base, step);
  else if (from instanceof Uint8Array) unpackBytes(from, into, base, step);
  else unpackFloats(from, into, base, step);
}

/** Distances first, then their sum. */
function unpackTimes(from: Whole, into: Float64Array, first: number, { width, base, step }: Packed): void {
  into[0] = first;
  if (width === 0) {
    for (let row = 1; row < into.length; row += 1) into[row] = first + row * base;
    return;
  }
  unpack(from, into.subarray(1), base, step);
  let time = first;
  for (let row = 1; row < into.length; row += 1) into[row] = time += into[row]!;
}

/** Writes a chunk's rows into columns from row `at`; prices and volumes times these factors. False where the bytes are not what was stored. */
export function decodeChunk(
  { encoding, body, checksum, count }: EncodedChunk & { readonly count: number },
  into: BarColumns,
  at: number,
  factors: { readonly price: number; readonly volume: number },
): boolean {
  if (crc32(body) !== checksum) return false;
  const bytes = body.byteOffset % ALIGNED === 0 ? body : body.slice();
  const { first, columns } = JSON.parse(encoding) as { first: number; columns: Packed[] };
  let place = 0;
  for (const [index, name] of COLUMNS.entries()) {
    const column = columns[index]!;
    const stored = index === 0 ? count - 1 : count;
    const view = viewOf(bytes, place, column.width, stored);
    const out = into[name].subarray(at, at + count);
    const factor = name === 'volume' ? factors.volume : factors.price;
    if (index === 0) unpackTimes(view, out, first, column);
    else if (column.width === 0) out.fill(column.base * factor);
    else unpack(view, out, column.base * factor, column.step * factor);
    place += aligned(column.width * stored);
  }
  return true;
}
