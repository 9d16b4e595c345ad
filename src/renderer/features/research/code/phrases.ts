/** The editor's own words in the reader's language, by the English ones the editor asks for. */
import type { TextKey, Translate } from '#words/index.ts';

const PHRASES: Readonly<Record<string, TextKey>> = {
  Find: 'editor.find',
  Replace: 'editor.replaceWith',
  next: 'editor.next',
  previous: 'editor.previous',
  all: 'editor.all',
  'match case': 'editor.matchCase',
  regexp: 'editor.regexp',
  'by word': 'editor.byWord',
  replace: 'editor.replace',
  'replace all': 'editor.replaceAll',
  close: 'editor.close',
  'current match': 'editor.currentMatch',
  'Go to line': 'editor.goToLine',
  go: 'editor.go',
  'Fold line': 'editor.fold',
  'Unfold line': 'editor.unfold',
  unfold: 'editor.unfold',
  'folded code': 'editor.folded',
  'Folded lines': 'editor.foldedLines',
  'Unfolded lines': 'editor.unfoldedLines',
  'Selection deleted': 'editor.deleted',
  Completions: 'editor.completions',
  Diagnostics: 'editor.problems',
  'No diagnostics': 'editor.noProblems',
};

/** `$` is where the editor puts a number. */
export const phrasesOf = (t: Translate): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(PHRASES).map(([phrase, key]) => [phrase, t(key)])),
  '$ unchanged lines': t('editor.unchanged', { lines: '$' }),
  'replaced $ matches': t('editor.replaced', { matches: '$' }),
  'replaced match on line $': t('editor.replacedOn', { line: '$' }),
});
