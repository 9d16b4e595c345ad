/** Keeps a mapping under a name, for files with the same heading; forgets the one that was used. */
import { useState, type FormEvent } from 'react';
import type { BarMapping, BarsInspection } from '#contract/series-views.ts';
import { call } from '../../../client/index.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { notify, tellFailure } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, TextInput } from '../../../ui/controls.tsx';
import css from './mapping.module.css';

export function TemplateBar(props: {
  readonly inspection: BarsInspection;
  readonly mapping: BarMapping;
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const block = useWriteBlock();
  const [typed, setTyped] = useState('');
  const { inspection, mapping, onChanged } = props;
  const name = typed.trim();
  const after = (change: Promise<null>, said: string) =>
    void change
      .then(() => {
        notify('success', said);
        onChanged();
      })
      .catch(tellFailure);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || block !== null) return;
    const template = { name, fingerprint: inspection.fingerprint, mapping };
    after(call('series.templates.save', { template }), t('data.templateSaved', { name }));
    setTyped('');
  };
  const used = inspection.template;
  return (
    <form className={css.template} onSubmit={save}>
      <span className={css.name}>
        <TextInput
          aria-label={t('data.templateName')}
          placeholder={t('data.templateName')}
          testId="map-template-name"
          maxLength={80}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </span>
      <Button type="submit" testId="map-template-save" disabled={name === '' || block !== null}>
        {t('data.saveTemplate')}
      </Button>
      {used !== null && (
        <Button
          testId="map-template-forget"
          disabled={block !== null}
          onClick={() =>
            after(
              call('series.templates.delete', { name: used }),
              t('data.templateForgotten', { name: used }),
            )
          }
        >
          {t('data.forgetTemplate')}
        </Button>
      )}
      <span className={css.quiet}>{t('data.templateHint')}</span>
    </form>
  );
}
