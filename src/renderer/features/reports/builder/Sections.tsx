/** Sections to tick and put in order: with the buttons, or by Alt and the arrows on a box. */
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../../state/settings.ts';
import { IconButton } from '../../../ui/controls.tsx';
import { moved, toggled, type Part } from './order.ts';
import css from './builder.module.css';

export function Sections(props: {
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
}) {
  const { parts, onChange } = props;
  const { t } = useWords();
  const onKey =
    (part: Part) =>
    (event: KeyboardEvent): void => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      onChange(moved(parts, part.id, event.key === 'ArrowUp' ? -1 : 1));
    };
  return (
    <ol className={css.sections} aria-label={t('reports.sections')} data-testid="builder-sections">
      {parts.map((part, at) => {
        const name = t(`reportCodes.section-${part.id}`);
        return (
          <li key={part.id} data-on={part.on}>
            <label title={name}>
              <input
                type="checkbox"
                checked={part.on}
                data-testid={`section-${part.id}`}
                onChange={() => onChange(toggled(parts, part.id))}
                onKeyDown={onKey(part)}
              />
              <span>{name}</span>
            </label>
            <IconButton
              small
              disabled={at === 0}
              label={t('reports.moveUp', { name })}
              testId={`section-up-${part.id}`}
              onClick={() => onChange(moved(parts, part.id, -1))}
            >
              <ArrowUp size={12} />
            </IconButton>
            <IconButton
              small
              disabled={at === parts.length - 1}
              label={t('reports.moveDown', { name })}
              testId={`section-down-${part.id}`}
              onClick={() => onChange(moved(parts, part.id, 1))}
            >
              <ArrowDown size={12} />
            </IconButton>
          </li>
        );
      })}
    </ol>
  );
}
