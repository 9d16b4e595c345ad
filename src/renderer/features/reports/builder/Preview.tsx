/** A report as it will be saved: the page itself, shut off from the program. The last one stays until the next is made. */
import { useState } from 'react';
import { describeError } from '#words/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { useCall } from '../../data/useCall.ts';
import { reportFile, type FileTerms } from '../export/exportFile.ts';
import css from './builder.module.css';

export function Preview({ asked }: { readonly asked: FileTerms }) {
  const { t } = useWords();
  const { value, error } = useCall(JSON.stringify(asked), async () => {
    const { bytes } = await reportFile(asked, 'html');
    return new TextDecoder().decode(bytes);
  });
  const [held, setHeld] = useState<string | null>(null);
  if (value !== null && value !== held) setHeld(value);
  const shown = value ?? held;
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (shown === null) return <Empty>{t('shell.loading')}</Empty>;
  return (
    <iframe
      className={css.preview}
      sandbox=""
      srcDoc={shown}
      title={t('reports.preview')}
      data-testid="builder-preview"
      data-busy={value === null}
    />
  );
}
