/** What the dialogs share: a typed amount, what it would come to, and sending it with the denial where it was asked. */
import { useState, type ReactNode } from 'react';
import type { Params, ResultOf } from '#contract/calls.ts';
import type { Denial } from '#core/model/denial.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { describeDenial } from '#words/index.ts';
import { attempt, type CommandName } from '../../../state/commands.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { notify } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, TextInput } from '../../../ui/controls.tsx';
import { numberFormat, typedDecimal } from '../../../ui/format.ts';
import css from './changes.module.css';

export interface ChangeProps {
  readonly onClose: () => void;
}

type Foreseen = Pick<ResultOf<'account.preview'>, 'denial'>;

/** Sends a change once; a denial stays in the dialog, a success closes it. */
export function useChange(onClose: () => void, instrument?: Instrument) {
  const { t, locale } = useWords();
  const block = useWriteBlock();
  const [denial, setDenial] = useState<Denial | null>(null);
  const [busy, setBusy] = useState(false);
  const change = async <N extends CommandName>(name: N, params: Omit<Params<N>, 'commandId'>) => {
    setBusy(true);
    const came = await attempt(name, params);
    setBusy(false);
    setDenial(came ?? null);
    if (came !== null) return;
    notify('success', t('account.done'));
    onClose();
  };
  const format = numberFormat(locale, instrument);
  return {
    change,
    forget: () => setDenial(null),
    /** Why it cannot be done, in words: by what it would come to, by what came of it, or because nothing can be done. */
    refusal: (foretold?: Foreseen | null): string | null => {
      const said = foretold?.denial ?? denial;
      return said ? describeDenial(t, said, format) : block;
    },
    stopped: (foretold?: Foreseen | null): boolean => busy || block !== null || Boolean(foretold?.denial),
  };
}

/** A typed number above zero as a plain decimal; null when it is none. */
export function positive(text: string, scale: number, locale: 'en' | 'vi'): string | null {
  const typed = typedDecimal(text, scale, locale);
  return typed && typed.value > 0 ? typed.decimal : null;
}

export function AmountField(props: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly bad: boolean;
  readonly testId: string;
  readonly autoFocus?: boolean;
  readonly onChange: (text: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(id, described) => (
        <TextInput
          id={id}
          figures
          inputMode="decimal"
          aria-describedby={described}
          testId={props.testId}
          value={props.value}
          invalid={props.value !== '' && props.bad}
          autoFocus={props.autoFocus}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Told {
  readonly name: string;
  readonly text: string;
  readonly value?: number;
  readonly id: string;
}

/** What it would come to, line by line; always as many lines, so that nothing moves while one types. */
export function Foretold({ rows, testId }: { readonly rows: readonly Told[]; readonly testId: string }) {
  return (
    <dl className={css.told} data-testid={testId}>
      {rows.map(({ id, name, text, value }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd data-testid={`${testId}-${id}`} data-value={value}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Why it cannot be done; the place is kept while it can. */
export function Denied({ text }: { readonly text: string | null }) {
  return (
    <p className={css.denied} role="alert" data-testid="change-denied">
      {text}
    </p>
  );
}
