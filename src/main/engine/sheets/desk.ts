/**
 * Order sheets that are open: each read once by a thread that keeps its cells, parsed as often as a person changes how,
 * played on a what-if of the market, committed as it was previewed.
 * Invariants: what is committed is what the latest preview of the sheet said, or nothing; a sheet that is closed, or
 * pushed out by newer ones, can be opened again from its bytes.
 */
import { randomUUID } from 'node:crypto';
import type { Outcome } from '#core/kernel/session.ts';
import type { ParsedSheet, SheetReading, SheetTemplate } from '#core/model/sheet.ts';
import { unreadableSheet } from '#core/intent/parse-sheet.ts';
import { AppFailure } from '#contract/errors.ts';
import type {
  ChangedRow,
  OpenedSheet,
  PreviewRow,
  RowDetail,
  SheetPreview,
  SheetProgress,
} from '#contract/sheets.ts';
import { keepCopy } from '#store/sheet-copies.ts';
import type { FileFailure } from '#intake/failure.ts';
import type { Intake, KeptTable } from '../intake.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { hashOf } from './fingerprints.ts';
import { markOf, play, playAtOnce } from './play.ts';
import { prepareRows, type Choices } from './prepare.ts';
import { changedRows, makePreview, symbolHints, type KeptPreview } from './preview.ts';
import { keptTemplates } from './templates.ts';

interface OpenSheet {
  readonly sheetId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly bytes: Uint8Array;
  /** The cells, or why there are none. */
  readonly table: KeptTable | FileFailure;
  parsedAs: string;
  parsed: ParsedSheet | null;
  version: number;
  template: SheetTemplate | undefined;
  /** The template that `parsed` was read by, given or kept. */
  readBy: SheetTemplate | undefined;
  preview: KeptPreview | null;
  closed: boolean;
  /** Counts the previews that were asked for: only the newest is made. */
  turn: number;
}

export interface PreviewAsked {
  readonly reading: SheetReading;
  readonly template?: SheetTemplate | undefined;
  readonly choices: Choices;
}

export interface CommitAsked {
  readonly sheetId: string;
  readonly version: number;
  readonly name: string;
  readonly accept: 'same' | 'verdicts';
}

/** Nothing was sent because rows changed, or what the command came to. */
export type Committed =
  | { readonly changed: readonly ChangedRow[]; readonly preview: SheetPreview }
  | { readonly outcome: Outcome; readonly basketId: string };

const KEPT_OPEN = 4;

export class SheetDesk {
  private readonly open = new Map<string, OpenSheet>();
  private readonly runtime: Runtime;
  private readonly intake: Intake;
  private readonly told: (progress: SheetProgress | null) => void;

  constructor(runtime: Runtime, intake: Intake, told: (progress: SheetProgress | null) => void) {
    this.runtime = runtime;
    this.intake = intake;
    this.told = told;
  }

  async openSheet(bytes: Uint8Array, fileName: string): Promise<OpenedSheet> {
    const sheetId = randomUUID();
    this.told({ sheetId, stage: 'reading', done: 0, total: 1 });
    const opened = await this.intake.open(bytes);
    this.told(null);
    const fileHash = hashOf(bytes);
    this.open.set(sheetId, {
      sheetId,
      fileName,
      fileHash,
      bytes,
      table: opened.ok ? opened.value : opened.error,
      parsedAs: '',
      parsed: null,
      version: 0,
      template: undefined,
      readBy: undefined,
      preview: null,
      closed: false,
      turn: 0,
    });
    for (const oldest of this.open.keys()) {
      if (this.open.size <= KEPT_OPEN) break;
      this.close(oldest);
    }
    return { sheetId, fileName, fileHash, size: bytes.length };
  }

  /** Ends what is being read or checked of it, too. */
  close(sheetId: string): void {
    const sheet = this.open.get(sheetId);
    if (!sheet) return;
    sheet.closed = true;
    if ('parse' in sheet.table) sheet.table.end();
    this.open.delete(sheetId);
  }

  closeAll(): void {
    for (const sheetId of this.open.keys()) this.close(sheetId);
  }

  async preview(sheetId: string, { reading, template, choices }: PreviewAsked): Promise<SheetPreview> {
    const sheet = this.find(sheetId);
    sheet.template = template;
    sheet.turn += 1;
    const { turn } = sheet;
    const parsed = await this.parse(sheet, reading);
    this.stopIfOver(sheet, turn);
    const file = { name: sheet.fileName, hash: sheet.fileHash };
    const prepare = () => prepareRows(this.runtime, file, parsed, choices);
    const { prepared, played } = await play(this.runtime, prepare, (done, total) => {
      this.stopIfOver(sheet, turn);
      this.told({ sheetId, stage: 'checking', done, total });
    });
    this.told(null);
    return this.keep(sheet, reading, choices, { parsed, prepared, played });
  }

  rows(sheetId: string, version: number, from: number, limit: number): readonly PreviewRow[] {
    return this.previewed(sheetId, version).rows.slice(from, from + limit);
  }

