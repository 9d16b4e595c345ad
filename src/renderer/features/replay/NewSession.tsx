/** A new session on stored series: which ones, from when, how orders fill, with what account. */
import { useEffect, useMemo, useState, type FormEvent } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { describeError } from '#words/index.ts';
import { call, errorOf, newCommandId } from '../../client/index.ts';
import { loadReplays, useReplays } from '../../state/replay.ts';
import { useWords } from '../../state/settings.ts';
import { goTo, openDialog } from '../../state/ui.ts';
import { Button, Empty, Field, SelectInput, TextInput } from '../../ui/controls.tsx';
import { SeriesChoice } from './SeriesChoice.tsx';
import { AccountFields, useAccount } from './AccountFields.tsx';
import css from './replay.module.css';

const FILLS = {
  'next-open': 'replay.fill-next-open',
  touch: 'replay.fill-touch',
  penetrate: 'replay.fill-penetrate',
  'worst-case': 'replay.fill-worst-case',
  close: 'replay.fill-close',
} as const;
type Fill = keyof typeof FILLS;

function useSeries(): readonly SeriesView[] | null {
  const [series, setSeries] = useState<readonly SeriesView[] | null>(null);
  useEffect(() => {
    call('series.list', {})
      .then((all) => setSeries(all.filter(({ kind }) => kind === 'bars')))
      .catch(() => setSeries([]));
  }, []);
  return series;
}

const moment = (text: string): number | null => (text === '' ? null : Date.parse(`${text}T00:00:00Z`));

function useForm(series: readonly SeriesView[]) {
  const { t } = useWords();
  const account = useAccount();
  const [chosen, setChosen] = useState<readonly number[]>(() => useReplays.getState().wanted);
  const [named, setName] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [fill, setFill] = useState<Fill>('next-open');
  const [slippage, setSlippage] = useState('0');
  const [blind, setBlind] = useState(false);
  const [accept, setAccept] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const own = useMemo(() => series.filter(({ id }) => chosen.includes(id)), [series, chosen]);
  const symbols = own.slice(0, 3).map(({ symbol }) => symbol);
  const suggested =
    own.length === 0
      ? ''
      : t('replay.nameOf', {
          symbols: `${symbols.join(', ')}${own.length > 3 ? ' …' : ''}`,
          timeframe: own[0]!.timeframe,
        });
  const name = named ?? (blind && own.length > 0 ? t('replay.blindName') : suggested);
  const ticks = /^\d{1,3}$/.test(slippage) ? Number(slippage) : null;
  const ready = own.length > 0 && name.trim() !== '' && ticks !== null && account.values !== null && !busy;
  const submit = async () => {
    if (!ready || !account.values || ticks === null) return;
    setBusy(true);
    setError(null);
    try {
      await call('replay.create', {
        commandId: newCommandId(),
        name,
        series: own.map(({ id }) => id),
        from: moment(from),
        to: moment(to),
        fill,
        slippageTicks: ticks,
        blind,
        acceptQuality: accept,
        ...account.values,
      });
      useReplays.setState({ wanted: [] });
      void loadReplays();
      goTo('trade');
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    setBusy(false);
  };
  return { account, chosen, setChosen, name, setName, from, setFrom, to, setTo, fill, setFill, slippage, setSlippage, ticks, blind, setBlind, accept, setAccept, error, busy, ready, submit }; // prettier-ignore
}

type Form = ReturnType<typeof useForm>;

function Terms({ form }: { readonly form: Form }) {
  const { t } = useWords();
  return (
    <>
      <div className={css.pair}>
        <Field label={t('replay.from')} hint={t('replay.whole')}>
          {(id) => (
            <TextInput
              id={id}
              type="date"
              testId="replay-from"
              value={form.from}
              onChange={(event) => form.setFrom(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('replay.to')}>
          {(id) => (
            <TextInput
              id={id}
              type="date"
              testId="replay-to"
              value={form.to}
              onChange={(event) => form.setTo(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t('replay.fill')}>
        {(id) => (
          <SelectInput<Fill>
            id={id}
            testId="replay-fill"
            value={form.fill}
            choices={(Object.keys(FILLS) as Fill[]).map((each) => ({ value: each, label: t(FILLS[each]) }))}
            onChange={form.setFill}
          />
        )}
      </Field>
      <Field label={t('replay.slippage')}>
        {(id) => (
          <TextInput
            id={id}
            figures
            inputMode="numeric"
            testId="replay-slippage"
            value={form.slippage}
            invalid={form.ticks === null}
            onChange={(event) => form.setSlippage(event.target.value)}
          />
        )}
      </Field>
      <label className={css.check}>
        <input
          type="checkbox"
          data-testid="replay-blind"
          checked={form.blind}
          onChange={(event) => form.setBlind(event.target.checked)}
        />
        {t('replay.blind')}
      </label>
    </>
  );
}

function Outcome({ form }: { readonly form: Form }) {
  const { t } = useWords();
  const { error } = form;
  if (!error) return null;
  if (error.code !== 'QUALITY_LOW')
    return (
      <p className={css.error} role="alert" data-testid="replay-error">
        {describeError(t, error)}
      </p>
    );
  const { symbol = '', score = '' } = error.params;
  return (
    <div className={css.ask} role="alert" data-testid="replay-quality">
      <p>{t('replay.qualityAsk', { symbol, score })}</p>
      <label className={css.check}>
        <input
          type="checkbox"
          data-testid="replay-accept"
          checked={form.accept}
          onChange={(event) => form.setAccept(event.target.checked)}
        />
        {t('replay.acceptQuality')}
      </label>
    </div>
  );
}

function SessionForm({ series }: { readonly series: readonly SeriesView[] }) {
  const { t } = useWords();
  const form = useForm(series);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className={css.form} onSubmit={send} data-testid="replay-form">
      <SeriesChoice series={series} chosen={form.chosen} onChange={form.setChosen} />
      <Field label={t('replay.name')}>
        {(id) => (
          <TextInput
            id={id}
            testId="replay-name"
            maxLength={80}
            value={form.name}
            onChange={(event) => form.setName(event.target.value)}
          />
        )}
      </Field>
      <Terms form={form} />
      <AccountFields account={form.account} />
      <Outcome form={form} />
      <Button look="primary" type="submit" testId="replay-create" disabled={!form.ready}>
        {t(form.busy ? 'replay.creating' : 'replay.create')}
      </Button>
    </form>
  );
}

export function NewSession() {
  const { t } = useWords();
  const series = useSeries();
  if (!series) return <Empty>{t('shell.loading')}</Empty>;
  if (series.length === 0)
    return (
      <Empty>
        <p>{t('replay.noSeries')}</p>
        <Button look="primary" onClick={() => openDialog({ kind: 'import-bars' })}>
          {t('replay.importBars')}
        </Button>
      </Empty>
    );
  return <SessionForm series={series} />;
}
