/** A new session on a file of every order of a book. */
import { useState, type FormEvent } from 'react';
import type { AppError } from '#contract/errors.ts';
import { describeError } from '#words/index.ts';
import { call, errorOf, newCommandId } from '../../client/index.ts';
import { loadReplays } from '../../state/replay.ts';
import { useWords } from '../../state/settings.ts';
import { goTo } from '../../state/ui.ts';
import { Button, Field, SelectInput, TextInput } from '../../ui/controls.tsx';
import { FilePicker } from '../import/FilePicker.tsx';
import { AccountFields, useAccount } from './AccountFields.tsx';
import css from './replay.module.css';

const FORMATS = { lobster: 'replay.lobster', 'databento-mbo': 'replay.databento-mbo' } as const;
type Format = keyof typeof FORMATS;

/** AAPL_2012-06-21_message.csv is of AAPL. */
const symbolOf = (name: string): string => /^[A-Za-z0-9.]+/.exec(name)?.[0].toUpperCase().slice(0, 12) ?? '';
const dayOf = (name: string): string => /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? '';

async function bytesOf(file: File): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function useForm() {
  const account = useAccount();
  const [file, setFile] = useState<File | null>(null);
  const [opening, setOpening] = useState<File | null>(null);
  const [format, setFormat] = useState<Format>('lobster');
  const [typedSymbol, setSymbol] = useState<string | null>(null);
  const [typedName, setName] = useState<string | null>(null);
  const [typedDay, setDay] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const symbol = typedSymbol ?? (file ? symbolOf(file.name) : '');
  const day = typedDay ?? (file ? dayOf(file.name) : '');
  const name = typedName ?? [symbol, day].filter(Boolean).join(' ');
  const ready = file !== null && symbol !== '' && name.trim() !== '' && account.values !== null && !busy;
  const submit = async () => {
    if (!file || !account.values || !ready) return;
    setBusy(true);
    setError(null);
    try {
      await call('replay.createOrders', {
        commandId: newCommandId(),
        name,
        symbol,
        format,
        ...(await bytesOf(file)),
        opening: format === 'lobster' && opening ? await bytesOf(opening) : null,
        day: day === '' ? null : Date.parse(`${day}T00:00:00Z`),
        ...account.values,
      });
      void loadReplays();
      goTo('trade');
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    setBusy(false);
  };
  return { account, file, setFile, opening, setOpening, format, setFormat, symbol, setSymbol, name, setName, day, setDay, error, busy, ready, submit }; // prettier-ignore
}

function Files({ form }: { readonly form: ReturnType<typeof useForm> }) {
  const { t } = useWords();
  return (
    <>
      <div className={css.file}>
        <FilePicker label={t('replay.file')} accept=".csv,.txt" testId="orders-file" onPick={form.setFile} />
        <span>{form.file?.name}</span>
      </div>
      <Field label={t('replay.format')}>
        {(id) => (
          <SelectInput<Format>
            id={id}
            testId="orders-format"
            value={form.format}
            choices={(Object.keys(FORMATS) as Format[]).map((each) => ({
              value: each,
              label: t(FORMATS[each]),
            }))}
            onChange={form.setFormat}
          />
        )}
      </Field>
      {form.format === 'lobster' && (
        <div className={css.file}>
          <FilePicker
            label={t('replay.opening')}
            accept=".csv,.txt"
            testId="orders-opening"
            onPick={form.setOpening}
          />
          <span>{form.opening?.name}</span>
        </div>
      )}
    </>
  );
}

export function NewOrders() {
  const { t } = useWords();
  const form = useForm();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className={css.form} onSubmit={send} data-testid="orders-form">
      <p className={css.quiet}>{t('replay.ordersText')}</p>
      <Files form={form} />
      <div className={css.pair}>
        <Field label={t('replay.symbol')}>
          {(id) => (
            <TextInput
              id={id}
              testId="orders-symbol"
              value={form.symbol}
              onChange={(event) => form.setSymbol(event.target.value.toUpperCase())}
            />
          )}
        </Field>
        <Field label={t('replay.day')} hint={t('replay.dayHint')}>
          {(id) => (
            <TextInput
              id={id}
              type="date"
              testId="orders-day"
              value={form.day}
              onChange={(event) => form.setDay(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t('replay.name')}>
        {(id) => (
          <TextInput
            id={id}
            testId="orders-name"
            maxLength={80}
            value={form.name}
            onChange={(event) => form.setName(event.target.value)}
          />
        )}
      </Field>
      <AccountFields account={form.account} />
      {form.error && (
        <p className={css.error} role="alert" data-testid="orders-error">
          {describeError(t, form.error)}
        </p>
      )}
      <Button look="primary" type="submit" testId="orders-create" disabled={!form.ready}>
        {t(form.busy ? 'replay.creating' : 'replay.create')}
      </Button>
    </form>
  );
}
