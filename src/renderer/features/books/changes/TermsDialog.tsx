/** How the account keeps its books from here on. */
import type { AccountTerms } from '#core/model/account.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput } from '../../../ui/controls.tsx';
import { FormDialog } from '../../../ui/Dialog.tsx';
import { Denied, useChange, type ChangeProps } from './parts.tsx';
import { TermsFields } from './TermsFields.tsx';
import { useTerms } from './useTerms.ts';

const SETTLEMENTS = ['market', 'immediate'] as const;

function Form({ initial, onClose }: ChangeProps & { readonly initial: AccountTerms }) {
  const { t } = useWords();
  const sending = useChange(onClose);
  const form = useTerms(initial);
  const { terms, chosen, choose } = form;
  return (
    <FormDialog
      title={t('account.termsTitle')}
      closeLabel={t('shell.close')}
      onClose={onClose}
      wide
      testId="terms-dialog"
      text={t('account.termsText')}
      submit={t('account.termsSubmit')}
      submitId="terms-submit"
      disabled={terms === null || sending.stopped()}
      onSubmit={() => terms && void sending.change('account.setTerms', { terms })}
      result={<Denied text={sending.refusal()} />}
    >
      <TermsFields terms={form} />
      <Field label={t('terms.settlement')} hint={t(`setup.settlement-${chosen.settlement}-hint`)}>
        {(id) => (
          <SelectInput
            id={id}
            testId="terms-settlement"
            value={chosen.settlement}
            choices={SETTLEMENTS.map((value) => ({ value, label: t(`setup.settlement-${value}`) }))}
            onChange={(settlement) => choose({ settlement })}
          />
        )}
      </Field>
    </FormDialog>
  );
}

export function TermsDialog({ onClose }: ChangeProps) {
  const terms = useSession((state) => state.status?.account?.terms);
  return terms ? <Form initial={terms} onClose={onClose} /> : null;
}
