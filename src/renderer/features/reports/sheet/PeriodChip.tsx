/** The chosen part of time, with the way back to all of it. */
import X from 'lucide-react/icons/x';
import { useWords } from '../../../state/settings.ts';
import { IconButton } from '../../../ui/controls.tsx';
import { atText } from './axisText.ts';
import { useSheet } from './context.ts';
import css from './sheet.module.css';

export function PeriodChip() {
  const { t, locale } = useWords();
  const { span, short, choose } = useSheet();
  if (!span) return null;
  return (
    <span className={css.chip} data-testid="report-period">
      {`${atText(span.from, short, locale)} – ${atText(span.to, short, locale)}`}
      <IconButton
        small
        label={`${t('reports.wholeTime')} (Esc)`}
        testId="report-period-clear"
        onClick={() => choose(null)}
      >
        <X size={12} />
      </IconButton>
    </span>
  );
}
