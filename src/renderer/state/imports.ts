/**
 * Files of bars on their way in, one after the other: what is known of each, how far it is, what came of it. The list
 * outlives the page; files are not remembered.
 */
import { create } from 'zustand';
import type { AppError } from '#contract/errors.ts';
import type { Params, ResultOf } from '#contract/calls.ts';
import type { BarMapping, BarsProgress } from '#contract/series-views.ts';
import type { Frame } from '#contract/views.ts';
import { call, errorOf, newCommandId } from '../client/index.ts';
import { refreshBars } from './bars.ts';

type Given = Params<'bars.import'>;

export interface ImportJob {
  readonly id: string;
  readonly file: File;
  readonly symbol: string;
  /** Null: as found in the file. */
  readonly timeframe: Given['timeframe'] | null;
  readonly timezone: Given['timezone'] | null;
  readonly mapping: BarMapping | null;
  readonly state: 'ready' | 'waiting' | 'running' | 'stopping' | 'done' | 'failed' | 'stopped';
  readonly result: ResultOf<'bars.import'> | null;
  readonly error: AppError | null;
}

interface ImportsState {
  readonly jobs: readonly ImportJob[];
  readonly progress: BarsProgress | null;
  /** The engine's count of changes to series. */
  readonly version: number;
}

export const useImports = create<ImportsState>()(() => ({ jobs: [], progress: null, version: 0 }));

export function applyImports({ bars, series }: Frame): void {
  if (bars) useImports.setState({ progress: bars });
  if (series !== undefined) useImports.setState({ version: series });
}

/** FPT.csv is most likely FPT, BTCUSDT-1m-2024.zip BTCUSDT, BRK-B.csv BRK-B. */
function symbolOfFile(name: string): string {
  const base = name.replace(/(\.(csv|tsv|txt|zip|gz|xlsx?|xlsm|xlsb|ods|parquet))+$/i, '');
  return (/^\^?[A-Za-z0-9.]+(-[A-Za-z]{1,2}(?![A-Za-z0-9]))?/.exec(base)?.[0] ?? '').toUpperCase();
}

export function addFiles(files: Iterable<File>): void {
  const fresh = [...files].map((file): ImportJob => ({
    id: newCommandId(),
    file,
    symbol: symbolOfFile(file.name),
    timeframe: null,
    timezone: null,
    mapping: null,
    state: 'ready',
    result: null,
    error: null,
  }));
  useImports.setState(({ jobs }) => ({ jobs: [...jobs, ...fresh] }));
}

export const changeJob = (id: string, change: Partial<Omit<ImportJob, 'id' | 'file'>>): void =>
  useImports.setState(({ jobs }) => ({
    jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)),
  }));

export const removeJob = (id: string): void =>
  useImports.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));

export const clearFinished = (): void =>
  useImports.setState(({ jobs }) => ({ jobs: jobs.filter(({ state }) => state !== 'done') }));

/** May be started, also for another time. */
export const isStartable = ({ state, symbol }: ImportJob): boolean =>
  ['ready', 'failed', 'stopped'].includes(state) && symbol.trim() !== '';

const jobOf = (id: string): ImportJob | undefined => useImports.getState().jobs.find((job) => job.id === id);

async function run(id: string): Promise<void> {
  const job = jobOf(id);
  if (job?.state !== 'waiting') return;
  changeJob(id, { state: 'running', result: null, error: null });
  const { file, timeframe, timezone, mapping } = job;
  try {
    const result = await call('bars.import', {
      commandId: id,
      fileName: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      symbol: job.symbol.trim().toUpperCase(),
      ...(timeframe && { timeframe }),
      ...(timezone && { timezone }),
      ...(mapping && { mapping }),
    });
    changeJob(id, { state: 'done', result });
    refreshBars();
  } catch (thrown) {
    const error = errorOf(thrown);
    const stopped = error.code === 'BARS_STOPPED';
    changeJob(id, stopped ? { state: 'stopped' } : { state: 'failed', error });
  }
}

let queue: Promise<void> = Promise.resolve();

/** A job that ran before runs under a new id: the old one names what it came to. */
export function startJob(id: string): void {
  const job = jobOf(id);
  if (!job || !isStartable(job)) return;
  const next = newCommandId();
  useImports.setState(({ jobs }) => ({
    jobs: jobs.map((each) => (each.id === id ? { ...each, id: next, state: 'waiting', error: null } : each)),
  }));
  const before = queue;
  queue = (async () => {
    await before;
    await run(next);
  })();
}

export function cancelJob(id: string): void {
  const job = jobOf(id);
  if (job?.state === 'waiting') changeJob(id, { state: 'ready' });
  if (job?.state !== 'running') return;
  changeJob(id, { state: 'stopping' });
  call('bars.cancel', { commandId: id }).catch(() => undefined);
}
