/** Sets the account's exchange rate: what totals in the base currency are reckoned with. */
import { useState } from 'react';
import { FX_SCALE } from '#core/units/fx-rate.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { FormDialog } from '../../../ui/Dialog.tsx';
import { rateText } from '../../journal/moneySummary.ts';
import { AmountField, Denied, positive, useChange, type ChangeProps } from './parts.tsx';

export function RateDialog({ onClose }: ChangeProps) {
  const { t, locale } = useWords();
  const sending = useChange(onClose);
  const known = useSession((state) => state.status?.fxRate ?? null);
  const [text, setText] = useState(known ? rateText(known, locale) : '');
  const rate = positive(text, FX_SCALE, locale);
  return (
    <FormDialog
      title={t('account.rateTitle')}
      closeLabel={t('shell.close')}
      onClose={onClose}
      testId="rate-dialog"
      text={t('account.rateText')}
      submit={t('account.rateSubmit')}
      submitId="rate-submit"
      disabled={rate === null || sending.stopped()}
      onSubmit={() => rate !== null && void sending.change('account.setFxRate', { rate })}
      result={<Denied text={sending.refusal()} />}
    >
      <AmountField
        autoFocus
        label={t('account.rateField')}
        value={text}
        bad={rate === null}
        testId="rate-value"
        onChange={(next) => {
          setText(next);
          sending.forget();
        }}
      />
    </FormDialog>
  );
}
