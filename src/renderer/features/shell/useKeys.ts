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
    let stopKeys = () => {};
    // Bound anew after each action: the library keeps sequences that were begun with it, and "g j g r" would be lost.
    const again = () => {
      stopKeys();
      stopKeys = tinykeys(window, bindings);
    };
    for (const action of keyActions) {
      if (!action.binding) continue;
      const act = guarded(action);
      bindings[action.binding] = (event) => {
        act(event);
        again();
      };
    }
    const palette = (event: KeyboardEvent) => {
      event.preventDefault();
      openDialog({ kind: 'palette' });
    };
    again();
    const stopPalette = tinykeys(window, { '$mod+k': palette }, { ignore: () => false });
    return () => {
      stopKeys();
      stopPalette();
    };
  }, [enabled]);
}
