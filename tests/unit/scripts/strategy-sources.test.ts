import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourcesFile } from '../../../scripts/strategy-sources.ts';

test('what built-in strategies look like is what they are', async () => {
  const file = new URL('../../../src/shared/research/strategies/sources.ts', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(await sourcesFile());
});
