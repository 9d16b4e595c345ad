/** electron-builder.yml against electron-builder's own schema, what it promises, and how a failed packaging is worded. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainFailure } from '../../scripts/dist.ts';
import { ROOT } from '../../scripts/lib.ts';

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}
interface Platform {
  readonly icon: string;
  readonly target: readonly Target[];
  readonly files: readonly string[];
}
interface Configuration {
  readonly appId: string;
  readonly asarUnpack: readonly string[];
  readonly npmRebuild: boolean;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly win: Platform;
  readonly mac: Platform & { readonly hardenedRuntime: boolean };
  readonly linux: Platform;
}

/** Through electron-builder's copy: app-builder-lib is its dependency, not ours. */
const { resolve } = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const builder = createRequire(import.meta.url)(resolve('app-builder-lib/out/util/config/config.js')) as {
  getConfig(folder: string, file: string | null, options: null): Promise<Configuration>;
  validateConfiguration(config: unknown, log: { isEnabled: boolean; add(): void }): Promise<void>;
};
const read = (): Promise<Configuration> => builder.getConfig(ROOT, null, null);
const validate = (config: unknown): Promise<void> =>
  builder.validateConfiguration(config, { isEnabled: false, add: () => {} });

const targets = ({ target }: Platform) => target.map((each) => [each.target, each.arch]);
const BOTH = ['x64', 'arm64'];

describe('electron-builder.yml', () => {
  test('is valid by electron-builder’s own schema', async () => {
    await expect(validate(await read())).resolves.toBeUndefined();
  });

  test('a misspelt key is refused, at the top and under a platform', async () => {
    const config = await read();
    await expect(validate({ ...config, asarUnpak: [] })).rejects.toThrow(/asarUnpak/);
    await expect(validate({ ...config, mac: { ...config.mac, hardenedRuntimes: true } })).rejects.toThrow(
      /configuration\.mac/,
    );
  });

  test('has targets for Windows, macOS and Linux on both processors, each with an icon that exists', async () => {
    const { win, mac, linux } = await read();
    expect(targets(win)).toEqual([['nsis', BOTH]]);
    expect(targets(mac)).toEqual([
      ['dmg', BOTH],
      ['zip', BOTH],
    ]);
    expect(targets(linux)).toEqual([
      ['AppImage', BOTH],
      ['deb', BOTH],
    ]);
    expect(mac.hardenedRuntime).toBe(true);
    for (const { icon } of [win, mac, linux]) expect(existsSync(join(ROOT, icon)), icon).toBe(true);
  });

  test('every platform takes its own native file, and no list is made of exclusions alone', async () => {
    const { win, mac, linux } = await read();
    for (const [platform, name] of [
      [win, 'win32'],
      [mac, 'darwin'],
      [linux, 'linux'],
    ] as const) {
      expect(platform.files).toContain(`!node_modules/better-sqlite3/prebuilds/!(${name}-\${arch}).node`);
      expect(platform.files.some((pattern) => !pattern.startsWith('!'))).toBe(true);
    }
  });

  test('nothing is compiled, the engine’s threads lie beside the archive, and doors for debugging are shut', async () => {
    const { npmRebuild, asarUnpack, electronFuses } = await read();
    expect(npmRebuild).toBe(false);
    expect(asarUnpack).toEqual(expect.arrayContaining(['out/main/**', 'node_modules/**', 'package.json']));
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

describe('a failed packaging in one line', () => {
  const STACK =
    'failedTask=build stackTrace=RequestError: x\n    at ClientRequest.<anonymous> (index.js:970:111)';

  test.each([
    'getaddrinfo ENOTFOUND example.org',
    'connect ETIMEDOUT 10.0.0.1:443',
    'Response code 503 (no)',
  ])('no network: %s', (reason) => {
    const line = plainFailure(`  • packaging\n  ⨯ ${reason}  ${STACK}`);
    expect(line).toMatch(/^Electron or a packaging tool could not be downloaded: .*electronDist=FOLDER/);
    expect(line).not.toMatch(/\n|stackTrace|index\.js/);
  });

  test('anything else keeps its reason and loses its stack', () => {
    const line = plainFailure(`  • packaging\n  ⨯ duplicated mapping key (53:3)  ${STACK}`);
    expect(line).toBe('Packaging failed: duplicated mapping key (53:3)');
  });

  test('says so when nothing was said', () => {
    expect(plainFailure('')).toBe('Packaging failed: no reason was given');
  });
});
