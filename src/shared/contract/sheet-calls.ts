/** The calls about order sheets: open, preview, commit, the watched folder, templates, results. */
import { z } from 'zod';
import type { ParsedSheet, SheetField, SheetReading, SheetTemplate } from '#core/model/sheet.ts';
import { bytes, call, commandId, fileName, integer, none } from './shapes.ts';
import type {
  OpenedSheet,
  PreviewRow,
  RowDetail,
  SheetCommitted,
  SheetInbox,
  SheetPreview,
} from './sheets.ts';

const FIELDS = [
  'symbol',
  'side',
  'qty',
  'price',
  'stop',
  'type',
  'tif',
  'date',
  'time',
  'exchange',
  'account',
  'strategy',
  'sendAt',
  'takeProfit',
  'stopLoss',
  'group',
  'groupKind',
  'sizing',
  'note',
] as const satisfies readonly SheetField[];

/** Each field of a sheet, in the order in which a person thinks of them. */
export const SHEET_FIELDS: readonly SheetField[] = FIELDS;

const field = z.enum(FIELDS);
const options = {
  decimal: z.enum(['.', ',']).optional(),
  dates: z.enum(['day-first', 'month-first']).optional(),
  prices: z.enum(['units', 'thousands']).optional(),
  letterB: z.enum(['buy', 'sell']).optional(),
  hiddenRows: z.enum(['read', 'skip']).optional(),
  repeats: z.enum(['skip', 'keep']).optional(),
};

export const reading = z
  .object({
    sheet: z.string().max(255).optional(),
    headerRow: z.number().int().min(0).max(1_048_576).optional(),
    columns: z.record(z.string().regex(/^[A-Z]{1,3}$/), field.nullable()).optional(),
    ...options,
    accounts: z.array(z.string().max(255)).max(50).optional(),
    edits: z
      .array(z.object({ row: integer, field, text: z.string().max(500) }).strict())
      .max(20_000)
      .optional(),
  })
  .strict() satisfies z.ZodType<SheetReading>;

export const template = z
  .object({
    name: z.string().trim().min(1).max(80),
    headings: z
      .array(z.object({ title: z.string().max(255), field: field.nullable() }).strict())
      .min(1)
      .max(256),
    reading: z.object(options).strict().default({}),
  })
  .strict() satisfies z.ZodType<SheetTemplate>;

const sheetId = z.string().min(1).max(64);
const version = z.number().int().min(1);
const rows = z.array(integer).max(1_048_576);
const language = z.enum(['en', 'vi']);

/** A file for the user to keep. */
export interface MadeFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export const sheetCalls = {
  /** Reading alone, without a market; needs no workspace. A template goes before those that are kept. */
  'sheets.parse': call<ParsedSheet>()(
    z.object({ fileName, bytes, reading: reading.default({}), template: template.optional() }).strict(),
  ),
  /** Keeps the sheet open for previews: the last few stay so. */
  'sheets.open': call<OpenedSheet>()(z.object({ fileName, bytes }).strict()),
  /** Also ends what is being read or checked of it. */
  'sheets.close': call<null>()(z.object({ sheetId }).strict()),
  'sheets.preview': call<SheetPreview>()(
    z
      .object({
        sheetId,
        reading: reading.default({}),
        template: template.optional(),
        /** Good rows to leave out, and rows to send that would be left out: brought before, or changed since. */
        without: rows.default([]),
        with: rows.default([]),
      })
      .strict(),
  ),
  /** Rows of a preview in the sheet's order. Fails when a newer preview was made. */
  'sheets.rows': call<readonly PreviewRow[]>()(
    z
      .object({ sheetId, version, from: z.number().int().min(0), limit: z.number().int().min(1).max(20_000) })
      .strict(),
  ),
  /** What reading the sheet for that preview yielded, whole: with what is known of the market's instruments. */
  'sheets.parsed': call<ParsedSheet>()(z.object({ sheetId, version }).strict()),
  'sheets.row': call<RowDetail>()(z.object({ sheetId, version, row: integer }).strict()),
  /**
   * Sends the rows that the preview accepts, in one atomic command: all of them or none. What the market has changed
   * since is answered instead. With `accept` other figures pass, not other verdicts.
   */
  'sheets.commit': call<SheetCommitted>()(
    z
      .object({
        commandId,
        sheetId,
        version,
        name: z.string().trim().min(1).max(120),
        accept: z.enum(['same', 'verdicts']).default('same'),
      })
      .strict(),
  ),
  'sheets.templates': call<readonly SheetTemplate[]>()(none),
  /** Takes the place of one of the same name. */
  'sheets.saveTemplate': call<null>()(z.object({ template }).strict()),
  'sheets.removeTemplate': call<null>()(z.object({ name: z.string() }).strict()),
  /** A workbook to fill in. */
  'sheets.blank': call<MadeFile>()(z.object({ language, examples: z.boolean().default(false) }).strict()),
  /** The sheet a basket came from with what became of each row. */
  'sheets.result': call<MadeFile>()(z.object({ basketId: z.string(), language }).strict()),
  /** A basket's orders as a sheet that would give the same orders again. */
  'sheets.export': call<MadeFile>()(
    z.object({ basketId: z.string(), language, format: z.enum(['xlsx', 'csv']).default('xlsx') }).strict(),
  ),
  /** Looks into a folder of this machine for new sheets from now on; null stops. It only tells of them. */
  'sheets.watch': call<SheetInbox>()(z.object({ folder: z.string().min(1).max(4096).nullable() }).strict()),
  'sheets.inbox': call<SheetInbox>()(none),
  /** Opens a file of the watched folder by the name it is listed under. */
  'sheets.openInbox': call<OpenedSheet>()(z.object({ name: z.string().min(1).max(255) }).strict()),
} as const;
