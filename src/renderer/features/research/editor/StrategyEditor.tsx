/**
 * Edits a strategy's text: TypeScript, names of the API completed, search, problems marked at their lines. The text is the
 * caller's; what is typed is told with each change. Words of the editor itself (search, folding) come as `phrases`.
 */
import { autocompletion } from '@codemirror/autocomplete';
import { javascript } from '@codemirror/lang-javascript';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { useEffect, useRef, useState } from 'react';
import type { StrategyProblem } from '#research/strategy/host.ts';
import { strategyCompletion } from './completion.ts';
import { diagnosticsOf } from './diagnostics.ts';
import css from './editor.module.css';
import { strategyLook } from './theme.ts';

export interface StrategyEditorProps {
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly problems?: readonly StrategyProblem[];
  readonly readOnly?: boolean;
  /** Brings a line into sight with the cursor on it; asked for again where the object is another. */
  readonly line?: { readonly line: number } | null;
  /** What a screen reader calls it. */
  readonly label: string;
  /** Names of indicators, to complete within `s.indicator('…')`. */
  readonly indicators?: readonly string[];
  /** The editor's own words in the user's language, by the English ones. */
  readonly phrases?: Readonly<Record<string, string>>;
}

/** Marks a change that came from `value` and not from the keyboard. */
const given = Annotation.define<boolean>();
const lock = new Compartment();
const speech = new Compartment();

const locked = (readOnly: boolean): Extension => [
  EditorState.readOnly.of(readOnly),
  EditorView.editable.of(!readOnly),
];

/** What a reader of the screen hears, and the editor's own words. */
const spoken = (label: string, phrases: Readonly<Record<string, string>>): Extension => [
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  EditorState.phrases.of(phrases),
];

const NOTHING: readonly never[] = [];
const AS_THEY_ARE: Readonly<Record<string, string>> = {};

function extensions(indicators: readonly string[], changed: (text: string) => void): Extension {
  return [
    strategyLook,
    basicSetup,
    javascript({ typescript: true }),
    autocompletion({ override: [strategyCompletion(indicators)] }),
    lintGutter(),
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      const typed = docChanged && !transactions.some((each) => each.annotation(given) === true);
      if (typed) changed(state.doc.toString());
    }),
  ];
}

function show(view: EditorView, line: number): void {
  const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  view.focus();
}

export function StrategyEditor({
  value,
  onChange,
  problems = NOTHING,
  readOnly = false,
  line = null,
  label,
  indicators = NOTHING,
  phrases = AS_THEY_ARE,
}: StrategyEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const change = useRef(onChange);
  const first = useRef(value);
  useEffect(() => {
    change.current = onChange;
    first.current = value;
  });
  useEffect(() => {
    const made = new EditorView({
      parent: parent.current!,
      doc: first.current,
      extensions: [lock.of([]), speech.of([]), extensions(indicators, (text) => change.current?.(text))],
    });
    setView(made);
    return () => {
      made.destroy();
      setView(null);
    };
  }, [indicators]);
  useEffect(() => {
    view?.dispatch({
      effects: [lock.reconfigure(locked(readOnly)), speech.reconfigure(spoken(label, phrases))],
    });
  }, [view, readOnly, label, phrases]);
  useEffect(() => {
    if (!view || view.state.doc.toString() === value) return;
    const changes = { from: 0, to: view.state.doc.length, insert: value };
    view.dispatch({ changes, annotations: given.of(true) });
  }, [view, value]);
  useEffect(() => {
    if (view) view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, problems)));
  }, [view, problems]);
  useEffect(() => {
    if (view && line) show(view, line.line);
  }, [view, line]);
  return <div ref={parent} className={css.editor} />;
}
