/** The part of time a report is about, as two days of UTC; without them all of it. */
import { useWords } from '../../../state/settings.ts';
import { Button, Field, TextInput } from '../../../ui/controls.tsx';
import { wholeDays, type Span } from '../span.ts';
import css from './builder.module.css';

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Years from 1000 are days: what is being typed may be less. */
const momentOf = (text: string): number | null => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || at < 0 ? null : at;
};

export function Period({
  span,
  onSpan,
}: {
  readonly span: Span | null;
  readonly onSpan: (span: Span | null) => void;
}) {
  const { t } = useWords();
  const change = (side: 'from' | 'to') => (text: string) => {
    const at = momentOf(text);
    if (at === null) return;
    const other = span?.[side === 'from' ? 'to' : 'from'] ?? at;
    onSpan(wholeDays({ from: Math.min(at, other), to: Math.max(at, other) }));
  };
  return (
    <div className={css.period}>
      {(['from', 'to'] as const).map((side) => (
        <Field key={side} label={t(side === 'from' ? 'reports.from' : 'reports.to')}>
          {(id) => (
            <TextInput
              id={id}
              type="date"
              testId={`builder-${side}`}
              value={span ? dayOf(span[side]) : ''}
              onChange={(event) => change(side)(event.target.value)}
            />
          )}
        </Field>
      ))}
      <Button small disabled={span === null} testId="builder-whole" onClick={() => onSpan(null)}>
        {t('reports.wholeTime')}
      </Button>
    </div>
  );
}
