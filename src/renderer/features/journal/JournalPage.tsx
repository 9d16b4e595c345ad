/** The journal: every fact in order, filtered by kind and stream, with its hash; and the verification of the chain. */
import { useEffect, useMemo, useState } from 'react';
import type { JournalEntryView, StreamView } from '#contract/views.ts';
import type { VerifyReport } from '#contract/verify-report.ts';
import { describeError, type Words } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { tellFailure } from '../../state/notify.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { Button, Empty, SelectInput } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import { EVENT_KINDS } from './kinds.ts';
import { summarise } from './summary.ts';
import { useJournal } from './useJournal.ts';
import css from './journal.module.css';

const HASH_SHOWN = 12;

function makeColumns(words: Words): readonly GridColumn<JournalEntryView>[] {
  const { t, locale } = words;
  return [
    { id: 'seq', header: t('journal.seq'), width: '64px', align: 'end', cell: (entry) => entry.seq },
    {
      id: 'time',
      header: t('journal.time'),
      width: '140px',
      cell: (entry) => formatDateTime(entry.event.at, locale, MARKET_ZONE),
    },
    {
      id: 'kind',
      header: t('journal.kind'),
      width: '150px',
      cell: (entry) => t(`events.${entry.event.kind}`),
    },
    {
      id: 'summary',
      header: t('journal.summary'),
      width: 'minmax(200px, 1fr)',
      cell: (entry) => {
        const text = summarise(words, entry.event, entry.instrumentId);
        return <span title={text}>{text}</span>;
      },
    },
    {
      id: 'hash',
      header: t('journal.hash'),
      width: '110px',
      cell: (entry) => (
        <span className={css.hash} title={entry.hash}>
          {entry.hash.slice(0, HASH_SHOWN)}
        </span>
      ),
    },
  ];
}

function Report({ report }: { readonly report: VerifyReport }) {
  const { t } = useWords();
  const said = (ok: boolean) => t(ok ? 'journal.ok' : 'journal.broken');
  return (
    <div className={css.report} data-ok={report.ok} role="status" data-testid="journal-report">
      <strong>{t(report.ok ? 'journal.verifyOk' : 'journal.verifyBad')}</strong>
      <ul>
        {report.streams.map((each) => (
          <li key={each.stream}>
            {each.stream}: {t('journal.events', { count: each.events })}, {said(each.ok)}
          </li>
        ))}
        {report.projections.map((each) => (
          <li key={each.table}>
            {each.table}: {t('journal.rows', { count: each.rows })}, {said(each.ok)}
          </li>
        ))}
        {report.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

function useStreams(): readonly StreamView[] {
  const [streams, setStreams] = useState<readonly StreamView[]>([]);
  useEffect(() => {
    call('streams.list', {}).then(setStreams).catch(tellFailure);
  }, []);
  return streams;
}

function useVerify() {
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [verifying, setVerifying] = useState(false);
  const verify = () => {
    setVerifying(true);
    call('journal.verify', {})
      .then(setReport)
      .catch(tellFailure)
      .finally(() => setVerifying(false));
  };
  return { report, verifying, verify };
}

function Filters(props: {
  readonly kind: string;
  readonly setKind: (kind: string) => void;
  readonly stream: string;
  readonly setStream: (stream: string) => void;
}) {
  const { t } = useWords();
  const streams = useStreams();
  return (
    <>
      <span className={css.choice}>
        <SelectInput
          label={t('journal.filter')}
          testId="journal-kind"
          value={props.kind}
          choices={[
            { value: '', label: t('journal.allKinds') },
            ...EVENT_KINDS.map((kind) => ({ value: kind as string, label: t(`events.${kind}`) })),
          ]}
          onChange={props.setKind}
        />
      </span>
      {streams.length > 0 && (
        <span className={css.choice}>
          <SelectInput
            label={t('journal.stream')}
            testId="journal-stream"
            value={props.stream || (streams.find((each) => each.current)?.stream ?? '')}
            choices={streams.map((each) => ({
              value: each.stream,
              label: `${each.stream} (${each.events}${each.current ? `, ${t('journal.current')}` : ''})`,
            }))}
            onChange={props.setStream}
          />
        </span>
      )}
    </>
  );
}

export function JournalPage() {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const [kind, setKind] = useState('');
  const [stream, setStream] = useState('');
  const current = useSession((state) => state.status?.stream ?? '');
  const pages = useJournal(stream || current);
  const { report, verifying, verify } = useVerify();
  const columns = useMemo(() => makeColumns(words), [words]);
  const rows = useMemo(
    () => (kind === '' ? pages.entries : pages.entries.filter((entry) => entry.event.kind === kind)),
    [pages.entries, kind],
  );
  return (
    <div className={css.page} data-testid="journal-page">
      <div className={css.bar}>
        <h1>{t('journal.title')}</h1>
        <Filters kind={kind} setKind={setKind} stream={stream} setStream={setStream} />
        <span className={css.push} />
        <Button
          disabled={pages.complete || pages.loading}
          title={pages.complete ? t('journal.start') : undefined}
          onClick={pages.loadOlder}
        >
          {t('journal.older')}
        </Button>
        <Button look="primary" disabled={verifying} testId="journal-verify" onClick={verify}>
          {t(verifying ? 'journal.verifying' : 'journal.verify')}
        </Button>
      </div>
      {report && <Report report={report} />}
      <div className={css.grid}>
        <DataGrid
          label={t('journal.title')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={(entry) => String(entry.seq)}
          rowTestId={(entry) => `journal-row-${entry.seq}`}
          onEndReached={pages.loadOlder}
          empty={
            <Empty>
              {pages.error ? `${t('journal.failed')}: ${describeError(t, pages.error)}` : t('journal.empty')}
            </Empty>
          }
        />
      </div>
    </div>
  );
}
