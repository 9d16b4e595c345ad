/** What makes a row of a sheet the same row again, whatever the file is called. */
import { createHash } from 'node:crypto';
import { withoutGuard } from '#core/intent/text.ts';
import type { AcceptedRow } from '#core/model/sheet.ts';

export const hashOf = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** A workbook that went out and came back: guarded against formulas, with the line ends of XML. */
const asWritten = (note: string | undefined): string | undefined =>
  note === undefined ? undefined : withoutGuard(note).replace(/\r\n?/g, '\n');

/** By row: what it orders and how often the same came before in its file. */
export function fingerprints(rows: readonly AcceptedRow[]): Map<number, string> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const { exact, symbol, side, type, tif, date, time, account, strategy, sendAt, group, sizing } = row;
      const plain = [symbol, side, type, exact.qty, exact.price, exact.stop, tif, date, time, account];
      const joined = group === undefined ? undefined : [group, row.groupKind];
      const more = [exact.takeProfit, exact.stopLoss, sendAt, joined, strategy, sizing, asWritten(row.note)];
      const content = JSON.stringify([...plain, ...more]);
      const occurrence = (seen.get(content) ?? 0) + 1;
      seen.set(content, occurrence);
      return [row.row, hashOf(`${content} ${occurrence}`)];
    }),
  );
}
