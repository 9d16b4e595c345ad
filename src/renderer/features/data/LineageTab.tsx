/** Where the bars of a series came from: the files with their hashes, what was left out of them, and the repairs since. */
import type { SeriesRepairView } from '#contract/quality-views.ts';
import type { SeriesImportView, SeriesView } from '#contract/series-views.ts';
import { describeError, describeSkipped } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useWriteBlock } from '../../state/hooks.ts';
import { useImports } from '../../state/imports.ts';
import { useWords } from '../../state/settings.ts';
import { Button, Empty } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import { undoRepair } from './actions.ts';
import { useCall } from './useCall.ts';
import css from './lineage.module.css';

const SHOWN = 12;

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function LeftOut({ one: { findings, skipped } }: { readonly one: SeriesImportView }) {
  const { t, locale } = useWords();
  const lines = findings.skipped.slice(0, SHOWN).map((line) => describeSkipped(t, line));
  const more = skipped - lines.length;
  if (more > 0) lines.push(t('data.leftOutMore', { count: more }));
  const named = (all: readonly number[]): string => {
    const first = all.slice(0, SHOWN).map((line) => formatScaled(line, 0, locale));
    return [...first, ...(all.length > SHOWN ? ['…'] : [])].join(', ');
  };
  const of = (kind: 'duplicate' | 'disorder'): number[] =>
    findings.notes.filter((note) => note.kind === kind).map((note) => note.line);
  const [twice, jumbled] = [named(of('duplicate')), named(of('disorder'))];
  return (
    <>
      {skipped > 0 && <p className={css.warn}>{t('data.leftOut', { lines: lines.join('; ') })}</p>}
      {jumbled.length > 0 && <p className={css.quiet}>{t('data.outOfOrder', { lines: jumbled })}</p>}
      {twice.length > 0 && <p className={css.quiet}>{t('data.duplicates', { lines: twice })}</p>}
    </>
  );
}

function ImportEntry({ one }: { readonly one: SeriesImportView }) {
  const { t, locale } = useWords();
  const count = (value: number): string => formatScaled(value, 0, locale);
  const { dialect, timezone, stamp } = one;
  return (
    <li className={css.entry}>
      <h4>
        {one.fileName}
        <span className={css.quiet}>{formatDateTime(one.at, locale, MARKET_ZONE)}</span>
      </h4>
      <dl className={css.facts}>
        <Fact name={t('data.lines')} value={count(one.rows)} />
        <Fact name={t('data.added')} value={count(one.added)} />
        <Fact name={t('data.replaced')} value={count(one.replaced)} />
        <Fact name={t('data.skipped')} value={count(one.skipped)} />
      </dl>
      <p className={css.quiet}>{t('data.readAs', { dialect, timezone, stamp: t(`data.stamp-${stamp}`) })}</p>
      <p className={css.hash}>
        <span>{t('data.sha')}</span> <code>{one.sha256}</code>
      </p>
      <LeftOut one={one} />
    </li>
  );
}

function RepairEntry({ one }: { readonly one: SeriesRepairView }) {
  const { t, locale } = useWords();
  const counts = new Map<SeriesRepairView['repairs'][number]['kind'], number>();
  for (const { kind } of one.repairs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => t(`data.kind-${kind}`, { count })).join(', ');
  const when = (at: number): string => formatDateTime(at, locale, MARKET_ZONE);
  return (
    <li className={css.entry} data-undone={one.undoneAt !== null} data-testid={`repair-${one.number}`}>
      <h4>
        {one.number}. {t('data.repairLine', { kinds, before: one.scoreBefore, after: one.scoreAfter })}
        <span className={css.quiet}>{when(one.at)}</span>
      </h4>
      {one.undoneAt !== null && (
        <p className={css.quiet}>{t('data.takenBack', { at: when(one.undoneAt) })}</p>
      )}
      <p className={css.hash}>
        <span>{t('data.content')}</span> <code>{`${one.hashBefore} → ${one.hashAfter}`}</code>
      </p>
    </li>
  );
}

export function LineageTab({ series }: { readonly series: SeriesView }) {
  const { t } = useWords();
  const block = useWriteBlock();
  const version = useImports((state) => state.version);
  const { id: seriesId, hash } = series;
  const { value, error } = useCall(`${seriesId} ${hash} ${version}`, async () => ({
    imports: await call('series.imports', { seriesId }),
    repairs: await call('series.repairs', { seriesId }),
  }));
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (!value) return <Empty>{t('shell.loading')}</Empty>;
  const inForce = value.repairs.some(({ undoneAt }) => undoneAt === null);
  return (
    <div className={css.lineage} tabIndex={0} role="region" aria-label={t('data.tab-lineage')}>
      <div className={css.head}>
        <h3>{t('data.repairs')}</h3>
        {inForce && (
          <Button
            small
            testId="repair-undo"
            disabled={block !== null}
            title={block ?? undefined}
            onClick={() => void undoRepair(series)}
          >
            {t('data.undoRepair')}
          </Button>
        )}
      </div>
      {value.repairs.length === 0 && <p className={css.quiet}>{t('data.noRepairs')}</p>}
      <ol className={css.list}>
        {value.repairs.toReversed().map((one) => (
          <RepairEntry key={one.number} one={one} />
        ))}
      </ol>
      <div className={css.head}>
        <h3>{t('data.imports')}</h3>
      </div>
      <ol className={css.list} data-testid="data-imports">
        {value.imports.toReversed().map((one) => (
          <ImportEntry key={one.number} one={one} />
        ))}
      </ol>
    </div>
  );
}
