/** Lists an unknown symbol from a template of its market, simulated around the price the user names. */
import { useState } from 'react';
import { LISTED_AS, type ListingTemplate } from '#contract/listing.ts';
import { createSymbol } from '../../state/commands.ts';
import { focusInstrument } from '../../state/feed.ts';
import { notify } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Field, Segmented, TextInput } from '../../ui/controls.tsx';
import { FormDialog } from '../../ui/Dialog.tsx';
import { typedDecimal } from '../../ui/format.ts';

interface CreateSymbolProps {
  readonly symbol: string;
  /** What to do once it exists, instead of looking at it. */
  readonly onCreated?: (() => void) | undefined;
}

export function CreateSymbolDialog({ symbol, onCreated }: CreateSymbolProps) {
  const { t, locale } = useWords();
  const [template, setTemplate] = useState<ListingTemplate>('HOSE');
  const [typed, setTyped] = useState('');
  const price = typedDecimal(typed, LISTED_AS[template].priceScale, locale);
  const valid = price !== null && price.value > 0;
  const submit = async () => {
    if (!price) return;
    const id = await createSymbol(symbol, template, price.decimal);
    if (id === null) return;
    closeDialog();
    notify('success', t('trade.created', { symbol }));
    if (onCreated) onCreated();
    else focusInstrument(id);
  };
  return (
    <FormDialog
      title={t('trade.createTitle', { symbol })}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="create-symbol"
      text={t('trade.createText')}
      submit={t('trade.create')}
      submitId="create-submit"
      disabled={!valid}
      onSubmit={() => void submit()}
    >
      <Field label={t('trade.template')}>
        {() => (
          <div>
            <Segmented
              label={t('trade.template')}
              value={template}
              choices={[
                { value: 'HOSE', label: 'HOSE (VND)' },
                { value: 'US', label: 'US (USD)' },
                { value: 'CRYPTO', label: 'Crypto (USD)' },
                { value: 'FX', label: 'FX (USD)' },
              ]}
              onChange={setTemplate}
            />
          </div>
        )}
      </Field>
      <Field label={`${t('trade.createPrice')} (${LISTED_AS[template].currency})`}>
        {(id) => (
          <TextInput
            id={id}
            figures
            autoFocus
            inputMode="decimal"
            lang={locale}
            testId="create-price"
            value={typed}
            invalid={typed !== '' && !valid}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
