/** The chosen repairs: how many, what they would do, and doing them. */
import { useState } from 'react';
import type { BarChange, ProposedRepair, RepairPreview } from '#contract/quality-views.ts';
import type { BarText, SeriesView } from '#contract/series-views.ts';
import { call } from '../../client/index.ts';
import { useWriteBlock } from '../../state/hooks.ts';
import { tellFailure } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { Button } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { renotate } from '../../ui/format.ts';
import { applyRepairs } from './actions.ts';
import { timeOf } from './figures.ts';
import css from './preview.module.css';

const FIELDS = ['open', 'high', 'low', 'close', 'volume'] as const;

function BarCells({ bar, other, absent }: { bar: BarText | null; other: BarText | null; absent: string }) {
  const { locale } = useWords();
  if (!bar)
    return (
      <td colSpan={FIELDS.length} className={css.absent}>
        {absent}
      </td>
    );
  return FIELDS.map((field) => (
    <td key={field} className={css.figure} data-changed={other !== null && other[field] !== bar[field]}>
      {renotate(bar[field], 'en', locale)}
    </td>
  ));
}

function ChangeRows({ change, timeframe }: { readonly change: BarChange; readonly timeframe: string }) {
  const words = useWords();
  const { t } = words;
  const { before, after, time } = change;
  return (
    <tbody className={css.change}>
      <tr>
        <th rowSpan={2} scope="rowgroup">
          {timeOf(words, timeframe, time)}
        </th>
        <td className={css.which}>{t('data.before')}</td>
        <BarCells bar={before} other={after} absent={t('data.absent')} />
      </tr>
      <tr data-after>
        <td className={css.which}>{t('data.after')}</td>
        <BarCells bar={after} other={before} absent={t('data.gone')} />
      </tr>
    </tbody>
  );
}

function PreviewTable({ preview, series }: { readonly preview: RepairPreview; readonly series: SeriesView }) {
  const { t } = useWords();
  const { before, after, changed, rows } = preview;
  const first = rows.length < changed ? ` (${t('data.previewFirst', { count: rows.length })})` : '';
  return (
    <>
      <p className={css.said} data-testid="repair-score">
        <strong>{t('data.previewScore', { before, after })}</strong> ·{' '}
        {t('data.previewChanged', { count: changed })}
        {first}
      </p>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('data.previewTitle')}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('data.when')}</th>
              <td />
              {FIELDS.map((field) => (
                <th key={field} className={css.figure}>
                  {t(`data.role-${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((change) => (
            <ChangeRows key={change.time} change={change} timeframe={series.timeframe} />
          ))}
        </table>
      </div>
    </>
  );
}

interface RepairBarProps {
  readonly series: SeriesView;
  readonly chosen: readonly ProposedRepair[];
  readonly all: boolean;
  readonly onAll: () => void;
  readonly onDone: () => void;
}

export function RepairBar({ series, chosen, all, onAll, onDone }: RepairBarProps) {
  const { t } = useWords();
  const block = useWriteBlock();
  const [preview, setPreview] = useState<RepairPreview | null>(null);
  const [busy, setBusy] = useState(false);
  const none = chosen.length === 0 || busy;
  const during = async (work: Promise<unknown>) => {
    setBusy(true);
    await work.catch(tellFailure);
    setBusy(false);
  };
  const look = () =>
    during(call('series.repairPreview', { seriesId: series.id, repairs: [...chosen] }).then(setPreview));
  const apply = () =>
    during(
      applyRepairs(series, chosen).then((done) => {
        setPreview(null);
        if (done) onDone();
      }),
    );
  const applyButton = (
    <Button
      look="primary"
      disabled={none || block !== null}
      title={block ?? undefined}
      testId={preview ? 'repair-apply-seen' : 'repair-apply'}
      onClick={() => void apply()}
    >
      {t('data.apply')}
    </Button>
  );
  return (
    <div className={css.bar}>
      <Button small testId="repair-all" onClick={onAll}>
        {t(all ? 'data.pickNone' : 'data.pickAll')}
      </Button>
      <span role="status">{t('data.chosen', { count: chosen.length })}</span>
      <span className={css.push} />
      <Button disabled={none} testId="repair-preview" onClick={() => void look()}>
        {t('data.preview')}
      </Button>
      {!preview && applyButton}
      {preview && (
        <Dialog
          title={t('data.previewTitle')}
          closeLabel={t('shell.close')}
          shape="wide"
          testId="repair-dialog"
          onClose={() => setPreview(null)}
          actions={applyButton}
        >
          <PreviewTable preview={preview} series={series} />
        </Dialog>
      )}
    </div>
  );
}
