/** Cells that a person corrected, with what they said before; the last step can be taken back. Pure. */
import type { SheetEdit, SheetField } from '#core/model/sheet.ts';

export interface Correction extends SheetEdit {
  /** The sheet's own text. */
  readonly was: string;
}

const keyOf = ({ row, field }: Pick<SheetEdit, 'row' | 'field'>): string => `${row} ${field}`;

/** The corrections with more made; one that gives a cell its own text back is none. */
export function withCorrections(
  kept: readonly Correction[],
  made: readonly Correction[],
): readonly Correction[] {
  const all = new Map(kept.map((each) => [keyOf(each), each]));
  for (const each of made) {
    const key = keyOf(each);
    const was = all.get(key)?.was ?? each.was;
    if (each.text === was) all.delete(key);
    else all.set(key, { ...each, was });
  }
  return [...all.values()];
}

export const editsOf = (corrections: readonly Correction[]): readonly SheetEdit[] =>
  corrections.map(({ row, field, text }) => ({ row, field, text }));

export const correctionOf = (
  corrections: readonly Correction[],
  row: number,
  field: SheetField,
): Correction | undefined => corrections.find((each) => each.row === row && each.field === field);
