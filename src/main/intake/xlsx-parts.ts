/**
 * The parts of an XLSX package around its sheets: relationships, the workbook, shared strings, styles.
 * Invariants: targets are looked up inside the package only (external ones never); a reference to something that is not
 * there is an absent value, not a crash.
 */
import type { NumberShape, Visibility } from '#core/intent/table.ts';
import { refuse } from './failure.ts';
import { LIMITS } from './limits.ts';
import { builtInShape, shapeOf } from './number-format.ts';
import { attribute, scanXml } from './xml.ts';
import type { Package } from './zip.ts';

export interface Relation {
  /** Last segment of the relationship type: `worksheet`, `sharedStrings`, ... */
  readonly type: string;
  /** Part name inside the package; null when it points outside. */
  readonly part: string | null;
}

/** `../a/b.xml` seen from `xl/workbook.xml`. Null when it climbs out of the package. */
function resolvePart(target: string, from: string): string | null {
  const path = target.startsWith('/')
    ? target.slice(1)
    : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`;
  const parts: string[] = [];
  for (const piece of path.replaceAll('\\', '/').split('/')) {
    if (piece === '..') {
      if (parts.pop() === undefined) return null;
    } else if (piece !== '.' && piece !== '') parts.push(piece);
  }
  return parts.join('/');
}

export function readRelations(archive: Package, part: string): Map<string, Relation> {
  const cut = part.lastIndexOf('/') + 1;
  const bytes = archive.read(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`);
  const relations = new Map<string, Relation>();
  if (bytes === null) return relations;
  scanXml(bytes, {
    open: (name, tag) => {
      if (name !== 'Relationship') return;
      const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
      if (id === null || target === null) return;
      const type = (attribute(tag, 'Type') ?? '').replace(/^.*\//, '');
      const external =
        attribute(tag, 'TargetMode')?.toLowerCase() === 'external' || /^[a-z][a-z0-9+.-]*:/i.test(target);
      relations.set(id, { type, part: external ? null : resolvePart(target, part) });
    },
    close: () => undefined,
  });
  return relations;
}

export interface SheetEntry {
  readonly name: string;
  readonly visibility: Visibility;
  readonly relation: string;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly dateSystem: 1900 | 1904;
}

const VISIBILITIES: ReadonlyMap<string | null, Visibility> = new Map([
  ['hidden', 'hidden'],
  ['veryHidden', 'very-hidden'],
]);

export function readWorkbook(bytes: Buffer): Workbook {
  const sheets: SheetEntry[] = [];
  let dateSystem: 1900 | 1904 = 1900;
  scanXml(bytes, {
    open: (name, tag) => {
      if (name === 'workbookPr' && /^(1|true)$/i.test(attribute(tag, 'date1904') ?? '')) dateSystem = 1904;
      if (name !== 'sheet') return;
      if (sheets.length >= LIMITS.sheets)
        refuse('too_large_uncompressed', `more than ${LIMITS.sheets} sheets`);
      const relation = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
      const visibility = VISIBILITIES.get(attribute(tag, 'state')) ?? 'visible';
      sheets.push({ name: attribute(tag, 'name') ?? '', visibility, relation });
    },
    close: () => undefined,
  });
  return { sheets, dateSystem };
}

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** The number shape of every cell style, by index. */
export function readStyles(bytes: Buffer | null): NumberShape[] {
  const custom = new Map<number, NumberShape>();
  const shapes: NumberShape[] = [];
  if (bytes === null) return shapes;
  let inCells = false;
  scanXml(bytes, {
    open: (name, tag) => {
      if (name === 'numFmt')
        custom.set(Number(attribute(tag, 'numFmtId')), shapeOf(attribute(tag, 'formatCode') ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(tag, 'numFmtId') ?? 0);
        shapes.push(custom.get(id) ?? builtInShape(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return shapes;
}
