/** The order sheet import: a sheet is opened, understood, tried on the market, put right in place, and sent whole. */
import { useEffect } from 'react';
import type { TextKey } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/controls.tsx';
import { Confirm } from '../../ui/Dialog.tsx';
import { previewAgain, startOver, stopWork, undoCorrection } from './actions.ts';
import { DoneStep } from './DoneStep.tsx';
import { OpenStep } from './OpenStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { useSheet } from './sheet.ts';
import { usePaste, useDrop } from './transfer.ts';
import { WorkBar } from './WorkBar.tsx';
import css from './import.module.css';

const STEPS: readonly TextKey[] = [
  'sheets.stepFile',
  'sheets.stepColumns',
  'sheets.stepPreview',
  'sheets.stepBasket',
];

function Steps({ at }: { readonly at: readonly number[] }) {
  const { t } = useWords();
  return (
    <ol className={css.steps}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={at.includes(index) ? 'step' : undefined}>
          {index + 1} {t(step)}
        </li>
      ))}
    </ol>
  );
}

/** One step back, where nothing is lost by it. */
function stepBack(): void {
  const { busy, committed, filter, editing } = useSheet.getState();
  if (editing) return;
  if (committed) startOver();
  else if (busy === 'reading' || busy === 'checking') stopWork();
  else if (filter !== 'all') useSheet.setState({ filter: 'all' });
}

const isTyping = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('input:not([type=checkbox]), select, textarea') !== null;

/** Escape steps back; Ctrl+Z takes the last correction back. */
function usePageKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event)) return;
      if (useUi.getState().dialog || useSheet.getState().leaving) return;
      if (event.key === 'Escape') stepBack();
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      undoCorrection();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function Leaving() {
  const { t } = useWords();
  const leaving = useSheet((state) => state.leaving);
  const count = useSheet((state) => state.corrections.length);
  if (!leaving) return null;
  return (
    <Confirm
      title={t('sheets.leaveTitle')}
      text={t('sheets.leaveText', { count })}
      confirm={t('sheets.leaveConfirm')}
      cancel={t('shell.keep')}
      testId="import-leave"
      onConfirm={leaving}
      onClose={() => useSheet.setState({ leaving: null })}
    />
  );
}

export function ImportPage() {
  const { t } = useWords();
  const shown = useSheet((state) => state.preview !== null);
  const committed = useSheet((state) => state.committed);
  const working = useSheet((state) => state.busy !== null);
  const { over, handlers } = useDrop();
  usePaste();
  usePageKeys();
  return (
    <div className={css.page} data-testid="import-page" data-over={over} {...handlers}>
      <div className={css.bar}>
        <h1>{t('sheets.title')}</h1>
        <Steps at={committed ? [3] : shown ? [1, 2] : [0]} />
        <WorkBar />
        {shown && !committed && (
          <>
            <Button
              disabled={working}
              testId="import-refresh"
              title={t('sheets.refreshHint')}
              onClick={previewAgain}
            >
              {t('sheets.refresh')}
            </Button>
            <Button testId="import-another" onClick={startOver}>
              {t('sheets.another')}
            </Button>
          </>
        )}
      </div>
      {committed ? <DoneStep sent={committed} /> : shown ? <PreviewStep /> : <OpenStep />}
      {over && <div className={css.over}>{t('sheets.drop')}</div>}
      <Leaving />
    </div>
  );
}
