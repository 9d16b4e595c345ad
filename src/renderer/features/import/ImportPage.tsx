/** The order sheet import in four steps: file, columns, preview, basket. */
import { useState, type DragEvent } from 'react';
import type { BasketView } from '#contract/views.ts';
import { describeError, type TextKey } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { goTo, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/controls.tsx';
import { CommitBar } from './CommitBar.tsx';
import { FilePicker } from './FilePicker.tsx';
import { PreviewGrid } from './PreviewGrid.tsx';
import { Understood } from './Understood.tsx';
import { chooseFile, previewAgain, startOver, useSheet } from './useSheet.ts';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import css from './import.module.css';

const STEPS: readonly TextKey[] = [
  'sheets.stepFile',
  'sheets.stepColumns',
  'sheets.stepPreview',
  'sheets.stepBasket',
];

function Steps({ at }: { readonly at: readonly number[] }) {
  const { t } = useWords();
  return (
    <ol className={css.steps}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={at.includes(index) ? 'step' : undefined}>
          {index + 1} {t(step)}
        </li>
      ))}
    </ol>
  );
}

function FileStep() {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const { error, busy, file } = useSheet();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) void chooseFile(dropped);
  };
  return (
    <div
      className={css.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{busy ? t('sheets.reading', { file: file?.name ?? '' }) : t('sheets.drop')}</h2>
      <p className={css.hint}>{t('sheets.dropHint')}</p>
      <FilePicker
        label={t('sheets.choose')}
        accept=".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"
        testId="import-file"
        primary
        onPick={(picked) => void chooseFile(picked)}
      />
      {error && (
        <p className={css.error} role="alert" data-testid="import-error">
          {t('sheets.failed')}: {describeError(t, error)}
        </p>
      )}
    </div>
  );
}

function DoneStep({ basket }: { readonly basket: BasketView }) {
  const { t } = useWords();
  const show = () => {
    useUi.setState({ blotterTab: basket.working > 0 ? 'working' : 'filled' });
    startOver();
    goTo('trade');
  };
  return (
    <div className={css.done} data-testid="import-done" role="status">
      <h2>{t('sheets.done', { name: basket.name, count: basket.orders })}</h2>
      <p>
        {t('sheets.doneText', {
          filled: basket.filled,
          working: basket.working,
          cancelled: basket.cancelled,
        })}
      </p>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button look="primary" testId="import-show-orders" onClick={show}>
          {t('sheets.showOrders')}
        </Button>
        <Button onClick={startOver}>{t('sheets.another')}</Button>
      </div>
    </div>
  );
}

function PreviewStep() {
  const { t, locale } = useWords();
  const preview = useSheet((state) => state.preview);
  const error = useSheet((state) => state.error);
  if (!preview) return null;
  const already = preview.alreadyImported;
  const failure = preview.parsed.file_error;
  return (
    <div className={css.work}>
      <Understood preview={preview} />
      <div className={css.main}>
        {already && (
          <div className={css.note} role="status" data-testid="import-already">
            {t('sheets.already', {
              name: already.name,
              date: formatDateTime(already.at, locale, MARKET_ZONE),
            })}
          </div>
        )}
        {failure && (
          <div className={css.error} role="alert" data-testid="import-file-error">
            {t(`fileErrors.${failure}`)}
            {locale === 'en' && ` (${preview.parsed.file_detail})`}
          </div>
        )}
        {error && (
          <div className={css.error} role="alert" data-testid="import-error">
            {describeError(t, error)}
          </div>
        )}
        <PreviewGrid />
        <CommitBar preview={preview} />
      </div>
    </div>
  );
}

export function ImportPage() {
  const { t } = useWords();
  const preview = useSheet((state) => state.preview);
  const committed = useSheet((state) => state.committed);
  const busy = useSheet((state) => state.busy);
  return (
    <div className={css.page} data-testid="import-page">
      <div className={css.bar}>
        <h1>{t('sheets.title')}</h1>
        <Steps at={committed ? [3] : preview ? [1, 2] : [0]} />
        <span className={css.push} />
        {preview && !committed && (
          <>
            <Button disabled={busy !== null} testId="import-refresh" onClick={() => void previewAgain()}>
              {t('sheets.refresh')}
            </Button>
            <Button testId="import-another" onClick={startOver}>
              {t('sheets.another')}
            </Button>
          </>
        )}
      </div>
      {committed ? <DoneStep basket={committed} /> : preview ? <PreviewStep /> : <FileStep />}
    </div>
  );
}
