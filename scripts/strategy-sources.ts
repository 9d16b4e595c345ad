/** `npm run strategy-sources [-- --check]`: writes what built-in strategies look like as a user's own. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';

const FOLDER = join(import.meta.dirname, '../src/shared/research/strategies');
const TARGET = join(FOLDER, 'sources.ts');
const OWN = ['list.ts', 'sources.ts'];

/** The file as a user would write it: the API under its name, the strategy as the default. */
export function asUsers(text: string): string {
  return text
    .replace(/^\/\*\*.*\*\/\n/, '')
    .replace("from '../strategy/api.ts'", "from 'tapedeck'")
    .replace(/export const \w+ = strategy\(/, 'export default strategy(');
}

export async function sourcesFile(): Promise<string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !OWN.includes(name));
  const entries = names.sort().map((name) => {
    const text = asUsers(readFileSync(join(FOLDER, name), 'utf8'));
    return `[${JSON.stringify(name.replace('.ts', ''))}, ${JSON.stringify(text)}],`;
  });
  const file = `/** What built-in strategies look like as a user's own, to start from. Written by scripts/strategy-sources.ts. */
export const SOURCES: ReadonlyMap<string, string> = new Map<string, string>([${entries.join('\n')}]);
`;
  return format(file, { parser: 'typescript', singleQuote: true, printWidth: 110 });
}

if (process.argv[1] === import.meta.filename) writeFileSync(TARGET, await sourcesFile());
