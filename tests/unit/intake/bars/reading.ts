/** Reads made-up price history, and says what came of it as short text. */
import type { Result } from '#core/units/result.ts';
import { DIALECTS } from '#intake/bars/dialects.ts';
import { readBars } from '#intake/bars/read.ts';
import { sourcesOf } from '#intake/bars/source.ts';
import type { BarsAsk, BarsFailure, BarsFile } from '#intake/bars/terms.ts';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** `2024-01-02T00:00:00Z 1 2 0.5 1.5 100`. */
export function barAt(file: BarsFile, row: number): string {
  const stamp = new Date(file.time[row]!).toISOString().replace('.000', '');
  return [stamp, file.open[row], file.high[row], file.low[row], file.close[row], file.volume[row]].join(' ');
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
  return file.time.map((_, row) => barAt(file, row));
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
  const sources = await sourcesOf(bytesOf(content), fileName);
  if (!sources.ok) throw new Error(JSON.stringify(sources.error));
  return DIALECTS.find((dialect) => dialect.recognise(sources.value[0]!) !== null)!.name;
}
