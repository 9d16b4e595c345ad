/** Pays cash in or out of the account. */
import { useState } from 'react';
import type { MoneyEvent } from '#core/model/money-events.ts';
import { CURRENCIES, moneyScale, type Currency } from '#core/units/units.ts';
import { useWords } from '../../../state/settings.ts';
import { useTrading } from '../../../state/trading.ts';
import { useLive } from '../../../state/useLive.ts';
import { Segmented } from '../../../ui/controls.tsx';
import { FormDialog } from '../../../ui/Dialog.tsx';
import { numberFormat } from '../../../ui/format.ts';
import { AmountField, Denied, Foretold, positive, useChange, type ChangeProps } from './parts.tsx';
import css from './changes.module.css';

const DIRECTIONS = ['deposit', 'withdraw'] as const;

type Direction = (typeof DIRECTIONS)[number];

/** Cash now, what of it is free, and cash after the movement. */
function Result(props: { readonly currency: Currency; readonly moved: number | null }) {
  const { t, locale } = useWords();
  const { currency, moved } = props;
  const summary = useTrading((state) => state.account?.currencies.find((each) => each.currency === currency));
  const { money } = numberFormat(locale);
  const row = (id: string, name: string, value: number | null | undefined) => ({
    id,
    name,
    text: typeof value === 'number' ? money(value, currency) : '–',
    ...(typeof value === 'number' ? { value } : {}),
  });
  return (
    <Foretold
      testId="move-foretold"
      rows={[
        row('cash', t('trade.cash'), summary?.cash),
        row('free', t('trade.withdrawable'), summary?.withdrawable),
        row('after', t('account.cashAfter'), summary && moved !== null ? summary.cash + moved : null),
      ]}
    />
  );
}

/** What comes in, negative where it goes out; null while it is not known. */
function movedBy(event: MoneyEvent | null | undefined): number | null {
  if (event?.kind === 'cash-deposited') return event.amount;
  return event?.kind === 'cash-withdrawn' ? -event.amount : null;
}

function Choices(props: {
  readonly direction: Direction;
  readonly setDirection: (direction: Direction) => void;
  readonly currency: Currency;
  readonly setCurrency: (currency: Currency) => void;
}) {
  const { t } = useWords();
  return (
    <div className={css.row}>
      <Segmented
        label={t('account.direction')}
        testId="move-direction"
        value={props.direction}
        choices={DIRECTIONS.map((each) => ({ value: each, label: t(`account.${each}`) }))}
        onChange={props.setDirection}
      />
      <Segmented
        label={t('trade.currency')}
        testId="move-currency"
        value={props.currency}
        choices={CURRENCIES.map((each) => ({ value: each, label: each }))}
        onChange={props.setCurrency}
      />
    </div>
  );
}

export function MoveDialog({ onClose }: ChangeProps) {
  const { t, locale } = useWords();
  const sending = useChange(onClose);
  const [direction, setDirection] = useState<Direction>('deposit');
  const [currency, setCurrency] = useState<Currency>('VND');
  const [text, setText] = useState('');
  const amount = positive(text, moneyScale(currency), locale);
  const params = amount === null ? null : { direction, currency, amount };
  const { value: foretold } = useLive('account.preview', params && { change: 'move', ...params });
  return (
    <FormDialog
      title={t('account.moveTitle')}
      closeLabel={t('shell.close')}
      onClose={onClose}
      testId="move-dialog"
      text={t('account.moveText')}
      submit={t(`account.${direction}`)}
      submitId="move-submit"
      disabled={params === null || sending.stopped(foretold)}
      onSubmit={() => params && void sending.change('account.move', params)}
      result={<Denied text={sending.refusal(foretold)} />}
    >
      <Choices {...{ direction, setDirection, currency, setCurrency }} />
      <AmountField
        autoFocus
        label={t('account.amountIn', { currency })}
        value={text}
        bad={amount === null}
        testId="move-amount"
        onChange={(next) => {
          setText(next);
          sending.forget();
        }}
      />
      <Result currency={currency} moved={movedBy(foretold?.event)} />
    </FormDialog>
  );
}
