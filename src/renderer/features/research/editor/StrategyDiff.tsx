/** Two versions of a strategy's text side by side, what is the same folded away. Neither can be edited. */
import { javascript } from '@codemirror/lang-javascript';
import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import css from './editor.module.css';
import { strategyLook } from './theme.ts';

export interface StrategyDiffProps {
  readonly before: string;
  readonly after: string;
  /** What a screen reader calls the two sides. */
  readonly beforeLabel: string;
  readonly afterLabel: string;
  readonly phrases?: Readonly<Record<string, string>>;
}

const AS_THEY_ARE: Readonly<Record<string, string>> = {};

const side = (label: string, phrases: Readonly<Record<string, string>>): Extension => [
  strategyLook,
  lineNumbers(),
  javascript({ typescript: true }),
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  EditorState.phrases.of(phrases),
];

export function StrategyDiff({
  before,
  after,
  beforeLabel,
  afterLabel,
  phrases = AS_THEY_ARE,
}: StrategyDiffProps) {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = new MergeView({
      parent: parent.current!,
      a: { doc: before, extensions: side(beforeLabel, phrases) },
      b: { doc: after, extensions: side(afterLabel, phrases) },
      collapseUnchanged: { margin: 3, minSize: 6 },
      gutter: true,
    });
    return () => view.destroy();
  }, [before, after, beforeLabel, afterLabel, phrases]);
  return <div ref={parent} className={css.diff} />;
}
