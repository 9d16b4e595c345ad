/** The commands about order sheets: read, import, fill in, and what came of them. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { AppFailure } from '#contract/errors.ts';
import type { Params } from '#contract/calls.ts';
import { template as templateShape } from '#contract/sheet-calls.ts';
import type { PreviewRow, SheetPreview } from '#contract/sheets.ts';
import type { Session } from '#engine/client/client.ts';
import type { Answer, CliCommand, Given } from './commands.ts';
import { readBytes, writeBytes } from './files.ts';
import { basketLines, importLines, sheetLines } from './sheet-texts.ts';

type Template = NonNullable<Params<'sheets.preview'>['template']>;
type Values = Given['values'];

const text = (value: Values[string]): string | undefined => (typeof value === 'string' ? value : undefined);

/** `--mapping` names a JSON file; otherwise a template that the workspace keeps. */
const isFile = (mapping: string): boolean => /\.json$/i.test(mapping) || existsSync(mapping);

/** Whether a command needs the workspace because of the template it names. */
export const needsTemplates = (values: Values): boolean => {
  const mapping = text(values['mapping']);
  return mapping !== undefined && !isFile(mapping);
};

function readTemplate(file: string): Template {
  const bad = (detail: string) => new AppFailure('FILE_UNREADABLE', { file, detail });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(readBytes(file)));
  } catch (error) {
    throw error instanceof AppFailure ? error : bad((error as Error).message);
  }
  const read = templateShape.safeParse(json);
  if (read.success) return read.data;
  throw bad(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

async function mappingOf({ call }: Session, values: Values): Promise<{ readonly template?: Template }> {
  const mapping = text(values['mapping']);
  if (mapping === undefined) return {};
  if (isFile(mapping)) return { template: readTemplate(mapping) };
  const found = (await call('sheets.templates', {})).find(({ name }) => name === mapping);
  if (!found) throw new AppFailure('NOT_FOUND', { what: mapping });
  return { template: templateShape.parse(found) };
}

export const parse: CliCommand['run'] = async (session, { file, values, words }) => {
  const mapping = await mappingOf(session, values);
  const parsed = await session.call('sheets.parse', {
    fileName: basename(file),
    bytes: readBytes(file),
    ...mapping,
  });
  return { json: parsed, lines: sheetLines(parsed, words), failed: parsed.file_error !== null };
};

const PAGE = 5_000;

async function allRows(
  { call }: Session,
  sheetId: string,
  version: number,
  total: number,
): Promise<PreviewRow[]> {
  const rows: PreviewRow[] = [];
  for (let from = 0; from < total; from += PAGE)
    rows.push(...(await call('sheets.rows', { sheetId, version, from, limit: PAGE })));
  return rows;
}

/** The preview with all that it knows, as one object. */
async function previewed(session: Session, { file, values }: Given) {
  const mapping = await mappingOf(session, values);
  const { sheetId } = await session.call('sheets.open', { fileName: basename(file), bytes: readBytes(file) });
  const first = await session.call('sheets.preview', { sheetId, ...mapping });
  const again = values['again'] === true ? await allRows(session, sheetId, first.version, first.rows) : [];
  const also = again.filter((row) => row.again || row.change).map(({ row }) => row);
  const preview =
    also.length === 0 ? first : await session.call('sheets.preview', { sheetId, ...mapping, with: also });
  const { version } = preview;
  const rows = await allRows(session, sheetId, version, preview.rows);
  const parsed = await session.call('sheets.parsed', { sheetId, version });
  return { preview, rows, parsed };
}

/** Nothing of the sheet is an order, and not because all of it was one before. */
const isRefused = ({ totals, alreadyImported }: SheetPreview): boolean =>
  alreadyImported === null && totals.duplicates === 0 && totals.denied > 0;

export const importSheet: CliCommand['run'] = async (session, given): Promise<Answer> => {
  const { file, values, words } = given;
  const { preview, rows, parsed } = await previewed(session, given);
  const { sheetId, version, totals } = preview;
  const { parsed: _, rows: __, ...known } = preview;
  const seen = { ...parsed, ...known, rows };
  if (values['dry-run'] === true || totals.accepted === 0) {
    return {
      json: { ...seen, basket: null, denial: null, orders: [] },
      lines: importLines(preview, rows, null, words),
      failed: parsed.file_error !== null || (values['dry-run'] !== true && isRefused(preview)),
    };
  }
  const outcome = await session.call('sheets.commit', {
    commandId: randomUUID(),
    sheetId,
    version,
    name: text(values['name']) ?? basename(file).slice(0, 120),
  });
  const { basket, denial, changed } = outcome;
  const orders = basket
    ? await session.call('orders.list', {
        status: null,
        basketId: basket.basketId,
        before: null,
        limit: 5_000,
      })
    : [];
  return {
    json: { ...seen, basket, denial, changed, orders },
    lines: importLines(preview, rows, outcome, words),
    failed: basket === null,
  };
};

/** The language a file is written in: as asked, else the terminal's. */
const languageOf = ({ values, words }: Given): 'en' | 'vi' => {
  const asked = text(values['language']);
  return asked === 'en' || asked === 'vi' ? asked : words.locale;
};

function written({ values, words }: Given, bytes: Uint8Array): Answer {
  const file = resolve(text(values['out'])!);
  writeBytes(file, bytes);
  return { json: { file, bytes: bytes.length }, lines: [words.t('cli.written', { file })] };
}

export const blank: CliCommand['run'] = async ({ call }, given) => {
  const { bytes } = await call('sheets.blank', {
    language: languageOf(given),
    examples: given.values['examples'] === true,
  });
  return written(given, bytes);
};

export const result: CliCommand['run'] = async ({ call }, given) => {
  const { bytes } = await call('sheets.result', { basketId: given.file, language: languageOf(given) });
  return written(given, bytes);
};

export const exportOrders: CliCommand['run'] = async ({ call }, given) => {
  const format = /\.csv$/i.test(text(given.values['out'])!) ? 'csv' : 'xlsx';
  const { bytes } = await call('sheets.export', {
    basketId: given.file,
    language: languageOf(given),
    format,
  });
  return written(given, bytes);
};

export const listBaskets: CliCommand['run'] = async ({ call }, { words }) => {
  const { baskets } = await call('session.bootstrap', {});
  return { json: baskets, lines: basketLines(baskets, words) };
};

export const listMappings: CliCommand['run'] = async ({ call }) => {
  const templates = await call('sheets.templates', {});
  return { json: templates, lines: templates.map(({ name }) => name) };
};
