/** Sells one currency for the other: rate, spread and what is received stand there before it is sent. */
import { useState } from 'react';
import { FX_SCALE } from '#core/units/fx-rate.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { useTrading } from '../../../state/trading.ts';
import { useLive } from '../../../state/useLive.ts';
import { Segmented } from '../../../ui/controls.tsx';
import { FormDialog } from '../../../ui/Dialog.tsx';
import { formatScaled, numberFormat, parseScaled } from '../../../ui/format.ts';
import { rateText } from '../../journal/moneySummary.ts';
import { AmountField, Denied, Foretold, positive, useChange, type ChangeProps } from './parts.tsx';
import css from './changes.module.css';

/** A tenth of a percent between ask and bid. */
const USUAL_SPREAD = 10;
const MOST_SPREAD = 1_000;

function useConversion(from: Currency) {
  const { locale } = useWords();
  const known = useSession((state) => state.status?.fxRate ?? null);
  const [amountText, setAmount] = useState('');
  const [rate, setRate] = useState(known ? rateText(known, locale) : '');
  const [spread, setSpread] = useState(formatScaled(USUAL_SPREAD, 2, locale));
  const amount = positive(amountText, moneyScale(from), locale);
  const middle = positive(rate, FX_SCALE, locale);
  const bps = parseScaled(spread, 2, locale);
  const fine = bps !== null && bps >= 0 && bps <= MOST_SPREAD;
  const to: Currency = from === 'VND' ? 'USD' : 'VND';
  const params =
    amount === null || middle === null || !fine ? null : { from, to, amount, rate: middle, spreadBps: bps };
  return {
    params,
    to,
    amount: { value: amountText, onChange: setAmount, bad: amount === null },
    rate: { value: rate, onChange: setRate, bad: middle === null },
    spread: { value: spread, onChange: setSpread, bad: !fine },
  };
}

type Conversion = ReturnType<typeof useConversion>;

function Result({ from, conversion }: { readonly from: Currency; readonly conversion: Conversion }) {
  const { t, locale } = useWords();
  const { params, to } = conversion;
  const { value } = useLive('account.preview', params && { change: 'convert', ...params });
  const { money } = numberFormat(locale);
  const event = value?.event?.kind === 'currency-converted' ? value.event : null;
  const row = (id: string, name: string, amount: number | undefined, currency: Currency) => ({
    id,
    name,
    text: amount === undefined ? '–' : money(amount, currency),
    ...(amount === undefined ? {} : { value: amount }),
  });
  return (
    <Foretold
      testId="convert-foretold"
      rows={[
        row('sold', t('account.sold'), event?.sold, from),
        {
          id: 'rate',
          name: t('account.middleRate'),
          text: event ? t('account.rateIs', { rate: rateText(event.rate, locale) }) : '–',
        },
        row('fee', t('account.spreadPaid'), event?.fee.amount, to),
        row('bought', t('account.received'), event?.bought, to),
      ]}
    />
  );
}

export function ConvertDialog({ onClose }: ChangeProps) {
  const { t, locale } = useWords();
  const sending = useChange(onClose);
  const [from, setFrom] = useState<Currency>('VND');
  const conversion = useConversion(from);
  const { params, to } = conversion;
  const { value: foretold } = useLive('account.preview', params && { change: 'convert', ...params });
  const free = useTrading(
    (state) => state.account?.currencies.find((each) => each.currency === from)?.withdrawable,
  );
  const { money } = numberFormat(locale);
  return (
    <FormDialog
      title={t('account.convertTitle')}
      closeLabel={t('shell.close')}
      onClose={onClose}
      testId="convert-dialog"
      text={t('account.convertText')}
      submit={t('account.convertSubmit', { from, to })}
      submitId="convert-submit"
      disabled={params === null || sending.stopped(foretold)}
      onSubmit={() => params && void sending.change('account.convert', params)}
      result={<Denied text={sending.refusal(foretold)} />}
    >
      <div>
        <Segmented
          label={t('account.direction')}
          testId="convert-from"
          value={from}
          choices={[
            { value: 'VND', label: 'VND → USD' },
            { value: 'USD', label: 'USD → VND' },
          ]}
          onChange={setFrom}
        />
      </div>
      <AmountField
        autoFocus
        label={t('account.amountIn', { currency: from })}
        hint={free === undefined ? undefined : t('account.freeIs', { amount: money(free, from) })}
        testId="convert-amount"
        {...conversion.amount}
      />
      <div className={css.row}>
        <AmountField label={t('account.rateField')} testId="convert-rate" {...conversion.rate} />
        <AmountField label={t('account.spreadField')} testId="convert-spread" {...conversion.spread} />
      </div>
      <Result from={from} conversion={conversion} />
    </FormDialog>
  );
}
