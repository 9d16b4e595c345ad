/** Mappings kept under names: this one to be kept, those that are kept to be removed. */
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import type { SheetPreview } from '#contract/sheets.ts';
import type { SheetTemplate } from '#core/model/sheet.ts';
import { call } from '../../client/index.ts';
import { notify, tellFailure } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { Button, TextInput } from '../../ui/controls.tsx';
import { previewAgain } from './actions.ts';
import { templateOf } from './reading.ts';
import { useSheet } from './sheet.ts';
import css from './understood.module.css';

function useTemplates() {
  const [templates, setTemplates] = useState<readonly SheetTemplate[]>([]);
  const load = useCallback(() => {
    call('sheets.templates', {}).then(setTemplates).catch(tellFailure);
  }, []);
  useEffect(load, [load]);
  /** What is recognised may be another one now. */
  const after = (change: Promise<null>, said: string) =>
    void change
      .then(() => {
        notify('success', said);
        load();
        previewAgain();
      })
      .catch(tellFailure);
  return { templates, after };
}

function SaveForm(props: { readonly disabled: boolean; readonly onSave: (name: string) => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    props.onSave(name.trim());
    setName('');
  };
  return (
    <form className={css.save} onSubmit={submit}>
      <TextInput
        aria-label={t('sheets.templateName')}
        placeholder={t('sheets.templateName')}
        testId="template-name"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" testId="template-save" disabled={props.disabled || name.trim() === ''}>
        {t('sheets.templateSave')}
      </Button>
    </form>
  );
}

export function Templates({ parsed }: Pick<SheetPreview, 'parsed'>) {
  const { t } = useWords();
  const { templates, after } = useTemplates();
  const save = (name: string) => {
    const template = templateOf(name, parsed.columns, useSheet.getState().reading);
    after(
      call('sheets.saveTemplate', {
        template: { ...template, headings: template.headings.map((heading) => ({ ...heading })) },
      }),
      t('sheets.templateSaved', { name }),
    );
  };
  const remove = (name: string) =>
    after(call('sheets.removeTemplate', { name }), t('sheets.templateRemoved', { name }));
  return (
    <section data-testid="templates">
      <h2>{t('sheets.templates')}</h2>
      <p className={css.hint}>{t('sheets.templatesText')}</p>
      <SaveForm disabled={parsed.columns.length === 0} onSave={save} />
      <ul className={css.templates}>
        {templates.map(({ name }) => (
          <li key={name}>
            <span title={name}>{name}</span>
            <Button
              small
              look="quiet"
              aria-label={t('sheets.templateRemove', { name })}
              onClick={() => remove(name)}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
