/** What reading the file noted: moments given twice, lines out of order. The columns themselves are ascending and distinct. */
import type { Check, Finding, ImportNote } from '../finding.ts';

/** Lines with the same moment and other values leave a choice that somebody has to make: a warning. The same again: info. */
function duplicate(note: Extract<ImportNote, { kind: 'duplicate' }>): Finding {
  const { time, line, firstLine, differs } = note;
  return {
    check: 'duplicates',
    kind: differs ? 'duplicate-differs' : 'duplicate-same',
    severity: differs ? 'warning' : 'info',
    from: time,
    to: time,
    row: null,
    count: 1,
    numbers: { line, firstLine },
  };
}

export const duplicates: Check = ({ context }, found) => {
  for (const note of context.notes ?? []) if (note.kind === 'duplicate') found(duplicate(note));
};

export const disorder: Check = ({ context }, found) => {
  for (const note of context.notes ?? []) {
    if (note.kind !== 'disorder') continue;
    const { time, line, previous } = note;
    const where = { from: time, to: time, row: null, count: 1, numbers: { line, previous } };
    found({ check: 'disorder', kind: 'out-of-order', severity: 'info', ...where });
  }
};
