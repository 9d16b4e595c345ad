/** The sheet as it was understood, its rows as they would go, and the button that sends them. */
import { useEffect } from 'react';
import { useSession } from '../../state/session.ts';
import { useUi } from '../../state/ui.ts';
import { refreshQuietly } from './actions.ts';
import { Below } from './Below.tsx';
import { CommitBar } from './CommitBar.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Notices } from './Notices.tsx';
import { PreviewGrid } from './PreviewGrid.tsx';
import { useSheet } from './sheet.ts';
import { Understood } from './Understood.tsx';
import { UnknownStrip } from './UnknownStrip.tsx';
import css from './preview.module.css';

const REFRESH_MS = 1_000;
/** Larger sheets are refreshed by the button. */
const REFRESHED_ROWS = 2_000;

const isMoving = (): boolean => {
  const { clock, connection } = useSession.getState();
  return document.visibilityState === 'visible' && clock?.paused === false && connection === 'open';
};

/** Whether a refresh now would disturb nobody. */
function mayRefresh(): boolean {
  const { preview, editing, busy, settled, stopped, leaving } = useSheet.getState();
  if (!preview || preview.rows > REFRESHED_ROWS || preview.parsed.file_error) return false;
  const inUse = editing ?? busy ?? leaving ?? useUi.getState().dialog;
  return inUse === null && settled && !stopped && isMoving();
}

/** While the market moves the preview keeps up with it. */
function useRefreshing(): void {
  useEffect(() => {
    const timer = setInterval(() => mayRefresh() && refreshQuietly(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
}

export function PreviewStep() {
  const preview = useSheet((state) => state.preview);
  useRefreshing();
  if (!preview) return null;
  return (
    <div className={css.work}>
      <Understood preview={preview} />
      <div className={css.main}>
        <Notices preview={preview} />
        <UnknownStrip unknown={preview.unknown} />
        <FilterBar />
        <div className={css.grid}>
          <PreviewGrid />
        </div>
        <Below preview={preview} />
        <CommitBar preview={preview} />
      </div>
    </div>
  );
}
