/** Lists an unknown symbol from a HOSE or US template, simulated around the price the user names. */
import { useState, type FormEvent } from 'react';
import { createSymbol } from '../../state/commands.ts';
import { focusInstrument } from '../../state/feed.ts';
import { notify } from '../../state/notify.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Button, Field, Segmented, TextInput } from '../../ui/controls.tsx';
import { Dialog, dialogCss } from '../../ui/Dialog.tsx';
import { normaliseNumber } from '../../ui/format.ts';

interface CreateSymbolProps {
  readonly symbol: string;
  /** What to do once it exists, instead of looking at it. */
  readonly onCreated?: (() => void) | undefined;
}

export function CreateSymbolDialog({ symbol, onCreated }: CreateSymbolProps) {
  const { t, locale } = useWords();
  const [template, setTemplate] = useState<'HOSE' | 'US'>('HOSE');
  const [typed, setTyped] = useState('');
  const price = normaliseNumber(typed, useSettings.getState().locale);
  const valid = price !== null && /^\d+(\.\d+)?$/.test(price) && Number(price) > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!valid || price === null) return;
    const id = await createSymbol(symbol, template, price);
    if (id === null) return;
    closeDialog();
    notify('success', t('trade.created', { symbol }));
    if (onCreated) onCreated();
    else focusInstrument(id);
  };
  return (
    <Dialog
      title={t('trade.createTitle', { symbol })}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="create-symbol"
      actions={
        <Button look="primary" type="submit" form="create-symbol" disabled={!valid} testId="create-submit">
          {t('trade.create')}
        </Button>
      }
    >
      <p className={dialogCss.text}>{t('trade.createText')}</p>
      <form id="create-symbol" onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 12 }}>
        <Field label={t('trade.template')}>
          {() => (
            <div>
              <Segmented
                label={t('trade.template')}
                value={template}
                choices={[
                  { value: 'HOSE', label: 'HOSE (VND)' },
                  { value: 'US', label: 'US (USD)' },
                ]}
                onChange={setTemplate}
              />
            </div>
          )}
        </Field>
        <Field label={`${t('trade.createPrice')} (${template === 'HOSE' ? 'VND' : 'USD'})`}>
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
      </form>
    </Dialog>
  );
}
