/** Imports real history from a CSV of bars: file, symbol, result in words. */
import { useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { ResultOf } from '#contract/calls.ts';
import { describeError, describeSkipped } from '#words/index.ts';
import { call, errorOf, newCommandId } from '../../client/index.ts';
import { focusInstrument } from '../../state/feed.ts';
import { refreshBars } from '../../state/bars.ts';
import { useMarket } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Field, TextInput } from '../../ui/controls.tsx';
import { FilePicker } from './FilePicker.tsx';
import { dialogCss, FormDialog } from '../../ui/Dialog.tsx';
import { renotate } from '../../ui/format.ts';
import { formatDate } from '../../ui/time.ts';
import css from './import.module.css';

type Imported = ResultOf<'bars.import'>;

function useImport() {
  const [result, setResult] = useState<Imported | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (file: File, symbol: string) => {
    setBusy(true);
    setResult(null);
    setError(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const imported = await call('bars.import', {
        commandId: newCommandId(),
        fileName: file.name,
        bytes,
        symbol,
      });
      setResult(imported);
      const instrument = useMarket.getState().bySymbol[imported.symbol];
      if (instrument) focusInstrument(instrument.id);
      refreshBars();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    setBusy(false);
  };
  return { result, error, busy, run };
}

const LINES = { skipped: 'sheets.barsSkipped', doubtful: 'sheets.barsDoubtful' } as const;

function Result({ result }: { readonly result: Imported }) {
  const { t, locale } = useWords();
  return (
    <div role="status" data-testid="bars-result">
      <p>
        {t('sheets.barsDone', {
          count: result.bars,
          symbol: result.symbol,
          from: formatDate(result.from, locale, 'UTC'),
          to: formatDate(result.to, locale, 'UTC'),
          price: renotate(result.lastClose, 'en', locale),
        })}
      </p>
      {result.thousands && <p>{t('sheets.barsThousands')}</p>}
      {result.replaced > 0 && <p>{t('sheets.barsReplaced', { count: result.replaced })}</p>}
      {(['skipped', 'doubtful'] as const).map(
        (what) =>
          result[what].length > 0 && (
            <p key={what} className={dialogCss.text}>
              {t(LINES[what], {
                lines: result[what]
                  .slice(0, 10)
                  .map((line) => describeSkipped(t, line))
                  .join('; '),
              })}
            </p>
          ),
      )}
    </div>
  );
}

/** FPT.csv is most likely FPT. */
const symbolFromName = (name: string): string =>
  name
    .replace(/\.[^.]+$/, '')
    .replace(/[^A-Za-z0-9.-].*$/, '')
    .toUpperCase();

export function ImportBarsDialog() {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  /** Null until the user names the symbol: the file's name stands for it. */
  const [typed, setTyped] = useState<string | null>(null);
  const symbol = typed ?? (file ? symbolFromName(file.name) : '');
  const { result, error, busy, run } = useImport();
  const ready = file !== null && symbol.trim() !== '' && !busy;
  const pick = (picked: File) => {
    setFile(picked);
    if (symbol.trim() === '') setTyped(null);
  };
  return (
    <FormDialog
      title={t('sheets.barsTitle')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="import-bars"
      text={t('sheets.barsText')}
      submit={t('sheets.barsImport')}
      submitId="bars-submit"
      disabled={!ready}
      onSubmit={() => file && void run(file, symbol.trim().toUpperCase())}
      result={
        <>
          {result && <Result result={result} />}
          {error && (
            <p className={css.error} role="alert" data-testid="bars-error">
              {describeError(t, error)}
            </p>
          )}
        </>
      }
    >
      <div className={css.file}>
        <FilePicker
          label={t('sheets.choose')}
          accept=".csv,.tsv,.txt,.zip,.gz,.parquet,.xlsx,.xlsm,.xls,.xlsb,.ods"
          testId="bars-file"
          onPick={pick}
        />
        <span className={css.hint}>{file?.name}</span>
      </div>
      <Field label={t('sheets.barsSymbol')}>
        {(id) => (
          <TextInput
            id={id}
            testId="bars-symbol"
            value={symbol}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
