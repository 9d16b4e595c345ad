/** Start, failure and the order of stopping of the desktop's main process, against a stand-in `electron`. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { appError, type AppError } from '#contract/errors.ts';
import type * as StandIn from '../../support/electron/electron.ts';
import type { SpawnOptions } from '#engine/client/client.ts';
import { createWords, describeError } from '#words/index.ts';
import { unpackedEntries } from '#hosts/desktop/unpacked.ts';

const engine = { spawn: vi.fn(), serve: vi.fn() };
vi.mock('electron', () => import('../../support/electron/electron.ts'));
vi.mock('#engine/client/client.ts', () => ({
  spawnEngine: (options: SpawnOptions) => engine.spawn(options),
}));
vi.mock('#engine/client/socket.ts', () => ({
  serveSocket: (folder: string, link: unknown) => engine.serve(folder, link),
}));

/** Runs the main module anew, with a stand-in of its own; the engine stops when told to. */
async function start(argv: readonly string[] = [], failure?: AppError, locale = 'en-US', socket = true) {
  vi.resetModules();
  const electron = (await import('electron')) as unknown as typeof StandIn;
  electron.resetStandIn();
  const { AppFailure } = await import('#contract/errors.ts');
  const { log } = electron;
  electron.app.getLocale = () => locale;
  let finishStop = () => {};
  const link = {
    connect: () => ({ send: () => {}, close: () => log.push('client closed') }),
    stop: () => {
      log.push('engine stopping');
      return new Promise<void>((resolve) => {
        finishStop = () => {
          log.push('engine stopped');
          resolve();
        };
      });
    },
  };
  engine.spawn.mockReset().mockImplementation(() => {
    log.push('engine starting');
    return failure
      ? Promise.reject(new AppFailure(failure.code, { ...failure.params }))
      : Promise.resolve(link);
  });
  engine.serve.mockReset().mockResolvedValue(socket ? { close: () => log.push('socket closed') } : null);
  const before = process.argv;
  process.argv = ['electron', '.', ...argv];
  await import('#hosts/desktop/index.ts');
  await vi.waitFor(() => expect(log.some((line) => /^(load|exit)/.test(line))).toBe(true));
  process.argv = before;
  return { ...electron, stopEngine: () => finishStop() };
}

const spawned = (): SpawnOptions => engine.spawn.mock.calls[0]![0] as SpawnOptions;

beforeEach(() => void vi.unstubAllEnvs());

describe('start', () => {
  test('registers the scheme, starts the engine, and only then loads the page', async () => {
    const { log } = await start();
    expect(log.filter((line) => !line.startsWith('menu'))).toEqual([
      'scheme registered',
      'engine starting',
      'load tapedeck://app/',
    ]);
  });

  test('nothing is permitted and the scheme is served before the page loads', async () => {
    const { handlers, permissions } = await start();
    expect([...handlers.keys()]).toEqual(['tapedeck']);
    expect(Object.keys(permissions).sort()).toEqual(['check', 'device', 'request']);
  });

  test.each([
    [['--workspace', '/a/desk']],
    [['--workspace=/a/desk']],
    [['--ozone-platform=x11', '--workspace', '/a/desk', '--no-sandbox']],
  ])('%j opens that workspace', async (argv) => {
    await start(argv);
    expect(spawned()).toMatchObject({ mode: 'workspace', folder: '/a/desk', autoplay: true });
    expect(engine.serve.mock.calls[0]![0]).toBe('/a/desk');
  });

  test.each([[[]], [['--workspace']]])('%j opens the default one', async (argv) => {
    vi.stubEnv('TAPEDECK_WORKSPACE', '/my/desk');
    await start(argv);
    expect(spawned().folder).toBe('/my/desk');
  });
});

describe('stop', () => {
  test('closes the socket, lets the engine finish, then ends', async () => {
    const { app, log, stopEngine } = await start();
    log.length = 0;
    app.quit();
    expect(log).toEqual(['window closed', 'client closed', 'socket closed', 'engine stopping']);
    app.quit();
    expect(log.filter((line) => line === 'engine stopping')).toHaveLength(1);
    expect(log.some((line) => line.startsWith('exit'))).toBe(false);
    stopEngine();
    await vi.waitFor(() => expect(log.slice(-2)).toEqual(['engine stopped', 'exit 0']));
  });

  test('the last window ends the program', async () => {
    const { app, log } = await start();
    app.emit('window-all-closed');
    expect(log).toContain('engine stopping');
  });

  test('goes on without a socket when none could be had', async () => {
    const { app, log } = await start([], undefined, 'en-US', false);
    app.quit();
    expect(log).toContain('engine stopping');
  });
});

describe('failure', () => {
  test('a locked workspace is a sentence in a dialog, and no window', async () => {
    const { dialogs, windows, log } = await start(
      [],
      appError('WORKSPACE_LOCKED', { path: '/a/desk', pid: 42 }),
    );
    expect(dialogs).toHaveLength(1);
    expect(dialogs[0]).toMatchObject({
      title: 'Tapedeck',
      content: expect.stringContaining('/a/desk') as string,
    });
    expect(dialogs[0]!.content).not.toMatch(/\n\s+at |WORKSPACE_LOCKED/);
    expect(windows).toEqual([]);
    expect(log.at(-1)).toBe('exit 1');
  });

  test.each([
    ['en-US', 'en'],
    ['vi', 'vi'],
  ] as const)('speaks the system’s language, %s', async (system, locale) => {
    const failure = appError('WORKSPACE_LOCKED', { path: '/a/desk', pid: 42 });
    const { dialogs } = await start([], failure, system);
    expect(dialogs[0]!.content).toBe(describeError(createWords(locale).t, failure));
  });

  test('an engine that dies is told once', async () => {
    const { dialogs, log } = await start();
    spawned().onCrash?.('out of memory');
    spawned().onCrash?.('exit 1');
    expect(dialogs).toHaveLength(1);
    expect(dialogs[0]!.content).toContain('out of memory');
    expect(log.filter((line) => line === 'exit 1')).toHaveLength(1);
  });
});

describe('threads of a packaged program', () => {
  test('lie beside the archive', () => {
    const entries = {
      entry: new URL('file:///opt/Tapedeck/resources/app.asar/out/main/engine.js'),
      intakeEntry: new URL('file:///opt/Tapedeck/resources/app.asar/out/main/intake.js'),
      researchEntry: new URL('file:///opt/Tapedeck/resources/app.asar/out/main/research.js'),
      forwardEntry: new URL('file:///opt/Tapedeck/resources/app.asar/out/main/forward.js'),
    };
    expect(unpackedEntries(entries).entry.pathname).toBe(
      '/opt/Tapedeck/resources/app.asar.unpacked/out/main/engine.js',
    );
    expect(unpackedEntries(entries).intakeEntry.pathname).toContain('/app.asar.unpacked/');
  });

  test('are left alone outside a package', () => {
    const entries = {
      entry: new URL('file:///app/out/main/engine.js'),
      intakeEntry: new URL('file:///app/i.js'),
      researchEntry: new URL('file:///app/r.js'),
      forwardEntry: new URL('file:///app/f.js'),
    };
    expect(unpackedEntries(entries)).toEqual(entries);
  });
});
