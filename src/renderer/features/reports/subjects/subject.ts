/** What a report can be of, as the list at the left has it: the account or session that is open, others, baskets, runs. */
import type { ReportSubject } from '#contract/report-calls.ts';
import type { ReplayView } from '#contract/replay-views.ts';
import type { RunView } from '#contract/research-views.ts';
import type { BasketView, StreamView } from '#contract/views.ts';
import { foldText } from '../../../ui/search.ts';

export type SubjectKind = 'account' | 'session' | 'basket' | 'run';

export interface SubjectRow {
  readonly key: string;
  readonly subject: ReportSubject;
  readonly kind: SubjectKind;
  /** Empty for an account that is not open: its name is in its journal. */
  readonly name: string;
  readonly symbols: readonly string[];
  /** When it was made, UTC milliseconds; null where nobody knows. */
  readonly at: number | null;
  /** The account or session that is open. */
  readonly current: boolean;
  /** Of accounts, from the oldest: 1. */
  readonly number: number;
}

export function keyOf(subject: ReportSubject): string {
  switch (subject.kind) {
    case 'run':
      return `run ${subject.id}`;
    case 'account':
      return `account ${subject.stream ?? ''}`;
    case 'basket':
      return `basket ${subject.stream ?? ''} ${subject.basketId}`;
  }
}

export interface SubjectSources {
  readonly streams: readonly StreamView[];
  readonly sessions: readonly ReplayView[];
  readonly baskets: readonly BasketView[];
  readonly runs: readonly RunView[];
  /** The stream that is open, and the name of its account. */
  readonly stream: string | null;
  readonly accountName: string;
}

type Plain = Omit<SubjectRow, 'key'>;

/** Streams of accounts are numbered; those of taken away sessions and forward tests are not listed. */
const ACCOUNT = /^account-(\d+)$/;

function streamRow(stream: string, sources: SubjectSources): Plain {
  const session = sources.sessions.find((each) => each.stream === stream);
  const current = stream === sources.stream;
  const number = Number(ACCOUNT.exec(stream)?.[1] ?? 0);
  const common = { subject: { kind: 'account', stream } as const, current, number };
  if (session)
    return {
      ...common,
      kind: 'session',
      name: session.name,
      symbols: session.symbols.map(({ shown }) => shown),
      at: session.at,
    };
  return { ...common, kind: 'account', name: current ? sources.accountName : '', symbols: [], at: null };
}

/** What is open comes first, then its baskets, other accounts and sessions, runs from the newest. */
export function subjectRows(sources: SubjectSources): SubjectRow[] {
  const { streams, sessions, baskets, runs, stream } = sources;
  const known = new Set(sessions.map((each) => each.stream));
  const rows = streams
    .filter((each) => known.has(each.stream) || ACCOUNT.test(each.stream))
    .map((each) => streamRow(each.stream, sources));
  const open = rows.filter(({ current }) => current);
  const others = rows.filter(({ current }) => !current);
  const all: Plain[] = [
    ...open,
    ...baskets
      .toSorted((a, b) => b.at - a.at)
      .map(({ basketId, name, at }) => ({
        subject: { kind: 'basket', stream, basketId } as const,
        kind: 'basket' as const,
        name,
        symbols: [],
        at,
        current: false,
        number: 0,
      })),
    ...others.filter(({ kind }) => kind === 'account'),
    ...others.filter(({ kind }) => kind === 'session'),
    ...runs
      .filter(({ status }) => status === 'done')
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .map(({ id, name, symbols, createdAt }) => ({
        subject: { kind: 'run', id } as const,
        kind: 'run' as const,
        name,
        symbols,
        at: createdAt,
        current: false,
        number: 0,
      })),
  ];
  return all.map((row) => ({ ...row, key: keyOf(row.subject) }));
}

/** Every word that is looked for is somewhere in a row's texts. */
export function found(
  rows: readonly SubjectRow[],
  wanted: string,
  textOf: (row: SubjectRow) => string,
): SubjectRow[] {
  const words = foldText(wanted).split(/\s+/);
  return rows.filter((row) => {
    const text = foldText(`${textOf(row)} ${row.symbols.join(' ')}`);
    return words.every((word) => text.includes(word));
  });
}
