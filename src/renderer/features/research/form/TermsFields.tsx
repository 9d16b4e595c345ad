/** Under which terms a run trades: cash, margin, fees, how orders fill and how much worse. */
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput } from '../../../ui/controls.tsx';
import { changeDraft, FEES, FILLS, useDraft, type RunDraft } from './draft.ts';
import { NumberInput } from './NumberInput.tsx';
import css from './form.module.css';
import type { TextKey } from '#words/index.ts';

type FigureName = {
  [K in keyof RunDraft]: RunDraft[K] extends number | null ? K : never;
}[keyof RunDraft];

function FigureField(props: {
  readonly name: FigureName;
  readonly label: TextKey;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly optional?: boolean;
}) {
  const { t } = useWords();
  const { name, label, unit, placeholder, optional = false } = props;
  const value = useDraft((state) => state[name]);
  const wrong = value === null ? !optional : !(value >= 0);
  return (
    <Field label={unit ? `${t(label)}, ${unit}` : t(label)}>
      {(id) => (
        <NumberInput
          id={id}
          testId={`run-${name}`}
          value={value}
          invalid={wrong}
          {...(placeholder !== undefined && { placeholder })}
          onChange={(typed) => changeDraft({ [name]: typed })}
        />
      )}
    </Field>
  );
}

function FeeFields({ currency }: { readonly currency: string | null }) {
  const { t } = useWords();
  const fees = useDraft((state) => state.fees);
  const unit = currency ?? undefined;
  return (
    <>
      <Field label={t('research.fees')}>
        {(id) => (
          <SelectInput
            id={id}
            testId="run-fees"
            value={fees}
            choices={FEES.map((each) => ({ value: each, label: t(`researchCodes.fees-${each}`) }))}
            onChange={(value) => changeDraft({ fees: value })}
          />
        )}
      </Field>
      {fees === 'custom' && (
        <div className={css.four}>
          <FigureField name="feeRate" label="research.feeRate" unit="%" />
          <FigureField name="feeFlat" label="research.feeFlat" {...(unit && { unit })} />
          <FigureField name="feeUnit" label="research.feeUnit" {...(unit && { unit })} />
          <FigureField name="feeMinimum" label="research.feeMinimum" {...(unit && { unit })} />
        </div>
      )}
    </>
  );
}

const HOW_MUCH: TextKey = 'research.slippageAmount';

function FillFields() {
  const { t } = useWords();
  const fill = useDraft((state) => state.fill);
  const slippageBy = useDraft((state) => state.slippageBy);
  return (
    <>
      <Field label={t('research.fill')} hint={t(`researchCodes.fill-${fill}-hint`)}>
        {(id) => (
          <SelectInput
            id={id}
            testId="run-fill"
            value={fill}
            choices={FILLS.map((each) => ({ value: each, label: t(`researchCodes.fill-${each}`) }))}
            onChange={(value) => changeDraft({ fill: value })}
          />
        )}
      </Field>
      <div className={css.three}>
        <Field label={t('research.slippage')}>
          {(id) => (
            <SelectInput
              id={id}
              testId="run-slippage-by"
              value={slippageBy}
              choices={[
                { value: 'ticks', label: t('research.ticks') },
                { value: 'share', label: t('research.basisPoints') },
              ]}
              onChange={(value) => changeDraft({ slippageBy: value })}
            />
          )}
        </Field>
        {slippageBy === 'ticks' ? (
          <FigureField name="slippageTicks" label={HOW_MUCH} />
        ) : (
          <FigureField name="slippageShare" label={HOW_MUCH} />
        )}
        <FigureField
          name="participation"
          label="research.participation"
          unit="%"
          optional
          placeholder={t('research.noLimit')}
        />
      </div>
    </>
  );
}

export function TermsFields({ currency }: { readonly currency: string | null }) {
  const { t } = useWords();
  return (
    <>
      <div className={css.two}>
        <FigureField name="cash" label="research.cash" {...(currency && { unit: currency })} />
        <FigureField
          name="leverage"
          label="research.leverage"
          unit="×"
          optional
          placeholder={t('research.cashAccount')}
        />
      </div>
      <FeeFields currency={currency} />
      <FillFields />
    </>
  );
}

export function OtherFields() {
  const { t } = useWords();
  const { closeAtEnd, copyRules, name } = useDraft();
  return (
    <>
      <div className={css.two}>
        <FigureField name="seed" label="research.seed" />
        <Field label={t('research.runName')}>
          {(id) => (
            <input
              id={id}
              className={css.text}
              data-testid="run-name"
              maxLength={80}
              placeholder={t('research.runNameHint')}
              value={name}
              onChange={(event) => changeDraft({ name: event.target.value })}
            />
          )}
        </Field>
      </div>
      <label className={css.check}>
        <input
          type="checkbox"
          data-testid="run-close"
          checked={closeAtEnd}
          onChange={(event) => changeDraft({ closeAtEnd: event.target.checked })}
        />
        {t('research.closeAtEnd')}
      </label>
      <label className={css.check}>
        <input
          type="checkbox"
          data-testid="run-rules"
          checked={copyRules}
          onChange={(event) => changeDraft({ copyRules: event.target.checked })}
        />
        {t('research.copyRules')}
      </label>
    </>
  );
}
