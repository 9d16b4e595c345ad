/** The import table of docs/architecture.md, asserted on the imports that are really there. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  imports: Record<string, string>;
};

/** Layer by folder, longest first. */
const LAYERS = [
  'src/shared/core',
  'src/shared/research',
  'src/shared/report',
  'src/shared/words',
  'src/shared/contract',
  'src/main/store',
  'src/main/intake',
  'src/main/export',
  'src/main/feeds',
  'src/main/sandbox',
  'src/main/engine',
  'src/main/hosts',
  'src/renderer',
] as const;
type Layer = (typeof LAYERS)[number];

const SHARED = [
  'src/shared/core',
  'src/shared/research',
  'src/shared/report',
  'src/shared/words',
  'src/shared/contract',
] as const;
/** What a layer may import besides itself; a longer path allows that part only. */
const MAY: Readonly<Record<Layer, readonly string[]>> = {
  'src/shared/core': [],
  'src/shared/research': ['src/shared/core'],
  'src/shared/report': ['src/shared/core', 'src/shared/research'],
  'src/shared/words': [],
  'src/shared/contract': ['src/shared/core', 'src/shared/research', 'src/shared/report'],
  'src/main/store': ['src/shared/core', 'src/shared/contract'],
  'src/main/intake': ['src/shared/core', 'src/shared/contract'],
  'src/main/feeds': ['src/shared/core', 'src/shared/contract', 'src/main/intake'],
  'src/main/export': ['src/shared/core', 'src/shared/report', 'src/shared/words'],
  'src/main/sandbox': ['src/shared/research'],
  'src/main/engine': [
    ...SHARED,
    'src/main/store',
    'src/main/intake',
    'src/main/feeds',
    'src/main/export',
    'src/main/sandbox',
  ],
  'src/main/hosts': ['src/shared/contract', 'src/main/engine/client', 'src/shared/words'],
  'src/renderer': [
    'src/shared/contract',
    'src/shared/words',
    'src/shared/report',
    'src/shared/core/units',
    'src/shared/core/model',
    'src/shared/research',
  ],
};

/** Packages with one owner; charts are drawn into files on one side and onto the screen on the other. */
const OWNERS: readonly (readonly [RegExp, string | readonly string[]])[] = [
  [/^better-sqlite3$/, 'src/main/store'],
  [/^(@e965\/xlsx|csv-parse|chardet|hyparquet|hyparquet-compressors)(\/|$)/, 'src/main/intake'],
  [/^(hucre|hyparquet-writer|pdfkit|@resvg\/resvg-wasm)(\/|$)/, 'src/main/export'],
  [/^echarts(\/|$)/, ['src/main/export', 'src/renderer/ui/chart']],
  [/^(quickjs-emscripten|sucrase)(\/|$)/, 'src/main/sandbox'],
  [/^electron$/, 'src/main/hosts/desktop'],
  [/^node:https?$/, 'src/main/hosts/browser'],
  [
    /^(react|react-dom|zustand|codemirror|@codemirror|@lezer|lightweight-charts|dockview-react|@base-ui|@tanstack)/,
    'src/renderer',
  ],
];

export interface Import {
  readonly file: string;
  readonly specifier: string;
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield path;
  }
}

/** Static, re-exported and dynamic imports of one file, types included. */
function importsOf(file: string, text: string): Import[] {
  const { module } = parseSync(file, text);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  );
  const still = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  return [...new Set([...still, ...exported, ...dynamic])].map((specifier) => ({ file, specifier }));
}

/** The project path a specifier means, or null for a package. */
function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('.'))
    return relative(ROOT, resolve(dirname(file), specifier))
      .split(sep)
      .join('/');
  if (!specifier.startsWith('#')) return null;
  const alias = Object.entries(manifest.imports).find(([key]) => specifier.startsWith(key.slice(0, -1)));
  if (!alias) throw new Error(`${file}: unknown alias ${specifier}`);
  return alias[1].slice(2, -1) + specifier.slice(alias[0].length - 1);
}

const layerOf = (path: string): Layer | undefined => LAYERS.find((layer) => path.startsWith(`${layer}/`));
const under = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Why an import is not allowed, or null. */
export function wrong({ file, specifier }: Import): string | null {
  const from = relative(ROOT, file).split(sep).join('/');
  const layer = layerOf(from);
  if (!layer) return `${from} belongs to no layer`;
  const to = target(file, specifier);
  if (to === null) {
    const owner = OWNERS.find(([pattern]) => pattern.test(specifier))?.[1];
    if (owner && ![owner].flat().some((folder) => under(from, folder)))
      return `${from} imports ${specifier}, which ${[owner].flat().join(' and ')} alone owns`;
    if (specifier.startsWith('node:') && !from.startsWith('src/main/')) return `${from} imports ${specifier}`;
    return null;
  }
  if (to === 'package.json') return null;
  if (under(to, layer) || MAY[layer].some((allowed) => under(to, allowed))) return null;
  return `${from} imports ${to}`;
}

describe('import table', () => {
  const files = [...sources(join(ROOT, 'src'))];
  const all = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

  test('there are imports to look at', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(all.length).toBeGreaterThan(400);
  });

  test('no layer imports what it may not', () => expect(all.map(wrong).filter(Boolean)).toEqual([]));

  test('every file belongs to a layer', () =>
    expect(files.filter((file) => !layerOf(relative(ROOT, file).split(sep).join('/')))).toEqual([]));

  test.each([
    ['src/shared/core/kernel/x.ts', "import { z } from '../../contract/calls.ts';"],
    ['src/shared/core/kernel/x.ts', "import type { A } from '#contract/views.ts';"],
    ['src/shared/contract/x.ts', "export { en } from '#words/index.ts';"],
    ['src/main/store/x.ts', "const later = await import('#engine/engine.ts');"],
    ['src/main/engine/x.ts', "import Database from 'better-sqlite3';"],
    ['src/main/engine/x.ts', "import { readXlsx } from 'hucre';"],
    ['src/main/intake/x.ts', "import { writeXlsx } from 'hucre/xlsx';"],
    ['src/main/engine/x.ts', "import PDFDocument from 'pdfkit';"],
    ['src/main/export/x.ts', "import { readTable } from '#intake/read-table.ts';"],
    ['src/main/engine/x.ts', "import { transform } from 'sucrase';"],
    ['src/main/sandbox/x.ts', "import { Engine } from '#engine/engine.ts';"],
    ['src/main/hosts/cli/x.ts', "import { Engine } from '#engine/engine.ts';"],
    ['src/main/hosts/cli/x.ts', "import { createServer } from 'node:http';"],
    ['src/main/hosts/browser/x.ts', "import { app } from 'electron';"],
    ['src/renderer/x.ts', "import { step } from '#core/kernel/step.ts';"],
    ['src/renderer/features/reports/x.ts', "import { init } from 'echarts/core';"],
    ['src/renderer/x.ts', "import { readFileSync } from 'node:fs';"],
    ['src/shared/words/x.ts', "import type { Denial } from '#core/model/denial.ts';"],
  ])('%s may not say %s', (name, text) => {
    const found = importsOf(join(ROOT, name), text).map(wrong).filter(Boolean);
    expect(found).toHaveLength(1);
  });
});
