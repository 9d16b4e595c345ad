/**
 * A recording as bytes, named by their hash: a session keeps what it trades, whatever becomes of the series or the file it
 * was taken from. A JSON header (its length first, 4 bytes little-endian), then the columns one after the other as
 * Float64, or the recorded messages.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import type { OrderRecord } from '#core/matching/recorded/columns.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { BarRecording, RecordedSeries } from './recording.ts';

export interface Cassette {
  readonly hash: string;
  /** Compressed. */
  readonly body: Uint8Array;
}

const COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
/** Words the columns are aligned to. */
const WORD = 8;

interface BarsHeader {
  readonly kind: 'bars';
  readonly timeframe: BarTimeframe;
  readonly series: readonly {
    readonly id: InstrumentId;
    readonly calendar: CalendarName;
    readonly count: number;
    readonly first: number;
  }[];
  readonly actions: BarRecording['actions'];
}

const compress = promisify<Uint8Array, { level: number }, Buffer>(deflate);

/** Compressing a long recording takes a while: elsewhere. */
async function pack(header: object, parts: readonly Uint8Array[]): Promise<Cassette> {
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  const padding = Buffer.alloc((WORD - ((4 + text.length) % WORD)) % WORD);
  const whole = Buffer.concat([size, text, padding, ...parts]);
  const hash = createHash('sha256').update(whole).digest('hex');
  return { hash, body: await compress(whole, { level: 1 }) };
}

/** The header and what follows it; the bytes begin at a word of their own buffer. */
function unpack<H>({ hash, body }: Cassette): { readonly header: H; readonly rest: Uint8Array } {
  const whole = inflateSync(body);
  if (createHash('sha256').update(whole).digest('hex') !== hash)
    throw new Error(`recording ${hash} does not match its hash`);
  const length = whole.readUInt32LE(0);
  const header = JSON.parse(whole.subarray(4, 4 + length).toString()) as H;
  const from = 4 + length + ((WORD - ((4 + length) % WORD)) % WORD);
  return { header, rest: Uint8Array.prototype.slice.call(whole, from) };
}

export function packBars({ timeframe, series, actions }: BarRecording): Promise<Cassette> {
  const header: BarsHeader = {
    kind: 'bars',
    timeframe,
    actions,
    series: series.map(({ id, calendar, columns: { count }, first }) => ({ id, calendar, count, first })),
  };
  const parts = series.flatMap(({ columns }) =>
    COLUMNS.map((name) => {
      const column = columns[name].subarray(0, columns.count);
      return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    }),
  );
  return pack(header, parts);
}

export function unpackBars(cassette: Cassette): BarRecording {
  const { header, rest } = unpack<BarsHeader>(cassette);
  let from = rest.byteOffset;
  const series = header.series.map(({ id, calendar, count, first }): RecordedSeries => {
    const columns = Object.fromEntries(
      COLUMNS.map((name) => {
        const column = new Float64Array(rest.buffer, from, count);
        from += column.byteLength;
        return [name, column];
      }),
    ) as unknown as Omit<BarColumns, 'count'>;
    return { id, calendar, first, columns: { count, ...columns } };
  });
  return { timeframe: header.timeframe, series, actions: header.actions };
}

type OrdersHeader = Omit<OrderRecord, 'columns'> & { readonly kind: 'orders'; readonly count: number };

const MESSAGE_COLUMNS = ['id', 'price', 'size', 'time'] as const;

export function packOrders({ columns, ...record }: OrderRecord): Promise<Cassette> {
  const header: OrdersHeader = { kind: 'orders', ...record, count: columns.count };
  const wide = MESSAGE_COLUMNS.map(
    (name) => new Uint8Array(columns[name].buffer, columns[name].byteOffset, columns[name].byteLength),
  );
  return pack(header, [...wide, columns.what]);
}

export function unpackOrders(cassette: Cassette): OrderRecord {
  const { header, rest } = unpack<OrdersHeader>(cassette);
  const { kind: _, count, ...record } = header;
  const [id, price, size, time] = MESSAGE_COLUMNS.map(
    (_name, index) => new Float64Array(rest.buffer, rest.byteOffset + index * count * WORD, count),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const what = rest.subarray(MESSAGE_COLUMNS.length * count * WORD);
  return { ...record, columns: { count, id, price, size, time, what } };
}
