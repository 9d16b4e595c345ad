/** The built renderer's files, by address path: never one outside its folder. */
import { existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** `/` is the page itself. */
export function findFile(folder: string, path: string): { file: string; type: string } | null {
  const name = decoded(path === '/' ? 'index.html' : path);
  if (name === null || name.includes('\0')) return null;
  const file = normalize(join(folder, name));
  const inside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  if (!inside || !existsSync(file) || !statSync(file).isFile()) return null;
  return { file, type: TYPES[extname(file)] ?? 'application/octet-stream' };
}
