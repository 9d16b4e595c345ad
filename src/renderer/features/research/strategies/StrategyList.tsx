/** The strategies: built-in ones first, then the workspace's own; searched by name, what they are about, tags. */
import Plus from 'lucide-react/icons/plus';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { StrategyView } from '#contract/research-views.ts';
import { describeError, type Words } from '#words/index.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Badge, Button, Empty, TextInput } from '../../../ui/controls.tsx';
import { foldText } from '../../../ui/search.ts';
import { aboutOf } from '../names.ts';
import { chooseStrategy, useResearch } from '../store.ts';
import { NewDialog } from './dialogs.tsx';
import css from './strategies.module.css';

function matches(strategy: StrategyView, wanted: string, words: Words): boolean {
  const text = foldText(
    `${strategy.name} ${aboutOf(strategy, words)} ${strategy.tags.join(' ')} ${strategy.note}`,
  );
  return foldText(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Marks({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const unsaved = useResearch((state) => state.unsaved[strategy.id] !== undefined);
  const { problems, runs } = strategy;
  return (
    <span className={css.marks}>
      {unsaved && (
        <span
          className={css.unsaved}
          title={t('research.unsaved')}
          role="img"
          aria-label={t('research.unsaved')}
        >
          ●
        </span>
      )}
      {problems.length > 0 && (
        <Badge colour="var(--danger)" title={problems[0]!.message}>
          {t('research.problems', { count: problems.length })}
        </Badge>
      )}
      {runs > 0 && (
        <span className={css.runs} title={t('research.runsCount', { count: runs })}>
          {runs}
        </span>
      )}
    </span>
  );
}

function Row({ strategy }: { readonly strategy: StrategyView }) {
  const words = useWords();
  const chosen = useResearch((state) => state.strategyId === strategy.id);
  const { tags } = strategy;
  return (
    <li>
      <button
        type="button"
        className={css.row}
        aria-current={chosen ? 'true' : undefined}
        data-testid={`strategy-${strategy.id}`}
        title={aboutOf(strategy, words)}
        onClick={() => chooseStrategy(strategy.id)}
      >
        <span className={css.name}>{strategy.name}</span>
        <Marks strategy={strategy} />
        {tags.length > 0 && <span className={css.tags}>{tags.join(' · ')}</span>}
      </button>
    </li>
  );
}

/** Arrow keys go from one strategy to the next. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('li > button')];
  const next = rows[rows.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Group(props: { readonly title: string; readonly rows: readonly StrategyView[] }) {
  if (props.rows.length === 0) return null;
  return (
    <section>
      <h3 className={css.groupTitle}>{props.title}</h3>
      <ul className={css.list}>
        {props.rows.map((each) => (
          <Row key={each.id} strategy={each} />
        ))}
      </ul>
    </section>
  );
}

export function StrategyList() {
  const words = useWords();
  const { t } = words;
  const { strategies, error, making } = useResearch();
  const [filter, setFilter] = useState('');
  const block = useWriteBlock();
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () => (strategies ?? []).filter((each) => matches(each, filter, words)),
    [strategies, filter, words],
  );
  const [builtIn, own] = [
    shown.filter(({ kind }) => kind === 'built-in'),
    shown.filter(({ kind }) => kind !== 'built-in'),
  ];
  return (
    <nav className={css.side} aria-label={t('research.strategies')}>
      <div className={css.head}>
        <TextInput
          type="search"
          aria-label={t('research.find')}
          placeholder={t('research.find')}
          testId="strategy-filter"
          value={filter}
          maxLength={100}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Button
          testId="strategy-new"
          disabled={block !== null}
          title={block ?? t('research.newHint')}
          onClick={() => useResearch.setState({ making: true })}
        >
          <Plus size={13} />
          {t('research.newShort')}
        </Button>
      </div>
      <div ref={list} className={css.scroll} onKeyDown={move}>
        {error && <Empty>{describeError(t, error)}</Empty>}
        {!strategies && !error && <Empty>{t('shell.loading')}</Empty>}
        <Group title={t('research.builtIn')} rows={builtIn} />
        <Group title={t('research.own')} rows={own} />
        {strategies && shown.length === 0 && <Empty>{t('research.noneFound')}</Empty>}
        {strategies && filter === '' && own.length === 0 && <p className={css.hint}>{t('research.noOwn')}</p>}
      </div>
      {making && <NewDialog onClose={() => useResearch.setState({ making: false })} />}
    </nav>
  );
}
