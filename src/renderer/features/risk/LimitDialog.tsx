/** Reduce only, or halt: until a person resumes, the end of the day, or so many minutes of market time. */
import { useId, useState } from 'react';
import { send } from '../../state/commands.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Field, TextInput } from '../../ui/controls.tsx';
import { FormDialog } from '../../ui/Dialog.tsx';
import { parseScaled } from '../../ui/format.ts';
import css from './dialogs.module.css';

const ENDS = ['person', 'day', 'minutes'] as const;
type End = (typeof ENDS)[number];
const MOST_MINUTES = 10_000;
const MINUTE_MS = 60_000;

export function LimitDialog({ mode }: { readonly mode: 'reducing' | 'halted' }) {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const group = useId();
  const [end, setEnd] = useState<End>('person');
  const [text, setText] = useState('30');
  const minutes = parseScaled(text, 0, locale);
  const wrong = minutes === null || minutes < 1 || minutes > MOST_MINUTES;
  const until = () => {
    if (end === 'person') return null;
    return end === 'day' ? 'day-end' : (useSession.getState().clock?.at ?? 0) + (minutes ?? 0) * MINUTE_MS;
  };
  const submit = async () => {
    if (await send('risk.limit', { mode, until: until() })) closeDialog();
  };
  const halting = mode === 'halted';
  return (
    <FormDialog
      title={t(halting ? 'risk.haltTitle' : 'risk.reduceTitle')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="limit-dialog"
      text={t(halting ? 'risk.haltText' : 'risk.reduceText')}
      submit={t(halting ? 'risk.haltSubmit' : 'risk.reduceSubmit')}
      submitId="limit-submit"
      disabled={end === 'minutes' && wrong}
      onSubmit={() => void submit()}
    >
      <fieldset className={css.ends}>
        <legend>{t('risk.until')}</legend>
        {ENDS.map((each) => (
          <label key={each} className={css.choice}>
            <input
              type="radio"
              name={group}
              checked={each === end}
              data-testid={`limit-until-${each}`}
              onChange={() => setEnd(each)}
            />
            {t(`risk.end-${each}`)}
          </label>
        ))}
      </fieldset>
      {end === 'minutes' && (
        <Field label={t('risk.minutes')} error={wrong ? t('risk.minutesWrong') : undefined}>
          {(id, about) => (
            <TextInput
              id={id}
              figures
              testId="limit-minutes"
              inputMode="numeric"
              aria-describedby={about}
              value={text}
              invalid={wrong}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
