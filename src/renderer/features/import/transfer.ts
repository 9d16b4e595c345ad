/** Sheets from outside the page: dropped files, pasted rows. What is dropped or pasted is opened, never sent. */
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { currentWords, useSettings } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { openBytes, openFile } from './actions.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Rows copied from a spreadsheet, as a file of tab-separated text; each paste is a file of its own. */
export function openPasted(text: string): boolean {
  if (text.trim() === '') return false;
  const now = new Date();
  const parts = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two);
  const { t } = currentWords();
  const time = now.toLocaleTimeString(useSettings.getState().locale, { hour: '2-digit', minute: '2-digit' });
  openBytes(
    `clipboard ${parts.join('.')}.tsv`,
    new TextEncoder().encode(text),
    t('sheets.clipboardName', { time }),
  );
  return true;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type=checkbox]), textarea') !== null;

/** A paste anywhere on the page that is not into a field. */
export function usePaste(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || useUi.getState().dialog) return;
      const file = event.clipboardData?.files[0];
      const pasted = openPasted(event.clipboardData?.getData('text/plain') ?? '');
      if (!pasted && file) void openFile(file);
      if (pasted || file) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}

/** A file dragged over the page, wherever it is let go. */
export function useDrop() {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const leave = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  return {
    over,
    handlers: {
      onDragEnter: () => leave(1),
      onDragLeave: () => leave(-1),
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const dropped = event.dataTransfer.files[0];
        if (dropped) void openFile(dropped);
        else openPasted(event.dataTransfer.getData('text/plain'));
      },
    },
  };
}
