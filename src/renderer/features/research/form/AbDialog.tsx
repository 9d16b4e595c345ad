/** What a run is compared with: other parameters, another version, or another strategy, on the same bars and seed. */
import { useState } from 'react';
import type { Params } from '#contract/calls.ts';
import type { StrategyView, VersionView } from '#contract/research-views.ts';
import { call } from '../../../client/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput } from '../../../ui/controls.tsx';
import { FormDialog } from '../../../ui/Dialog.tsx';
import { formatDateTime } from '../../../ui/time.ts';
import { useCall } from '../../data/useCall.ts';
import { isBuiltIn } from '../names.ts';
import { useResearch } from '../store.ts';
import { isFine, resolved, useDraft, valuesOf, type Values } from './draft.ts';
import { memberName } from './memberName.ts';
import { ParameterFields } from './ParameterFields.tsx';
import css from './form.module.css';

const NONE: readonly StrategyView[] = [];

function useVersions(id: string): readonly VersionView[] {
  const { value } = useCall(id, async () => (isBuiltIn(id) ? null : call('strategies.get', { id })));
  return value?.history ?? [];
}

function VersionField(props: {
  readonly versions: readonly VersionView[];
  readonly value: string;
  readonly onChange: (hash: string) => void;
}) {
  const { t, locale } = useWords();
  const { versions } = props;
  const label = ({ hash, at, note }: VersionView) =>
    [formatDateTime(at, locale, 'UTC'), hash.slice(0, 8), note].filter((each) => each !== '').join(' · ');
  return (
    <Field label={t('research.version')}>
      {(id) => (
        <SelectInput
          id={id}
          testId="ab-version"
          value={props.value === '' ? (versions[0]?.hash ?? '') : props.value}
          choices={versions.map((each) => ({ value: each.hash, label: label(each) }))}
          onChange={props.onChange}
        />
      )}
    </Field>
  );
}

export function AbDialog(props: {
  readonly strategy: StrategyView;
  readonly onClose: () => void;
  readonly onStart: (b: Params<'runs.ab'>['b']) => void;
}) {
  const { t } = useWords();
  const all = useResearch((state) => state.strategies ?? NONE);
  const [strategyId, setStrategy] = useState(props.strategy.id);
  const [hash, setHash] = useState('');
  const [values, setValues] = useState<Values>(() => valuesOf(useDraft.getState(), props.strategy.id));
  const versions = useVersions(strategyId);
  const strategy = all.find(({ id }) => id === strategyId) ?? props.strategy;
  const fine = Object.entries(strategy.parameters).every(([name, parameter]) =>
    isFine(parameter, values[name] ?? parameter.default),
  );
  const start = () => {
    props.onStart({
      strategy: { id: strategyId, ...(hash !== '' && { hash }) },
      parameters: resolved(strategy.parameters, values),
      name: memberName(strategy, values),
    });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('research.abTitle')}
      closeLabel={t('shell.close')}
      onClose={props.onClose}
      testId="ab-dialog"
      text={t('research.abText', { name: props.strategy.name })}
      submit={t('research.abStart')}
      submitId="ab-start"
      disabled={!fine || strategy.problems.length > 0}
      onSubmit={start}
    >
      <Field label={t('research.strategy')}>
        {(id) => (
          <SelectInput
            id={id}
            testId="ab-strategy"
            value={strategyId}
            choices={all.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(next) => {
              setStrategy(next);
              setHash('');
              setValues(valuesOf(useDraft.getState(), next));
            }}
          />
        )}
      </Field>
      {versions.length > 1 && <VersionField versions={versions} value={hash} onChange={setHash} />}
      {strategy.sets.length > 0 && (
        <Field label={t('research.sets')}>
          {(id) => (
            <SelectInput
              id={id}
              testId="ab-set"
              value=""
              choices={[
                { value: '', label: t('research.noSet') },
                ...strategy.sets.map(({ name }) => ({ value: name, label: name })),
              ]}
              onChange={(name) => setValues(strategy.sets.find((each) => each.name === name)?.values ?? {})}
            />
          )}
        </Field>
      )}
      <div className={css.boxed}>
        <ParameterFields parameters={strategy.parameters} values={values} prefix="ab" onChange={setValues} />
      </div>
    </FormDialog>
  );
}
