/**
 * The repository of strategies: built-in ones and the workspace's own, with versions by the hash of their text.
 * Invariant: whatever was run is a version that is kept.
 */
import { createHash } from 'node:crypto';
import { AppFailure } from '#contract/errors.ts';
import type { RunSpec, StrategyKind } from '#contract/research-calls.ts';
import type { StrategyCheck, StrategyDetail, StrategyView, VersionView } from '#contract/research-views.ts';
import type { ParameterValue } from '#research/strategy/api.ts';
import { BUILT_IN } from '#research/strategies/list.ts';
import { SOURCES } from '#research/strategies/sources.ts';
import { runsOfVersion } from '#store/runs.ts';
import type { Store } from '#store/store.ts';
import {
  addVersion,
  changeStrategy,
  insertStrategy,
  listStrategies,
  sourceOf,
  strategyById,
  strategyNamed,
  versionsOf,
  type NewVersion,
  type StoredStrategy,
  type StrategyChange,
} from '#store/strategies.ts';
import type { JobSource, JobStrategy } from './job.ts';
import { Cancelled, type ResearchPool } from './pool.ts';

const BUILT_IN_ID = 'built-in:';
/** Reading a text and calling its `setup` takes a moment; more is a loop. */
const CHECK_MS = 15_000;

const hashOfText = (kind: StrategyKind, source: string): string =>
  createHash('sha256').update(`${kind}\n${source}`).digest('hex');

const NOT_CHECKED: StrategyCheck = { problems: [], trial: null, name: null, about: '', parameters: {} };

type Reference = RunSpec['strategies'][number]['strategy'];

export class Strategies {
  private readonly store: Store;
  private readonly checks: ResearchPool;
  private readonly version: string;
  private readonly now: () => number;
  /** By hash of the text: it says the same each time. */
  private readonly known = new Map<string, Promise<StrategyCheck>>();

  constructor(store: Store, checks: ResearchPool, version: string, now: () => number) {
    this.store = store;
    this.checks = checks;
    this.version = version;
    this.now = now;
  }

  async list(): Promise<StrategyView[]> {
    const own = listStrategies(this.store.db);
    const views = await Promise.all(own.map((each) => this.viewOf(each)));
    return [...this.builtIn(), ...views];
  }

  async get(id: string): Promise<StrategyDetail> {
    if (id.startsWith(BUILT_IN_ID)) {
      const view = this.builtIn().find((each) => each.id === id);
      if (!view) throw new AppFailure('NOT_FOUND', { what: id });
      return { ...view, history: [], source: SOURCES.get(id.slice(BUILT_IN_ID.length)) ?? '' };
    }
    const stored = this.stored(id);
    const { db } = this.store;
    const history = versionsOf(db, stored.id).map(({ hash, at, note }): VersionView => ({
      hash,
      at,
      note,
      runs: runsOfVersion(db, hash),
    }));
    return { ...(await this.viewOf(stored)), history, source: sourceOf(db, stored.hash)!.source };
  }

  /** The text of a version. */
  text(hash: string): { readonly kind: StrategyKind; readonly source: string } {
    const found = sourceOf(this.store.db, hash);
    if (!found) throw new AppFailure('NOT_FOUND', { what: `version ${hash.slice(0, 12)}` });
    return found;
  }

  check(kind: StrategyKind, source: string, fileName: string): Promise<StrategyCheck> {
    const hash = hashOfText(kind, source);
    const known = this.known.get(hash);
    if (known) return known;
    const asked = this.checks.ask<'check'>(() => ({ kind: 'check', source: { kind, source, fileName } }), {
      timeoutMs: CHECK_MS,
    });
    const check = asked.catch((error: unknown) => {
      this.known.delete(hash);
      if (error instanceof Cancelled) return NOT_CHECKED;
      const { problem } = error as { problem?: StrategyCheck['problems'][number] };
      if (!problem) throw error;
      return { ...NOT_CHECKED, problems: [problem] };
    });
    this.known.set(hash, check);
    return check;
  }

