/**
 * A number as it is typed in the reader's notation. What is shown follows the value, but for what is being typed: so a change
 * from elsewhere (another language, kept parameters) is seen at once. Empty is null, what cannot be read NaN.
 */
import { useState } from 'react';
import { useWords } from '../../../state/settings.ts';
import { TextInput } from '../../../ui/controls.tsx';
import { normaliseNumber } from '../../../ui/format.ts';
import type { Locale } from '#words/index.ts';
import { plainText } from '../figures.ts';
import type { Figure } from './draft.ts';

function read(text: string, locale: Locale): Figure {
  if (text.trim() === '') return null;
  const plain = normaliseNumber(text, locale);
  return plain === null ? Number.NaN : Number(plain);
}

interface NumberInputProps {
  readonly id?: string;
  readonly label?: string;
  readonly title?: string;
  readonly className?: string | undefined;
  readonly value: Figure;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly testId?: string;
  readonly onChange: (value: Figure) => void;
}

export function NumberInput(props: NumberInputProps) {
  const { value, onChange } = props;
  const { locale } = useWords();
  const [typed, setTyped] = useState<{ readonly text: string; readonly locale: Locale } | null>(null);
  const isTyped = typed !== null && typed.locale === locale && Object.is(read(typed.text, locale), value);
  const shown = value === null || Number.isNaN(value) ? '' : plainText(value, locale);
  return (
    <TextInput
      id={props.id}
      aria-label={props.label}
      title={props.title}
      className={props.className}
      figures
      inputMode="decimal"
      testId={props.testId}
      placeholder={props.placeholder}
      disabled={props.disabled}
      value={isTyped ? typed.text : shown}
      invalid={props.invalid ?? Number.isNaN(value)}
      onChange={(event) => {
        setTyped({ text: event.target.value, locale });
        onChange(read(event.target.value, locale));
      }}
      onBlur={() => {
        if (!Number.isNaN(value)) setTyped(null);
      }}
    />
  );
}
