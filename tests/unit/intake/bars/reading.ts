/** Reads made-up price history, and says what came of it as short text. */
import { formatDecimal } from '#core/units/decimal.ts';
import type { Result } from '#core/units/result.ts';
import { DIALECTS } from '#intake/bars/dialects.ts';
import { readBars } from '#intake/bars/read.ts';
import { filesIn } from '#intake/bars/source.ts';
import type { BarsAsk, BarsFailure, BarsFile } from '#intake/bars/terms.ts';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

export const decimalText = (value: number, scale: number): string => {
  const text = formatDecimal(value, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
};

/** The columns as decimal text, volumes as numbers. */
export function columnsOf({ bars, scales }: BarsFile) {
  const texts = (column: Float64Array): string[] =>
    [...column].map((value) => decimalText(value, scales.priceScale));
  return {
    time: [...bars.time],
    open: texts(bars.open),
    high: texts(bars.high),
    low: texts(bars.low),
    close: texts(bars.close),
    volume: [...bars.volume].map((value) => Number(decimalText(value, scales.volumeScale))),
  };
}

/** `2024-01-02T00:00:00Z 1 2 0.5 1.5 100`. */
export function barAt({ bars, scales }: BarsFile, row: number): string {
  const stamp = new Date(bars.time[row]!).toISOString().replace('.000', '');
  const prices = [bars.open, bars.high, bars.low, bars.close].map((column) =>
    decimalText(column[row]!, scales.priceScale),
  );
  return [stamp, ...prices, decimalText(bars.volume[row]!, scales.volumeScale)].join(' ');
}

/** A trade: moment, price, size. A quote: moment, bid, bid size, ask, ask size. */
export function tickAt({ kind, bars, scales }: BarsFile, row: number): string {
  const stamp = new Date(bars.time[row]!).toISOString();
  const text = (column: Float64Array, scale = scales.priceScale): string => decimalText(column[row]!, scale);
  if (kind === 'trades') return [stamp, text(bars.close), text(bars.volume, scales.volumeScale)].join(' ');
  return [stamp, text(bars.open), text(bars.high), text(bars.close), text(bars.low)].join(' ');
}

/** The code of a refusal and what it is about; '' where there is none. */
export function reasonOf(read: Result<BarsFile, BarsFailure>): string {
  if (read.ok) return '';
  if ('fileError' in read.error) return read.error.fileError;
  const { problem, ...rest } = read.error;
  return [problem, ...Object.values(rest)].join(' ');
}

/** Every bar as text. */
export async function barsIn(content: string | Uint8Array, ask: BarsAsk = {}): Promise<string[]> {
  const file = await fileOf(content, ask);
  return [...file.bars.time].map((_, row) => barAt(file, row));
}

export async function fileOf(content: string | Uint8Array, ask: BarsAsk = {}): Promise<BarsFile> {
  const read = await readBars(bytesOf(content), ask);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

export const refusalOf = async (content: string | Uint8Array, ask: BarsAsk = {}): Promise<string> =>
  reasonOf(await readBars(bytesOf(content), ask));

/** The name of the dialect that knows the file. */
export async function dialectOf(content: string | Uint8Array, fileName = ''): Promise<string> {
  const files = filesIn(bytesOf(content), fileName);
  if (!files.ok) throw new Error(JSON.stringify(files.error));
  const [source] = await files.value[0]!.open();
  return DIALECTS.find((dialect) => dialect.recognise(source!) !== null)!.name;
}
