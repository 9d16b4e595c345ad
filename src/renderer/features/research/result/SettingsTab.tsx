/** How a run was asked for, with a way to ask so again. */
import type { RunDetail } from '#contract/research-views.ts';
import { notify } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { askAgain } from '../form/again.ts';
import { settingRows } from './settingRows.ts';
import css from './settings.module.css';

export function SettingsTab({ run }: { readonly run: RunDetail }) {
  const words = useWords();
  const { t } = words;
  const again = () => {
    if (!askAgain(run.spec)) notify('warning', t('runs.strategyGone'));
  };
  return (
    <div className={css.scroll} data-testid="run-settings">
      <Button testId="run-again" onClick={again}>
        {t('runs.useAgain')}
      </Button>
      <dl className={css.settings}>
        {settingRows(run, words).map(([label, value], index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of one label may repeat
          <div key={index}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