  save(id: string | null, name: string, version: Omit<NewVersion, 'hash' | 'at'>): number {
    const { store } = this;
    const made = { ...version, hash: hashOfText(version.kind, version.source), at: this.now() };
    return store.write(() => {
      if (id === null) return insertStrategy(store.db, name, made);
      const before = this.stored(id);
      if (before.name !== name || before.hidden) changeStrategy(store.db, before, { name, hidden: false });
      if (before.hash !== made.hash) addVersion(store.db, before.id, made);
      return before.id;
    });
  }

  change(id: string, change: StrategyChange): void {
    const { store } = this;
    store.write(() => changeStrategy(store.db, this.stored(id), change));
  }

  /** Parameters under a name; null takes them away. */
  async keepSet(
    id: string,
    name: string,
    values: Readonly<Record<string, ParameterValue>> | null,
  ): Promise<StrategyView> {
    const others = this.stored(id).sets.filter((each) => each.name !== name);
    this.change(id, { sets: values ? [...others, { name, values }] : others });
    return this.viewOf(this.stored(id));
  }

  /** What a run loads. A text is kept first, as the newest version of the strategy of its name. */
  sourceFor(reference: Reference): Pick<JobStrategy, 'source' | 'hash'> {
    if ('source' in reference) return this.ofText(reference);
    const { id, hash } = reference;
    if (id.startsWith(BUILT_IN_ID)) {
      const name = id.slice(BUILT_IN_ID.length);
      if (!BUILT_IN.has(name)) throw new AppFailure('NOT_FOUND', { what: id });
      return { source: { kind: 'built-in', id: name }, hash: this.builtInHash(name) };
    }
    const stored = this.stored(id);
    const wanted = hash ?? stored.hash;
    const { kind, source } = this.text(wanted);
    return { source: { kind, source, fileName: stored.name }, hash: wanted };
  }

  /** Whether a run's strategy is still what it was; null where it is, else what was found. */
  missing({ source, hash }: { readonly source: JobSource; readonly hash: string }): string | null {
    return source.kind === 'built-in' && hash !== this.builtInHash(source.id)
      ? this.builtInHash(source.id)
      : null;
  }

  builtInHash = (name: string): string => `${name}@${this.version}`;

  private ofText({ kind, source, fileName }: Extract<Reference, { source: string }>) {
    const hash = hashOfText(kind, source);
    const name = fileName.replace(/\.(ts|js|json)$/i, '');
    if (!sourceOf(this.store.db, hash)) {
      const before = strategyNamed(this.store.db, name, kind);
      this.save(before ? String(before.id) : null, name, { kind, source, note: '' });
    }
    return { source: { kind, source, fileName } as const, hash };
  }

  private stored(id: string): StoredStrategy {
    const number = Number(id);
    const found = Number.isSafeInteger(number) ? strategyById(this.store.db, number) : null;
    if (!found) throw new AppFailure('NOT_FOUND', { what: `strategy ${id}` });
    return found;
  }

  private async viewOf(stored: StoredStrategy): Promise<StrategyView> {
    const { db } = this.store;
    const { id, name, kind, hash, versions, note, tags, sets, changedAt } = stored;
    const { source } = sourceOf(db, hash)!;
    const { about, parameters, problems } = await this.check(kind, source, name);
    const runs = versionsOf(db, id).reduce((sum, version) => sum + runsOfVersion(db, version.hash), 0);
    return {
      id: String(id),
      name,
      kind,
      about,
      parameters,
      hash,
      versions,
      note,
      tags,
      sets,
      runs,
      changedAt,
      problems,
    };
  }

  private builtIn(): StrategyView[] {
    return Array.from(BUILT_IN, ([id, { name, about = '', parameters = {} }]) => ({
      id: `${BUILT_IN_ID}${id}`,
      name,
      kind: 'built-in' as const,
      about,
      parameters,
      hash: this.builtInHash(id),
      versions: 1,
      note: '',
      tags: [],
      sets: [],
      runs: runsOfVersion(this.store.db, this.builtInHash(id)),
      changedAt: null,
      problems: [],
    }));
  }
}
