/** How large orders are: a way of sizing by its name, with its figures. */
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput } from '../../../ui/controls.tsx';
import type { TextKey } from '#words/index.ts';
import { changeDraft, SIZES, useDraft, type Figure, type RunDraft } from './draft.ts';
import { NumberInput } from './NumberInput.tsx';
import css from './form.module.css';

type SizeFigure = Extract<keyof RunDraft, `size${Capitalize<string>}`>;
type Shown = readonly (readonly [SizeFigure, TextKey])[];

const SHARE: Shown = [['sizeShare', 'research.sizeShare']];
const FIGURES: Readonly<Record<RunDraft['size'], Shown>> = {
  equity: SHARE,
  risk: [['sizeShare', 'research.sizeRisk']],
  quantity: [['sizeQuantity', 'research.sizeQuantity']],
  amount: [['sizeAmount', 'research.sizeAmount']],
  volatility: [
    ['sizeShare', 'research.sizeRisk'],
    ['sizeRanges', 'research.sizeRanges'],
    ['sizeLength', 'research.sizeLength'],
  ],
  kelly: [
    ['sizeWinRate', 'research.sizeWinRate'],
    ['sizePayoff', 'research.sizePayoff'],
    ['sizePart', 'research.sizePart'],
  ],
  equal: [['sizePositions', 'research.sizePositions']],
};

/** What a change of method begins with: 95 % risked in one trade is nobody's wish. */
const START: Partial<Record<RunDraft['size'], Partial<RunDraft>>> = {
  equity: { sizeShare: 95 },
  risk: { sizeShare: 1 },
  volatility: { sizeShare: 1 },
};

export function SizeFields() {
  const { t } = useWords();
  const draft = useDraft();
  return (
    <>
      <Field label={t('research.size')} hint={t(`researchCodes.size-${draft.size}-hint`)}>
        {(id) => (
          <SelectInput
            id={id}
            testId="run-size"
            value={draft.size}
            choices={SIZES.map((each) => ({ value: each, label: t(`researchCodes.size-${each}`) }))}
            onChange={(size) => changeDraft({ size, ...START[size] })}
          />
        )}
      </Field>
      <div className={css.three}>
        {FIGURES[draft.size].map(([name, label]) => (
          <Field key={name} label={t(label)}>
            {(id) => (
              <NumberInput
                id={id}
                testId={`run-${name}`}
                value={draft[name] as Figure}
                invalid={!((draft[name] as number) >= 0)}
                onChange={(value) => changeDraft({ [name]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
