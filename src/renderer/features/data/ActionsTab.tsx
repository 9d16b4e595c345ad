/** Splits and dividends of a symbol: listed, added, removed; every change is kept at once. */
import { useState, type FormEvent } from 'react';
import type { SeriesAction } from '#contract/quality-views.ts';
import { describeError } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useWriteBlock } from '../../state/hooks.ts';
import { notify, tellFailure } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { Button, Empty, Segmented, TextInput } from '../../ui/controls.tsx';
import { normaliseNumber, renotate } from '../../ui/format.ts';
import { dateOf } from './figures.ts';
import { useCall } from './useCall.ts';
import css from './lineage.module.css';
import form from './actions.module.css';

type Kind = SeriesAction['kind'];

function useText() {
  const words = useWords();
  const { t, locale } = words;
  return (action: SeriesAction): string =>
    action.kind === 'split'
      ? t('data.splitFor', { numerator: action.numerator, denominator: action.denominator })
      : renotate(action.amount, 'en', locale);
}

const whole = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text) : null);

function AddForm({ disabled, onAdd }: { disabled: boolean; onAdd: (action: SeriesAction) => void }) {
  const { t, locale } = useWords();
  const [kind, setKind] = useState<Kind>('split');
  const [exDate, setExDate] = useState('');
  const [above, setAbove] = useState('2');
  const [below, setBelow] = useState('1');
  const [amount, setAmount] = useState('');
  const [numerator, denominator] = [whole(above), whole(below)];
  const cash = normaliseNumber(amount, locale);
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(exDate);
  const ready = dated && (kind === 'split' ? numerator !== null && denominator !== null : Number(cash) > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || disabled) return;
    if (kind === 'dividend') onAdd({ kind, exDate, amount: cash! });
    else onAdd({ kind, exDate, numerator: numerator!, denominator: denominator! });
    setAmount('');
  };
  const text = (label: string, value: string, set: (text: string) => void, testId: string) => (
    <label className={form.part}>
      {label}
      <span className={form.number}>
        <TextInput figures value={value} testId={testId} onChange={(event) => set(event.target.value)} />
      </span>
    </label>
  );
  return (
    <form className={form.add} onSubmit={submit}>
      <Segmented<Kind>
        label={t('data.kind')}
        testId="action-kind"
        value={kind}
        choices={[
          { value: 'split', label: t('data.split') },
          { value: 'dividend', label: t('data.dividend') },
        ]}
        onChange={setKind}
      />
      <label className={form.part}>
        {t('data.exDate')}
        <TextInput
          type="date"
          testId="action-date"
          value={exDate}
          onChange={(event) => setExDate(event.target.value)}
        />
      </label>
      {kind === 'split' ? (
        <>
          {text(t('data.newShares'), above, setAbove, 'action-numerator')}
          {text(t('data.oldShares'), below, setBelow, 'action-denominator')}
        </>
      ) : (
        text(t('data.amount'), amount, setAmount, 'action-amount')
      )}
      <Button type="submit" disabled={!ready || disabled} testId="action-add">
        {t('data.add')}
      </Button>
    </form>
  );
}

export function ActionsTab({ symbol }: { readonly symbol: string }) {
  const words = useWords();
  const { t } = words;
  const block = useWriteBlock();
  const textOf = useText();
  const { value, error } = useCall(symbol, () => call('series.actions.list', { symbol }));
  const [saved, setSaved] = useState<readonly SeriesAction[] | null>(null);
  const actions = saved ?? value;
  const set = (next: readonly SeriesAction[]) => {
    call('series.actions.set', { symbol, actions: [...next] })
      .then((now) => {
        setSaved(now);
        notify('success', t('data.actionsSaved', { symbol }));
      })
      .catch(tellFailure);
  };
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (!actions) return <Empty>{t('shell.loading')}</Empty>;
  return (
    <div className={css.lineage} tabIndex={0} role="region" aria-label={t('data.tab-actions')}>
      <p className={form.text}>{t('data.actionsText', { symbol })}</p>
      <AddForm disabled={block !== null} onAdd={(action) => set([...actions, action])} />
      {actions.length === 0 ? (
        <p className={css.quiet}>{t('data.noActions')}</p>
      ) : (
        <table className={form.table} data-testid="data-actions">
          <thead>
            <tr>
              <th>{t('data.exDate')}</th>
              <th>{t('data.kind')}</th>
              <th className={form.figure}>{t('data.ratio')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => {
              const date = dateOf(words, Date.parse(action.exDate));
              const what = `${t(`data.${action.kind}`)} ${date}`;
              return (
                <tr key={`${action.exDate} ${action.kind}`}>
                  <td>{date}</td>
                  <td>{t(`data.${action.kind}`)}</td>
                  <td className={form.figure}>{textOf(action)}</td>
                  <td className={form.figure}>
                    <Button
                      small
                      look="quiet"
                      disabled={block !== null}
                      aria-label={t('data.remove', { what })}
                      title={t('data.remove', { what })}
                      onClick={() => set(actions.filter((each) => each !== action))}
                    >
                      ×
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
