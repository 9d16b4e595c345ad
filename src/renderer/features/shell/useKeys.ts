/** Binds the keyboard. Single keys rest while something is typed or a dialog is open; the palette key always works. */
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { openDialog, useUi } from '../../state/ui.ts';
import { keyActions, type KeyAction } from './keymap.ts';

const guarded = (action: KeyAction) => (event: KeyboardEvent) => {
  if (useUi.getState().dialog || action.blocked?.()) return;
  const target = event.target as HTMLElement | null;
  if (target?.closest('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  action.run();
};

export function useKeys(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const action of keyActions) if (action.binding) bindings[action.binding] = guarded(action);
    const palette = (event: KeyboardEvent) => {
      event.preventDefault();
      openDialog({ kind: 'palette' });
    };
    const stopKeys = tinykeys(window, bindings);
    const stopPalette = tinykeys(window, { '$mod+k': palette }, { ignore: () => false });
    return () => {
      stopKeys();
      stopPalette();
    };
  }, [enabled]);
}
