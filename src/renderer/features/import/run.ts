/**
 * The previews of one sheet, one after another: what is asked while one is under way is asked once more when it is done,
 * and its answer is not shown.
 * Invariants: two previews of a sheet never run at once; a sheet that the engine let go is opened again by itself; once
 * ended, a run changes nothing any more.
 */
import type { PreviewRow, SheetPreview } from '#contract/sheets.ts';
import { call, errorOf } from '../../client/index.ts';
import { useSheets } from '../../state/sheets.ts';
import { editsOf } from './corrections.ts';
import { keepSame } from './rows.ts';
import { useSheet, type SheetState, type Source } from './sheet.ts';

/** Of the rows of a preview, at a time. */
const PAGE = 1_000;
/** Up to here rows are compared with what they were, so that only others are drawn anew. */
const COMPARED = 5_000;
/** Changes that follow one another faster are asked as one. */
export const SOON_MS = 120;

export class SheetRun {
  private readonly source: Source;
  private sheetId: string | null = null;
  private asked = false;
  private quiet = true;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(source: Source) {
    this.source = source;
  }

  /** Previews as things are chosen now. `quiet` shows no work: the market moved, nothing was asked. */
  ask(delayMs = SOON_MS, quiet = false): void {
    if (this.ended) return;
    this.asked = true;
    this.quiet &&= quiet;
    if (!quiet) useSheet.setState({ settled: false, stopped: false });
    clearTimeout(this.timer);
    if (!this.running) this.timer = setTimeout(() => this.start(), delayMs);
  }

  /** Once what was asked is answered. */
  async done(): Promise<void> {
    if (this.asked && !this.running) this.start();
    await this.running;
  }

  isIdle(): boolean {
    return !this.asked && !this.running;
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    const sheetId = this.sheetId ?? useSheets.getState().progress?.sheetId;
    if (sheetId) call('sheets.close', { sheetId }).catch(() => undefined);
  }

  /** Ends what is being checked; what was shown stays. */
  stop(): void {
    this.asked = false;
    if (this.sheetId) call('sheets.close', { sheetId: this.sheetId }).catch(() => undefined);
  }

  private start(): void {
    clearTimeout(this.timer);
    this.running ??= this.work().finally(() => {
      this.running = null;
    });
  }

  private async work(): Promise<void> {
    for (let expired = 0; this.asked && !this.ended;) {
      const { quiet } = this;
      this.asked = false;
      this.quiet = true;
      try {
        await this.once(quiet);
        expired = 0;
      } catch (thrown) {
        const error = errorOf(thrown);
        if (error.code === 'SHEET_EXPIRED' && expired < 2) {
          expired += 1;
          this.sheetId = null;
          this.asked = true;
          this.quiet = quiet;
        } else if (error.code === 'SHEET_STOPPED') {
          this.sheetId = null;
          this.show({ busy: null, arrived: null, stopped: true });
        } else if (!quiet) this.show({ busy: null, arrived: null, error });
      }
    }
  }

  private show(change: Partial<SheetState>): void {
    if (!this.ended) useSheet.setState(change);
  }

  private async open(): Promise<string> {
    if (!useSheet.getState().preview) this.show({ busy: 'reading' });
    const { source } = this;
    const { sheetId } =
      source.kind === 'bytes'
        ? await call('sheets.open', { fileName: source.fileName, bytes: source.bytes })
        : await call('sheets.openInbox', { name: source.fileName });
    if (this.ended) call('sheets.close', { sheetId }).catch(() => undefined);
    this.sheetId = sheetId;
    return sheetId;
  }

  private async once(quiet: boolean): Promise<void> {
    const sheetId = this.sheetId ?? (await this.open());
    if (this.ended) return;
    if (!quiet) this.show({ busy: 'checking' });
    const { reading, corrections, choices } = useSheet.getState();
    const preview = await call('sheets.preview', {
      sheetId,
      reading: {
        ...reading,
        accounts: reading.accounts && [...reading.accounts],
        edits: [...editsOf(corrections)],
      },
      without: [...choices.without],
      with: [...choices.with],
    });
    const rows = await this.rows(preview);
    if (!rows || this.ended) return;
    useSheets.setState({ progress: null });
    const { rows: before, busy, error } = useSheet.getState();
    this.show({
      preview,
      rows: rows.length <= COMPARED ? keepSame(before, rows) : rows,
      arrived: null,
      busy: busy === 'committing' ? busy : null,
      error: quiet ? error : null,
      settled: true,
    });
  }

  /** Null when a newer preview is wanted meanwhile. The first rows of a sheet are shown while the others come. */
  private async rows({ sheetId, version, ...preview }: SheetPreview): Promise<readonly PreviewRow[] | null> {
    const rows: PreviewRow[] = [];
    while (rows.length < preview.rows) {
      const page = await call('sheets.rows', { sheetId, version, from: rows.length, limit: PAGE });
      if (this.ended || (this.asked && !this.quiet)) return null;
      for (const row of page) rows.push(row);
      if (page.length === 0) break;
      if (rows.length === preview.rows) break;
      if (!useSheet.getState().preview)
        this.show({ preview: { sheetId, version, ...preview }, rows: [...rows] });
      this.show({ arrived: rows.length });
    }
    return rows;
  }
}
