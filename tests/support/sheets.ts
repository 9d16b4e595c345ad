/** An order sheet through the contract, as a screen or a script does it. */
import type { CallFunction, Params } from '#contract/calls.ts';
import type { PreviewRow, SheetPreview } from '#contract/sheets.ts';
import { commandId } from './workspace.ts';

type Asked = Omit<Params<'sheets.preview'>, 'sheetId'>;

export interface Shown {
  readonly preview: SheetPreview;
  readonly rows: readonly PreviewRow[];
}

export async function previewAgain(call: CallFunction, sheetId: string, asked: Asked = {}): Promise<Shown> {
  const preview = await call('sheets.preview', { sheetId, ...asked });
  const { version } = preview;
  return { preview, rows: await call('sheets.rows', { sheetId, version, from: 0, limit: 20_000 }) };
}

export async function previewSheet(
  call: CallFunction,
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
  asked: Asked = {},
): Promise<Shown> {
  const { sheetId } = await call('sheets.open', { fileName, bytes });
  return previewAgain(call, sheetId, asked);
}

export const commitSheet = (
  call: CallFunction,
  { sheetId, version }: SheetPreview,
  more: Partial<Params<'sheets.commit'>> = {},
) => call('sheets.commit', { commandId: commandId(), sheetId, version, name: 'Basket', ...more });

/** A text table as a file. */
export const csv = (...lines: string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode([...lines, ''].join('\n'));
