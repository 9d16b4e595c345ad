/** A figure that flashes its background when it changes: never the layout, never with reduced motion. */
import { memo, useLayoutEffect, useRef } from 'react';
import { classes } from './controls.tsx';
import css from './controls.module.css';

export type Tone = 'up' | 'down' | 'reference' | 'ceiling' | 'floor' | 'muted' | null;

const FLASH_MS = 300;
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

interface NumProps {
  /** The scaled integer behind the text: what a change is measured by, and `data-value` for tests. */
  readonly value: number | null;
  readonly text: string;
  readonly tone?: Tone;
  readonly flash?: boolean;
  readonly testId?: string;
  readonly title?: string;
}

export const Num = memo(function Num({ value, text, tone = null, flash = false, testId, title }: NumProps) {
  const element = useRef<HTMLSpanElement>(null);
  const before = useRef(value);
  useLayoutEffect(() => {
    const previous = before.current;
    before.current = value;
    if (!flash || previous === null || value === null || previous === value || stillness.matches) return;
    const colour = `var(--flash-${value > previous ? 'up' : 'down'})`;
    element.current?.animate([{ backgroundColor: colour }, { backgroundColor: 'transparent' }], FLASH_MS);
  }, [value, flash]);
  return (
    <span
      ref={element}
      className={classes(css.num, tone && css[tone])}
      data-testid={testId}
      data-value={value ?? undefined}
      title={title}
    >
      {text}
    </span>
  );
});

export const toneOfSign = (value: number): Tone => (value > 0 ? 'up' : value < 0 ? 'down' : null);