  parsed(sheetId: string, version: number): ParsedSheet {
    return this.previewed(sheetId, version).parsed;
  }

  async row(sheetId: string, version: number, number: number): Promise<RowDetail> {
    const sheet = this.find(sheetId);
    const { rows, checks, summary } = this.previewed(sheetId, version);
    const row = rows.find((each) => each.row === number);
    if (!row) throw new AppFailure('NOT_FOUND', { what: `row ${number}` });
    const how = this.how(sheet, summary.reading);
    const cells = 'parse' in sheet.table ? await sheet.table.cells(how, number) : [];
    return {
      row,
      checks: checks.get(number) ?? [],
      cells: cells.map((cell) => ({ ...cell, edited: row.edited.includes(cell.field) })),
    };
  }

  commit({ sheetId, version, name, accept }: CommitAsked, commandId: string): Committed {
    const sheet = this.find(sheetId);
    const before = this.previewed(sheetId, version);
    const now = before.mark === markOf(this.runtime) ? before : this.replay(sheet, before);
    if (now !== before) {
      const changed = changedRows(before, now);
      const passes =
        changed.length === 0 || (accept === 'verdicts' && changed.every(({ what }) => what === 'figures'));
      if (!passes) return { changed, preview: now.summary };
    }
    const { fileName, fileHash, bytes } = sheet;
    const { orders, summary } = now;
    if (orders.length === 0) return { changed: [], preview: summary };
    const { state } = this.runtime.world;
    const basketId = this.runtime.session.ports.ids.basket(state.lastBasket + 1);
    const { reading: how, parsed } = summary;
    const reading = JSON.stringify({ reading: how, template: sheet.readBy, sheet: parsed.sheet });
    const outcome = this.runtime.run(
      { kind: 'commit-basket', name, fileName, fileHash, orders },
      commandId,
      () => keepCopy(this.runtime.store.db, this.runtime.stream, basketId, { bytes, reading }),
    );
    return { outcome, basketId };
  }

  /** The same rows on the market as it is now. */
  private replay(sheet: OpenSheet, { summary, choices, parsed }: KeptPreview): KeptPreview {
    const file = { name: sheet.fileName, hash: sheet.fileHash };
    const prepared = prepareRows(this.runtime, file, parsed, choices);
    const played = playAtOnce(this.runtime, prepared.orders);
    this.keep(sheet, summary.reading, choices, { parsed, prepared, played });
    return sheet.preview!;
  }

  private keep(
    sheet: OpenSheet,
    reading: SheetReading,
    choices: Choices,
    made: Parameters<typeof makePreview>[2],
  ): SheetPreview {
    sheet.version += 1;
    const { sheetId, fileName, fileHash, version } = sheet;
    sheet.preview = makePreview(
      this.runtime,
      { sheetId, fileName, fileHash, version, reading, choices },
      made,
    );
    return sheet.preview.summary;
  }

  /** What a sheet says hangs on how it is read and on what is known beside it, not on the market's present prices. */
  private async parse(sheet: OpenSheet, reading: SheetReading): Promise<ParsedSheet> {
    const { table, fileName } = sheet;
    if (!('parse' in table)) return unreadableSheet(fileName, table.fileError, table.detail);
    const how = this.how(sheet, reading);
    const parsedAs = JSON.stringify([reading, how.aids.templates, Object.keys(how.aids.symbols)]);
    if (sheet.parsed && sheet.parsedAs === parsedAs) return sheet.parsed;
    const parsed = await table.parse(how);
    const readBy = how.aids.templates.find(({ name }) => name === parsed.template);
    Object.assign(sheet, { parsed, parsedAs, readBy });
    return parsed;
  }

  private how({ fileName, template }: OpenSheet, reading: SheetReading) {
    // The one that knows most headings goes first: a small one may fit many sheets.
    const mapped = ({ headings }: SheetTemplate) => headings.filter(({ field }) => field !== null).length;
    const kept = [...keptTemplates(this.runtime.store)].sort((a, b) => mapped(b) - mapped(a));
    const templates = template ? [template, ...kept] : kept;
    return { fileName, reading, aids: { templates, symbols: symbolHints(this.runtime) } };
  }

  private find(sheetId: string): OpenSheet {
    const sheet = this.open.get(sheetId);
    if (!sheet) throw new AppFailure('SHEET_EXPIRED');
    return sheet;
  }

  private previewed(sheetId: string, version: number): KeptPreview {
    const { preview } = this.find(sheetId);
    if (!preview || preview.summary.version !== version) throw new AppFailure('SHEET_EXPIRED');
    return preview;
  }

  /** The sheet was closed, or a newer preview of it was asked for. */
  private stopIfOver(sheet: OpenSheet, turn: number): void {
    if (!sheet.closed && sheet.turn === turn) return;
    this.told(null);
    throw new AppFailure('SHEET_STOPPED');
  }
}
