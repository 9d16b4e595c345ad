/** What a report can be of: searched, chosen with a click or Enter, compared with the boxes or Space. */
import { useMemo, useState, type MouseEvent } from 'react';
import { describeError, type Words } from '#words/index.ts';
import { useRowHeight } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty, TextInput } from '../../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../../ui/DataGrid.tsx';
import { formatDayMonth } from '../../../ui/time.ts';
import { chooseSubject, toggleSubject, useReports } from '../store.ts';
import { found, keyOf, type SubjectRow } from './subject.ts';
import { subjectName, useSubjects } from './useSubjects.ts';
import css from './subjects.module.css';

const kindText = (row: SubjectRow, { t }: Words): string =>
  row.current ? t('reports.open') : t(`reports.kind-${row.kind}`);

function columnsOf(words: Words, chosen: ReadonlySet<string>): readonly GridColumn<SubjectRow>[] {
  const { t, locale } = words;
  return [
    {
      id: 'chosen',
      header: '',
      width: '18px',
      cell: (row) => (
        <input
          type="checkbox"
          className={css.box}
          tabIndex={-1}
          checked={chosen.has(row.key)}
          aria-label={t('reports.compareWith', { name: subjectName(row, words) })}
          data-testid={`report-choose-${row.key}`}
          onClick={(event) => event.stopPropagation()}
          onChange={() => toggleSubject(row.subject)}
        />
      ),
    },
    {
      id: 'name',
      header: t('reports.subject'),
      width: 'minmax(80px, 1fr)',
      cell: (row) => {
        const name = subjectName(row, words);
        const symbols = row.symbols.join(', ');
        return (
          <span
            className={css.name}
            data-chosen={chosen.has(row.key)}
            title={symbols === '' ? name : `${name} · ${symbols}`}
          >
            {name}
          </span>
        );
      },
    },
    {
      id: 'kind',
      header: t('reports.kind'),
      width: '62px',
      cell: (row) => (
        <span className={css.kind} data-current={row.current}>
          {kindText(row, words)}
        </span>
      ),
    },
    {
      id: 'at',
      header: t('reports.made'),
      width: '48px',
      align: 'end',
      cell: ({ at }) => (
        <span className={css.kind}>{at === null ? '' : formatDayMonth(at, locale, 'UTC')}</span>
      ),
    },
  ];
}

/** With Ctrl or ⌘ a click compares, as a box does. */
function useCompareClick(rows: readonly SubjectRow[]) {
  return (event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=row]') : null;
    const row = rows.find(({ key }) => target?.dataset['testid'] === testIdOf(key));
    if (!row) return;
    event.stopPropagation();
    event.preventDefault();
    toggleSubject(row.subject);
  };
}

const testIdOf = (key: string): string => `report-subject-${key}`;

export function SubjectList() {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const { rows, error } = useSubjects();
  const subjects = useReports((state) => state.chosen);
  const [wanted, setWanted] = useState('');
  const chosen = useMemo(() => new Set(subjects.map(keyOf)), [subjects]);
  const columns = useMemo(() => columnsOf(words, chosen), [words, chosen]);
  const shown = useMemo(
    () => found(rows ?? [], wanted, (row) => `${subjectName(row, words)} ${kindText(row, words)}`),
    [rows, wanted, words],
  );
  const compareClick = useCompareClick(shown);
  const empty = error ? describeError(t, error) : t(rows === null ? 'shell.loading' : 'reports.noneFound');
  return (
    <nav
      className={css.list}
      aria-label={t('reports.subjects')}
      data-testid="report-subjects"
      onClickCapture={compareClick}
    >
      <div className={css.search}>
        <TextInput
          type="search"
          aria-label={t('reports.search')}
          placeholder={t('reports.search')}
          testId="reports-search"
          maxLength={100}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <DataGrid
        label={t('reports.subjects')}
        rows={shown}
        columns={columns}
        rowHeight={rowHeight}
        rowKey={({ key }) => key}
        rowTestId={({ key }) => testIdOf(key)}
        onCurrent={({ subject }) => chooseSubject(subject)}
        onActivate={({ subject }) => chooseSubject(subject)}
        onKey={(event, row) => {
          if (event.key !== ' ' || !row) return false;
          toggleSubject(row.subject);
          return true;
        }}
        empty={<Empty>{empty}</Empty>}
        foot={<p className={css.foot}>{t('reports.compareHint')}</p>}
      />
    </nav>
  );
}
