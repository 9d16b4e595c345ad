/** A new strategy from a template, and what its owner says about one: name, note, tags. */
import { useState } from 'react';
import type { StrategyView } from '#contract/research-views.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { FormDialog } from '../../../ui/Dialog.tsx';
import { freeName } from '../names.ts';
import { useResearch } from '../store.ts';
import { copyStrategy, describeStrategy, makeRules, tagsOf } from './actions.ts';
import css from './strategies.module.css';

/** No template: rules that are built without code. */
const RULES = 'rules';
const NONE: readonly StrategyView[] = [];

export function NewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const all = useResearch((state) => state.strategies ?? NONE);
  const templates = all.filter(({ kind }) => kind === 'built-in');
  const [template, setTemplate] = useState('built-in:sma-cross');
  const [name, setName] = useState(() => freeName(t('research.newName'), all));
  const taken = all.some((each) => each.name === name.trim() && each.kind !== 'built-in');
  const make = () => {
    void (template === RULES ? makeRules(name.trim()) : copyStrategy(template, name.trim()));
    onClose();
  };
  return (
    <FormDialog
      title={t('research.new')}
      closeLabel={t('shell.close')}
      onClose={onClose}
      testId="new-strategy"
      text={t('research.newText')}
      submit={t('research.make')}
      submitId="new-submit"
      disabled={name.trim() === '' || taken}
      onSubmit={make}
    >
      <Field label={t('research.name')} error={taken ? t('research.nameTaken') : undefined}>
        {(id) => (
          <TextInput
            id={id}
            testId="new-name"
            maxLength={80}
            value={name}
            invalid={taken}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('research.template')}>
        {(id) => (
          <SelectInput
            id={id}
            testId="new-template"
            value={template}
            choices={[
              { value: RULES, label: t('builder.rules') },
              ...templates.map((each) => ({ value: each.id, label: each.name })),
            ]}
            onChange={setTemplate}
          />
        )}
      </Field>
    </FormDialog>
  );
}

export interface About {
  readonly name: string;
  readonly note: string;
  readonly tags: readonly string[];
}

/** Name, note and tags of a strategy or of a run; a name that is fixed is not asked for. */
export function AboutDialog(props: {
  readonly title: string;
  readonly about: About;
  readonly named: boolean;
  readonly onClose: () => void;
  readonly onSave: (about: About) => void;
}) {
  const { t } = useWords();
  const { about, named } = props;
  const [name, setName] = useState(about.name);
  const [note, setNote] = useState(about.note);
  const [tags, setTags] = useState(about.tags.join(', '));
  const save = () => {
    props.onSave({ name: name.trim(), note, tags: tagsOf(tags) });
    props.onClose();
  };
  return (
    <FormDialog
      title={props.title}
      closeLabel={t('shell.close')}
      onClose={props.onClose}
      testId="about-dialog"
      text={about.name}
      submit={t('research.save')}
      submitId="about-save"
      disabled={name.trim() === ''}
      onSubmit={save}
    >
      {named && (
        <Field label={t('research.name')}>
          {(id) => (
            <TextInput
              id={id}
              testId="about-name"
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('research.tags')} hint={t('research.tagsHint')}>
        {(id) => (
          <TextInput
            id={id}
            testId="about-tags"
            value={tags}
            onChange={(event) => setTags(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('research.note')}>
        {(id) => (
          <textarea
            id={id}
            className={css.note}
            data-testid="about-note"
            maxLength={2_000}
            rows={5}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

export function StrategyAbout(props: { readonly strategy: StrategyView; readonly onClose: () => void }) {
  const { t } = useWords();
  const { strategy } = props;
  return (
    <AboutDialog
      title={t('research.describe')}
      about={strategy}
      named
      onClose={props.onClose}
      onSave={(about) => void describeStrategy(strategy.id, about)}
    />
  );
}
