/** What every host shares: where things are, which files are served, what is said. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppFailure } from '#contract/errors.ts';
import { createWords } from '#words/index.ts';
import { CONTENT_SECURITY_POLICY } from '#hosts/common/csp.ts';
import { findFile } from '#hosts/common/files.ts';
import { defaultWorkspace, engineEntries, rendererFolder } from '#hosts/common/paths.ts';
import { failureText, terminalLocale } from '#hosts/common/say.ts';
import { VERSION } from '#hosts/common/version.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { temporaryFolder } from '../../support/folders.ts';

describe('default workspace', () => {
  const home = homedir();
  test.each([
    ['linux', {}, join(home, '.local', 'share', 'tapedeck', 'workspace')],
    ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'tapedeck', 'workspace')],
    ['darwin', {}, join(home, 'Library', 'Application Support', 'Tapedeck', 'workspace')],
    ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Tapedeck', 'workspace')],
    ['win32', {}, join(home, 'Tapedeck', 'workspace')],
    ['darwin', { TAPEDECK_WORKSPACE: '/mine' }, '/mine'],
  ] as const)('on %s with %j is %s', (platform, env, expected) =>
    expect(defaultWorkspace(env, platform)).toBe(expected),
  );
});

describe('entries', () => {
  test('lie beside a built host', () => {
    const { entry, intakeEntry } = engineEntries('file:///app/out/main/browser.js');
    expect([entry.pathname, intakeEntry.pathname]).toEqual([
      '/app/out/main/engine.js',
      '/app/out/main/intake.js',
    ]);
  });

  test('lie in the engine’s folder from source', () => {
    const { entry, intakeEntry } = engineEntries('file:///app/src/main/hosts/cli/index.ts');
    expect(entry.pathname).toBe('/app/src/main/engine/threads/engine.ts');
    expect(intakeEntry.pathname).toBe('/app/src/main/engine/threads/intake.ts');
  });

  test('the renderer is the built one either way', () => {
    expect(rendererFolder(import.meta.url.replace(/tests\/.*/, 'out/main/browser.js'))).toMatch(
      /out[\\/]renderer[\\/]$/,
    );
    expect(rendererFolder(import.meta.url.replace(/tests\/.*/, 'src/main/hosts/browser/index.ts'))).toBe(
      rendererFolder(import.meta.url.replace(/tests\/.*/, 'out/main/browser.js')),
    );
  });
});

describe('files', () => {
  let folder = '';
  beforeAll(() => {
    const root = temporaryFolder();
    folder = join(root, 'site');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    mkdirSync(join(root, 'site-other'));
    writeFileSync(join(folder, 'index.html'), '');
    writeFileSync(join(folder, 'assets', 'two words.css'), '');
    writeFileSync(join(folder, 'assets', 'data.bin'), '');
    writeFileSync(join(root, 'secret.txt'), '');
    writeFileSync(join(root, 'site-other', 'index.html'), '');
  });

  test.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/two%20words.css', join('assets', 'two words.css'), 'text/css; charset=utf-8'],
    ['/assets/data.bin', join('assets', 'data.bin'), 'application/octet-stream'],
    ['/assets/../index.html', 'index.html', 'text/html; charset=utf-8'],
  ])('%s is %s', (path, name, type) => {
    expect(findFile(folder, path)).toEqual({ file: join(folder, name), type });
    expect(findFile(folder + sep, path)).toEqual({ file: join(folder, name), type });
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/../site-other/index.html',
    '/assets',
    '/nothing',
    '/index.html%00',
    '/%',
    '',
  ])('%s is nothing', (path) => expect(findFile(folder, path)).toBeNull());
});

describe('policy', () => {
  const policy = Object.fromEntries(
    CONTENT_SECURITY_POLICY.split('; ').map((part) => [
      part.split(' ')[0]!,
      part.split(' ').slice(1).join(' '),
    ]),
  );
  test('allows only what is ours', () =>
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    }));
});

describe('words', () => {
  test.each([
    [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LC_ALL: 'C', LANG: 'vi_VN' }, 'en'],
    [{}, 'en'],
  ] as const)('%j speaks %s', (env, locale) => expect(terminalLocale(env)).toBe(locale));

  test('an expected failure is one sentence that names the thing', () => {
    const text = failureText(createWords('en'), new AppFailure('PORT_TAKEN', { port: 4173 }));
    expect(text).toContain('4173');
    expect(text).not.toMatch(/\n|PORT_TAKEN|\{\{/);
  });

  test('a bug keeps its stack', () => {
    expect(failureText(createWords('en'), new Error('broken'))).toMatch(/broken\n\s+at /);
    expect(failureText(createWords('en'), 'text')).toBe('text');
  });

  test('the version is the package’s', () => expect(VERSION).toBe(manifest.version));
});
