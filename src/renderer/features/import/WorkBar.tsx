/** How far reading, checking or fetching has come, with a way to end it. Its line is always there: nothing jumps. */
import { useWords } from '../../state/settings.ts';
import { useSheets } from '../../state/sheets.ts';
import { Button } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { stopWork } from './actions.ts';
import { useSheet } from './sheet.ts';
import css from './import.module.css';

/** Anything shorter is not worth showing. */
const ROWS_WORTH_TELLING = 400;

function useWork() {
  const busy = useSheet((state) => state.busy);
  const arrived = useSheet((state) => state.arrived);
  const total = useSheet((state) => state.preview?.rows ?? 0);
  const progress = useSheets((state) => state.progress);
  const { t, locale } = useWords();
  const figure = (value: number) => formatScaled(value, 0, locale);
  if (arrived !== null)
    return {
      text: t('sheets.fetching', { done: figure(arrived), total: figure(total) }),
      part: total > 0 ? arrived / total : 0,
    };
  if (busy === 'reading') return { text: t('sheets.readingNow'), part: null };
  if (busy !== 'checking') return null;
  if (progress?.stage !== 'checking' || progress.total < ROWS_WORTH_TELLING)
    return { text: t('sheets.checkingNow'), part: null };
  const { done, total: all } = progress;
  return { text: t('sheets.checking', { done: figure(done), total: figure(all) }), part: done / all };
}

export function WorkBar() {
  const { t } = useWords();
  const work = useWork();
  return (
    <div className={css.workBar} role="status" data-testid="import-work" data-busy={work !== null}>
      {work && (
        <>
          <progress aria-label={work.text} max={1} {...(work.part === null ? {} : { value: work.part })} />
          <span>{work.text}</span>
          <Button small testId="import-stop" onClick={stopWork}>
            {t('sheets.cancelWork')}
          </Button>
        </>
      )}
    </div>
  );
}
