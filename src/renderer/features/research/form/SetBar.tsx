/** Parameters that are kept under a name: applied, kept, taken away. Built-in strategies keep none. */
import { useState } from 'react';
import type { StrategyView } from '#contract/research-views.ts';
import { call } from '../../../client/index.ts';
import { tellFailure } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { loadStrategies } from '../store.ts';
import { changeValues, resolved, useDraft, valuesOf, type Values } from './draft.ts';
import css from './form.module.css';

const keep = (id: string, name: string, values: Values | null): Promise<void> =>
  call('strategies.set', { id, name, values }).then(loadStrategies).catch(tellFailure);

/** The kept set that is what the form shows; empty where none is. */
const current = ({ sets, parameters }: StrategyView, values: Values): string => {
  const shown = JSON.stringify(resolved(parameters, values));
  return sets.find((each) => JSON.stringify(resolved(parameters, each.values)) === shown)?.name ?? '';
};

function Keep({ strategy, values }: { readonly strategy: StrategyView; readonly values: Values }) {
  const { t } = useWords();
  const [name, setName] = useState<string | null>(null);
  if (name === null)
    return (
      <Button small testId="set-keep" onClick={() => setName('')}>
        {t('research.keepSet')}
      </Button>
    );
  const save = () => {
    if (name.trim() === '') return;
    void keep(strategy.id, name.trim(), resolved(strategy.parameters, values));
    setName(null);
  };
  return (
    <>
      <TextInput
        aria-label={t('research.setName')}
        placeholder={t('research.setName')}
        testId="set-name"
        maxLength={80}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName(null);
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
      />
      <Button small testId="set-save" disabled={name.trim() === ''} onClick={save}>
        {t('research.save')}
      </Button>
    </>
  );
}

export function SetBar({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const values = useDraft((draft) => valuesOf(draft, strategy.id));
  const changed = Object.keys(values).length > 0;
  const own = strategy.kind !== 'built-in';
  const { sets } = strategy;
  const name = current(strategy, values);
  if (Object.keys(strategy.parameters).length === 0) return null;
  return (
    <div className={css.sets}>
      {sets.length > 0 && (
        <SelectInput
          label={t('research.sets')}
          testId="set-choice"
          value={name}
          choices={[
            { value: '', label: t('research.noSet') },
            ...sets.map((each) => ({ value: each.name, label: each.name })),
          ]}
          onChange={(wanted) =>
            changeValues(strategy.id, sets.find((each) => each.name === wanted)?.values ?? {})
          }
        />
      )}
      {own && name === '' && <Keep strategy={strategy} values={values} />}
      {own && name !== '' && (
        <Button small testId="set-forget" onClick={() => void keep(strategy.id, name, null)}>
          {t('research.forgetSet')}
        </Button>
      )}
      {changed && (
        <Button small testId="set-defaults" onClick={() => changeValues(strategy.id, {})}>
          {t('research.defaults')}
        </Button>
      )}
    </div>
  );
}
