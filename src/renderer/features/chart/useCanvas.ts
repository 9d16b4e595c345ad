/** A canvas on an element, as long as the element is there, in the colours of the theme. */
import { useCallback, useEffect, useState, type RefCallback } from 'react';
import { useSettings } from '../../state/settings.ts';
import { useTheme } from '../shell/useAppearance.ts';
import { createDrawing, paint, removeDrawing, type Drawing } from './drawing.ts';

export function useCanvas(): {
  readonly drawing: Drawing | null;
  readonly attach: RefCallback<HTMLDivElement>;
} {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const theme = useTheme();
  const { palette } = useSettings();
  const attach = useCallback((element: HTMLDivElement) => {
    const made = createDrawing(element);
    setDrawing(made);
    return () => {
      setDrawing(null);
      removeDrawing(made);
    };
  }, []);
  useEffect(() => {
    if (drawing) paint(drawing);
  }, [drawing, theme, palette]);
  return { drawing, attach };
}
