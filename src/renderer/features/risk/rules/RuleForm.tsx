/** One rule, edited: what is wrong is said at its field; it goes into the edited set, and into force when that is saved. */
import { useState, type FormEvent } from 'react';
import type { Severity } from '#core/model/rules.ts';
import { useMarket } from '../../../state/market.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { editRules, showPane } from '../store.ts';
import { readDraft, type RuleDraft } from './draft.ts';
import { FieldInput } from './FieldInput.tsx';
import type { Problem } from './fields.ts';
import { KINDS } from './kinds.ts';
import type { PartProps } from './parts.ts';
import { useRules } from './useRules.ts';
import { ScopeFields } from './ScopeFields.tsx';
import css from './rules.module.css';

const SEVERITIES: readonly Severity[] = ['deny', 'reduce', 'warn'];

/** The draft read against its surroundings; a field complains once it was touched or the form was sent. */
function useReading(draft: RuleDraft) {
  const { t, locale } = useWords();
  const { rules } = useRules();
  const bySymbol = useMarket((state) => state.bySymbol);
  const accountId = useSession((state) => state.status?.account?.id ?? '');
  const [sent, setSent] = useState(false);
  const { rule, problems } = readDraft(draft, { locale, rules, accountId, bySymbol });
  const wrong = (slot: string): string | undefined => {
    const problem = problems.find((each: Problem) => each.slot === slot);
    const empty = slot in draft.texts ? draft.texts[slot] === '' : (draft.texts[slot] ?? '') === '';
    if (!problem || (!sent && empty && draft.original === null)) return undefined;
    return t(problem.key, problem.params);
  };
  return { rule, rules, wrong, setSent };
}

function Severities({ draft, change }: PartProps) {
  const { t } = useWords();
  return (
    <Field label={t('rules.severity')} hint={t(`rules.severityHint-${draft.severity}`)}>
      {(id) => (
        <SelectInput
          id={id}
          testId="rule-severity"
          value={draft.severity}
          choices={SEVERITIES.map((each) => ({ value: each, label: t(`rules.severity-${each}`) }))}
          onChange={(severity) => change({ severity })}
        />
      )}
    </Field>
  );
}

export function RuleForm({ draft }: { readonly draft: RuleDraft }) {
  const { t } = useWords();
  const { rule, rules, wrong, setSent } = useReading(draft);
  const change = (next: Partial<RuleDraft>) => showPane({ kind: 'form', draft: { ...draft, ...next } });
  const part: PartProps = { draft, change, wrong };
  const isNew = draft.original === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!rule) {
      const first = event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]');
      return (first ?? event.currentTarget.querySelector<HTMLElement>('input'))?.focus();
    }
    editRules(isNew ? [...rules, rule] : rules.map((each) => (each.id === draft.original ? rule : each)));
    showPane(null);
    document.getElementById('page')?.focus();
  };
  return (
    <form
      className={css.form}
      aria-label={t(`checks.${draft.rule}`)}
      data-testid="rule-form"
      onSubmit={submit}
    >
      <h2>{t(`checks.${draft.rule}`)}</h2>
      <p className={css.help}>{t(`ruleHelp.${draft.rule}`)}</p>
      {KINDS[draft.rule].fields.map((field, index) => (
        <FieldInput key={field} field={field} first={index === 0} {...part} />
      ))}
      <Severities {...part} />
      <ScopeFields {...part} />
      <Field label={t('rules.id')} hint={t('rules.idHint')} error={wrong('id')}>
        {(id, about) => (
          <TextInput
            id={id}
            testId="rule-id"
            aria-describedby={about}
            value={draft.id}
            invalid={wrong('id') !== undefined}
            onChange={(event) => change({ id: event.target.value })}
          />
        )}
      </Field>
      <div className={css.formActions}>
        <Button testId="rule-cancel" onClick={() => showPane(null)}>
          {t('rules.cancel')}
        </Button>
        <Button look="primary" type="submit" testId="rule-apply">
          {t(isNew ? 'rules.addThis' : 'rules.apply')}
        </Button>
      </div>
      <p className={css.help}>{t('rules.saveLater')}</p>
    </form>
  );
}
