/** Columns of the sessions, with what can be done with each. */
import Trash2 from 'lucide-react/icons/trash-2';
import GitBranch from 'lucide-react/icons/git-branch';
import Pencil from 'lucide-react/icons/pencil';
import type { ReplayView } from '#contract/replay-views.ts';
import type { Words } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { notify, tellFailure } from '../../state/notify.ts';
import { loadReplays, openReplay, useReplays } from '../../state/replay.ts';
import { currentWords } from '../../state/settings.ts';
import { goTo, openDialog } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/controls.tsx';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { Num } from '../../ui/Num.tsx';
import { formatDate } from '../../ui/time.ts';
import css from './replay.module.css';

const MOST_CHOSEN = 8;

export function toggle(stream: string): void {
  useReplays.setState(({ chosen }) => ({
    chosen: chosen.includes(stream)
      ? chosen.filter((each) => each !== stream)
      : [...chosen, stream].slice(-MOST_CHOSEN),
  }));
}

const open = (stream: string): void => void openReplay(stream).then(() => goTo('trade'));

function branch(stream: string): void {
  call('replay.branch', { stream })
    .then(() => goTo('trade'))
    .catch(tellFailure);
}

function remove({ stream, name }: ReplayView): void {
  const { t } = currentWords();
  const hide = (hidden: boolean) =>
    call('replay.hide', { stream, hidden }).then(loadReplays).catch(tellFailure);
  void hide(true).then(() =>
    notify('info', t('replay.removed', { name }), undefined, {
      label: t('replay.undo'),
      run: () => void hide(false),
    }),
  );
}

function Actions({ row, words: { t } }: { readonly row: ReplayView; readonly words: Words }) {
  return (
    <span className={css.actions}>
      {row.current ? (
        <span className={css.isOpen}>{t('replay.isOpen')}</span>
      ) : (
        <Button small testId={`open-${row.stream}`} onClick={() => open(row.stream)}>
          {t('replay.open')}
        </Button>
      )}
      <IconButton
        small
        label={t('replay.branch')}
        testId={`branch-${row.stream}`}
        onClick={() => branch(row.stream)}
      >
        <GitBranch size={13} />
      </IconButton>
      <IconButton
        small
        label={t('replay.rename')}
        onClick={() => openDialog({ kind: 'rename-replay', stream: row.stream, name: row.name })}
      >
        <Pencil size={13} />
      </IconButton>
      <IconButton
        small
        label={row.current ? t('replay.cannotRemove') : t('replay.remove')}
        testId={`remove-${row.stream}`}
        disabled={row.current}
        onClick={() => remove(row)}
      >
        <Trash2 size={13} />
      </IconButton>
    </span>
  );
}

type Column = GridColumn<ReplayView>;

const rangeOf = (row: ReplayView, { t, locale }: Words): string =>
  row.blind && !row.revealed
    ? t('replay.hidden')
    : `${formatDate(row.from, locale, 'UTC')} – ${formatDate(row.to, locale, 'UTC')}`;

const chosenColumn = ({ t }: Words, chosen: readonly string[]): Column => ({
  id: 'chosen',
  header: '',
  width: '30px',
  cell: (row) => (
    <input
      type="checkbox"
      aria-label={t('replay.select', { name: row.name })}
      data-testid={`choose-${row.stream}`}
      checked={chosen.includes(row.stream)}
      onChange={() => toggle(row.stream)}
    />
  ),
});

const progressColumn = ({ t }: Words): Column => ({
  id: 'progress',
  header: t('replay.progress'),
  width: '70px',
  align: 'end',
  sort: (row) => row.position / row.end,
  cell: (row) => {
    const share = Math.floor((row.position / row.end) * 100);
    return <Num value={share} text={`${share} %`} />;
  },
});

const countColumn = (id: string, header: string, of: (row: ReplayView) => number): Column => ({
  id,
  header,
  width: '64px',
  align: 'end',
  leaves: 1,
  sort: of,
  cell: (row) => <Num value={of(row)} text={String(of(row))} />,
});

/** `names`: of the sessions by stream, for those that branched. */
export function columnsOf(
  words: Words,
  chosen: readonly string[],
  names: ReadonlyMap<string, string>,
): readonly Column[] {
  const { t } = words;
  return [
    chosenColumn(words, chosen),
    {
      id: 'name',
      header: t('replay.name'),
      width: 'minmax(130px, 2fr)',
      sort: (row) => row.name,
      cell: (row) => <b>{row.name}</b>,
    },
    {
      id: 'symbols',
      header: t('replay.symbol'),
      width: 'minmax(70px, 1fr)',
      cell: (row) => row.symbols.map(({ symbol }) => symbol).join(', '),
    },
    {
      id: 'timeframe',
      header: t('replay.timeframe'),
      width: '56px',
      cell: (row) => row.timeframe ?? t('replay.orders'),
    },
    {
      id: 'range',
      header: t('replay.range'),
      width: '178px',
      leaves: 2,
      sort: (row) => row.from,
      cell: (row) => rangeOf(row, words),
    },
    progressColumn(words),
    countColumn('orders', t('replay.orders'), (row) => row.orders),
    countColumn('fills', t('replay.fills'), (row) => row.fills),
    {
      id: 'parent',
      header: t('replay.branchOf'),
      width: 'minmax(80px, 1fr)',
      leaves: 0,
      cell: (row) => (row.parent ? (names.get(row.parent.stream) ?? row.parent.stream) : ''),
    },
    {
      id: 'actions',
      header: '',
      width: '178px',
      pinned: true,
      cell: (row) => <Actions row={row} words={words} />,
    },
  ];
}
