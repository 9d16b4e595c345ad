/**
 * XLSX and XLSM packages. Read by our own scanner rather than by hucre, which was measured on the same files: it lays
 * out a dense grid before any option applies (one far cell refuses the file), refuses a whole file for one bad
 * reference, and hands out errors as ordinary text.
 * Invariants: macros, embedded objects, external links and data connections are noticed and never touched.
 */
import type { Table, TableSheet } from '#core/intent/table.ts';
import { refuse } from './failure.ts';
import { Budget } from './sheet-builder.ts';
import { readRelations, readStyles, readWorkbook, type Relation } from './xlsx-parts.ts';
import { readWorksheet, type SheetShared } from './xlsx-sheet.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import type { Package } from './zip.ts';

const ACTIVE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/vbaproject/i, 'macros_ignored'],
  [/(^|\/)macrosheets\//i, 'macros_ignored'],
  [/(^|\/)externallinks\/[^/]+$/i, 'external_links_ignored'],
  [/(^|\/)(connections\.xml|querytables\/)/i, 'external_links_ignored'],
  [/(^|\/)(embeddings|activex)\//i, 'embedded_objects_ignored'],
  [/\.(zip|7z|rar|jar|xls[xmb]?|ods|doc[xm]?|ppt[xm]?|exe|dll|js|vbs|hta|lnk)$/i, 'embedded_objects_ignored'],
];

export function noteActiveParts(archive: Package, budget: Budget): void {
  for (const name of archive.names) {
    for (const [pattern, warning] of ACTIVE_PARTS) if (pattern.test(name)) budget.warnings.add(warning);
  }
}

function noteExternal(relations: Iterable<Relation>, budget: Budget): void {
  for (const relation of relations) if (relation.part === null) budget.warnings.add('external_links_ignored');
}

/** The main part, by the package's own relationships, else by its usual name. */
export function workbookPart(archive: Package): string | null {
  for (const relation of readRelations(archive, '').values()) {
    if (relation.type === 'officeDocument' && relation.part !== null && archive.has(relation.part))
      return relation.part;
  }
  return archive.has('xl/workbook.xml') ? 'xl/workbook.xml' : null;
}

function partOf(relations: ReadonlyMap<string, Relation>, type: string): string | null {
  for (const relation of relations.values()) if (relation.type === type) return relation.part;
  return null;
}

const orNothing = (archive: Package, part: string | null): Buffer | null =>
  part === null ? null : archive.read(part);

export function readXlsx(archive: Package, main: string): Table {
  const budget = new Budget();
  noteActiveParts(archive, budget);
  const workbook = readWorkbook(archive.read(main)!);
  const relations = readRelations(archive, main);
  noteExternal(relations.values(), budget);
  const strings = readSharedStrings(orNothing(archive, partOf(relations, 'sharedStrings')));
  const shared: SheetShared = {
    strings,
    cells: Array.from({ length: strings.length }),
    shapes: readStyles(orNothing(archive, partOf(relations, 'styles'))),
    budget,
  };
  const sheets: TableSheet[] = [];
  for (const { name, visibility, relation } of workbook.sheets) {
    const target = relations.get(relation);
    if (target !== undefined && target.type !== 'worksheet') continue;
    const bytes = orNothing(archive, target?.part ?? null);
    if (bytes === null) budget.warnings.add(`sheet_missing: ${name}`);
    else sheets.push(readWorksheet(bytes, name, visibility, shared));
  }
  if (sheets.length === 0) refuse('corrupt', 'none of the workbook’s sheets can be found in the file');
  const format = budget.warnings.has('macros_ignored') ? 'XLSM' : 'XLSX';
  return { format, dateSystem: workbook.dateSystem, sheets, warnings: [...budget.warnings] };
}
