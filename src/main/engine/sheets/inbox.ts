/**
 * The watched folder: looks into it every two seconds and tells what lies there. A file counts once it has stayed the
 * same between two looks: it may still be being written.
 * Invariant: nothing is opened, sent or changed by looking.
 */
import { AppFailure } from '#contract/errors.ts';
import type { SheetInbox } from '#contract/sheets.ts';
import { listFolder, readFolderFile, type FolderFile } from '#intake/watched-folder.ts';
import type { Store } from '#store/store.ts';
import { hashOf } from './fingerprints.ts';

const KEY = 'sheet-folder';
const LOOK_MS = 2_000;

interface Known {
  readonly size: number;
  readonly modified: number;
  /** Of its bytes; null until it has stayed the same, or where it cannot be read. */
  hash: string | null;
  settled: boolean;
  seen: boolean;
}

const NOTHING: SheetInbox = { folder: null, problem: null, files: [] };

const same = (known: Known | undefined, { size, modified }: FolderFile): boolean =>
  known?.size === size && known.modified === modified;

export class Inbox {
  private readonly store: Store;
  private readonly imported: (hash: string) => boolean;
  private readonly told: (inbox: SheetInbox) => void;
  private readonly known = new Map<string, Known>();
  private folder: string | null;
  private problem: SheetInbox['problem'] = null;
  private order: readonly string[] = [];
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private shown = '';

  constructor(store: Store, imported: (hash: string) => boolean, told: (inbox: SheetInbox) => void) {
    this.store = store;
    this.imported = imported;
    this.told = told;
    const stored = store.settings()[KEY];
    this.folder = typeof stored === 'string' ? stored : null;
    if (this.folder !== null) this.start();
  }

  view(): SheetInbox {
    const { folder, problem, known, order } = this;
    if (folder === null) return NOTHING;
    const files = order.flatMap((name) => {
      const file = known.get(name);
      if (!file?.settled) return [];
      const done = file.hash !== null && this.imported(file.hash);
      const status = done ? ('imported' as const) : file.seen ? ('seen' as const) : ('new' as const);
      return [{ name, size: file.size, modified: file.modified, status }];
    });
    return { folder, problem, files };
  }

  /** Looks at once, so that a folder that is not there is said at once. */
  async watch(folder: string | null): Promise<SheetInbox> {
    this.stop();
    this.store.setSetting(KEY, folder);
    this.folder = folder;
    this.known.clear();
    this.order = [];
    this.problem = null;
    if (folder !== null) {
      await this.look();
      this.start();
    }
    return this.view();
  }

  async read(name: string): Promise<Uint8Array> {
    const { folder } = this;
    const bytes = folder !== null && this.order.includes(name) ? await readFolderFile(folder, name) : null;
    if (!bytes) throw new AppFailure('FILE_UNREADABLE', { file: name, problem: 'gone' });
    const known = this.known.get(name);
    if (known) known.seen = true;
    this.tell();
    return bytes;
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  private start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { folder } = this;
    if (folder === null || this.looking) return;
    this.looking = true;
    try {
      const { problem, files } = await listFolder(folder);
      if (folder !== this.folder) return;
      this.problem = problem;
      this.order = files.map(({ name }) => name);
      for (const name of this.known.keys()) if (!this.order.includes(name)) this.known.delete(name);
      for (const file of files) await this.note(folder, file);
      this.tell();
    } finally {
      this.looking = false;
    }
  }

  private async note(folder: string, file: FolderFile): Promise<void> {
    const known = this.known.get(file.name);
    if (!known || !same(known, file)) {
      const { size, modified } = file;
      this.known.set(file.name, { size, modified, hash: null, settled: false, seen: false });
    } else if (!known.settled) {
      const bytes = await readFolderFile(folder, file.name);
      known.hash = bytes && hashOf(bytes);
      known.settled = true;
    }
  }

  private tell(): void {
    const view = this.view();
    const text = JSON.stringify(view);
    if (text === this.shown) return;
    this.shown = text;
    this.told(view);
  }
}
