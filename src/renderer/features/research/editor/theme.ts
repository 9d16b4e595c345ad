/**
 * How a strategy's text looks: the app's tokens, so that it follows the theme of the page by itself. CodeMirror writes its
 * rules into a `style` element, which the app's policy allows (`style-src 'unsafe-inline'`); scripts stay the app's own.
 */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: 'var(--surface-1)',
    color: 'var(--text-1)',
    fontSize: 'var(--size)',
  },
  '&.cm-focused': { outline: '1px solid var(--focus)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--accent)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--select)',
  },
  '.cm-gutters': { backgroundColor: 'var(--surface-1)', color: 'var(--text-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'var(--select)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--surface-2)', color: 'var(--text-1)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--surface-3)',
    outline: '1px solid var(--line-strong)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--surface-3)', outline: '1px solid var(--warn)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--line-strong)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--surface-3)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--surface-3)', color: 'var(--text-2)', border: 'none' },
});

const panels = EditorView.theme({
  '.cm-panels, .cm-tooltip': {
    backgroundColor: 'var(--surface-2)',
    color: 'var(--text-1)',
    border: '1px solid var(--line)',
  },
  '.cm-tooltip': { borderRadius: 'var(--radius)', fontFamily: 'var(--font-ui)', fontSize: 'var(--size)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-code)',
    fontSize: 'var(--size-small)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-strong)',
    color: 'var(--on-fill)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'var(--on-fill)' },
  '.cm-completionDetail': { color: 'var(--text-3)', fontStyle: 'normal' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
  '.cm-diagnosticSource': { opacity: '1', color: 'var(--text-3)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textUnderlineOffset: '3px',
  },
  '.cm-panel.cm-search': { fontFamily: 'var(--font-ui)', fontSize: 'var(--size)' },
  '.cm-textfield': {
    backgroundColor: 'var(--surface-1)',
    color: 'var(--text-1)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface-3)',
    color: 'var(--text-1)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
  },
});

const changes = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--bar-down)' },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--bar-up)' },
  '&.cm-merge-a .cm-changedText': { background: 'var(--flash-down)' },
  '&.cm-merge-b .cm-changedText': { background: 'var(--flash-up)' },
  '&.cm-merge-a .cm-changedLineGutter': { background: 'var(--down)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--up)' },
  '.cm-collapsedLines': {
    background: 'var(--surface-2)',
    color: 'var(--text-2)',
    borderBlock: '1px solid var(--line)',
    // The sign the library takes is in few fonts.
    '&:before, &:after': { content: '"⋯"' },
  },
});

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--up)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--warn)' },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--warn)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--text-1)',
    fontWeight: '600',
  },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--text-3)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--danger)' },
]);

export const strategyLook: Extension = [frame, panels, changes, syntaxHighlighting(words)];
