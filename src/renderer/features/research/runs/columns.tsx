/** Columns of the runs, with what can be done with each. */
import CircleStop from 'lucide-react/icons/circle-stop';
import EyeOff from 'lucide-react/icons/eye-off';
import Pencil from 'lucide-react/icons/pencil';
import type { MouseEvent } from 'react';
import type { RunFigures, RunView } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';
import { IconButton } from '../../../ui/controls.tsx';
import type { GridColumn } from '../../../ui/DataGrid.tsx';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { formatDateTime, formatDayMonth, formatMinute } from '../../../ui/time.ts';
import { percentText, signedText } from '../figures.ts';
import { toggleRun } from '../store.ts';
import { runLabel } from '../compare/label.ts';
import { cancelRun, isOver, removeRun } from './actions.ts';
import css from './runs.module.css';

type Column = GridColumn<RunView>;

function Status({ run, words: { t } }: { readonly run: RunView; readonly words: Words }) {
  const text = t(`researchCodes.status-${run.status}`);
  if (run.status !== 'running')
    return (
      <span className={css.status} data-status={run.status} title={run.problem?.message}>
        {text}
      </span>
    );
  const percent = Math.floor(run.progress * 100);
  return (
    <span className={css.progress} title={text}>
      <progress max={100} value={percent} aria-label={text} />
      {percent} %
    </span>
  );
}

/** A row's button does not choose the row. */
const alone =
  (act: () => void) =>
  (event: MouseEvent): void => {
    event.stopPropagation();
    act();
  };

function Actions(props: {
  readonly run: RunView;
  readonly words: Words;
  readonly onDescribe: (run: RunView) => void;
}) {
  const { run, words, onDescribe } = props;
  const { t } = words;
  const name = run.name;
  if (!isOver(run))
    return (
      <span className={css.actions}>
        <IconButton
          small
          label={t('runs.cancel', { name })}
          testId={`run-cancel-${run.id}`}
          onClick={alone(() => cancelRun(run.id))}
        >
          <CircleStop size={13} />
        </IconButton>
      </span>
    );
  return (
    <span className={css.actions}>
      <IconButton small label={t('runs.describe', { name })} onClick={alone(() => onDescribe(run))}>
        <Pencil size={12} />
      </IconButton>
      <IconButton
        small
        label={t('runs.hide', { name })}
        testId={`run-hide-${run.id}`}
        onClick={alone(() => removeRun(run))}
      >
        <EyeOff size={13} />
      </IconButton>
    </span>
  );
}

function percentColumn(
  id: string,
  header: string,
  of: (figures: RunFigures) => number | null,
  { locale }: Words,
  more: { readonly signed?: boolean; readonly leaves?: number } = {},
): Column {
  return {
    id,
    header,
    width: '80px',
    align: 'end',
    ...(more.leaves === undefined ? {} : { leaves: more.leaves }),
    sort: ({ figures }) => (figures ? of(figures) : null) ?? Number.NEGATIVE_INFINITY,
    cell: ({ figures }) => {
      const value = figures ? of(figures) : null;
      const text = figures ? percentText(value, locale) : '';
      return (
        <Num
          value={value}
          text={more.signed ? signedText(text, value) : text}
          tone={more.signed && value !== null ? toneOfSign(value) : null}
        />
      );
    },
  };
}

const chosenColumn = ({ t }: Words, chosen: readonly string[]): Column => ({
  id: 'chosen',
  header: '',
  width: '22px',
  cell: (run) => (
    <input
      type="checkbox"
      aria-label={t('runs.choose', { name: run.name })}
      data-testid={`run-choose-${run.id}`}
      checked={chosen.includes(run.id)}
      onChange={() => toggleRun(run.id)}
      onClick={(event) => event.stopPropagation()}
    />
  ),
});

function nameColumns(words: Words): readonly Column[] {
  const { t } = words;
  return [
    {
      id: 'name',
      header: t('runs.run'),
      width: 'minmax(110px, 2fr)',
      sort: ({ name }) => name,
      cell: ({ name, note, tags, group }) => (
        <span className={css.name} title={note === '' ? name : `${name}: ${note}`}>
          {name}
          {group?.kind === 'sensitivity' && <small>{runLabel({ group, name }, words)}</small>}
          {tags.length > 0 && <small>{tags.join(' · ')}</small>}
        </span>
      ),
    },
    {
      id: 'symbols',
      header: t('runs.symbols'),
      width: 'minmax(70px, 1fr)',
      leaves: 4,
      sort: ({ symbols }) => symbols.join(' '),
      cell: ({ symbols, timeframe }) => {
        const text = `${symbols.join(', ')} ${timeframe}`;
        return <span title={text}>{text}</span>;
      },
    },
    {
      id: 'status',
      header: t('runs.status'),
      width: '82px',
      sort: ({ status }) => status,
      cell: (run) => <Status run={run} words={words} />,
    },
  ];
}

function endColumns(words: Words, onDescribe: (run: RunView) => void): readonly Column[] {
  const { t, locale } = words;
  return [
    {
      id: 'trades',
      header: t('runs.trades'),
      width: '54px',
      align: 'end',
      leaves: 2,
      sort: ({ figures }) => figures?.trades ?? -1,
      cell: ({ figures }) => (
        <Num value={figures?.trades ?? null} text={figures ? figures.trades.toLocaleString(locale) : ''} />
      ),
    },
    {
      id: 'at',
      header: t('runs.at'),
      width: '88px',
      align: 'end',
      leaves: 1,
      sort: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => (
        <span className={css.at} title={`${formatDateTime(createdAt, locale, 'UTC')} UTC`}>
          {`${formatDayMonth(createdAt, locale, 'UTC')} ${formatMinute(createdAt, locale, 'UTC')}`}
        </span>
      ),
    },
    {
      id: 'actions',
      header: '',
      width: '54px',
      pinned: true,
      cell: (run) => <Actions run={run} words={words} onDescribe={onDescribe} />,
    },
  ];
}

export function runColumns(
  words: Words,
  chosen: readonly string[],
  onDescribe: (run: RunView) => void,
): readonly Column[] {
  const { t } = words;
  return [
    chosenColumn(words, chosen),
    ...nameColumns(words),
    percentColumn('return', t('runs.return'), ({ totalReturn }) => totalReturn, words, { signed: true }),
    percentColumn('drawdown', t('runs.drawdown'), ({ maxDrawdown }) => maxDrawdown, words, { leaves: 3 }),
    ...endColumns(words, onDescribe),
  ];
}
