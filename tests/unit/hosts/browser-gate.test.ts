/** Who may talk to the browser host, and how its command line reads. */
import type { IncomingMessage } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { AppFailure } from '#contract/errors.ts';
import { Gate } from '#hosts/browser/gate.ts';
import { hasDisplay } from '#hosts/browser/open.ts';
import { readOptions } from '#hosts/browser/options.ts';

const compared = vi.hoisted(() => ({ lengths: [] as number[][] }));
vi.mock('node:crypto', async (original) => {
  const real: { timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean } = await original();
  return {
    ...real,
    timingSafeEqual: (a: Uint8Array, b: Uint8Array) => {
      compared.lengths.push([a.length, b.length]);
      return real.timingSafeEqual(a, b);
    },
  };
});

const asking = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;
const tokenOf = (gate: Gate): string => new URL(gate.address()).searchParams.get('token')!;

describe('token', () => {
  test('is 32 random bytes and never the same', () => {
    expect(tokenOf(new Gate(1))).toMatch(/^[0-9a-f]{64}$/);
    expect(tokenOf(new Gate(1))).not.toBe(tokenOf(new Gate(1)));
  });

  test('is worth a cookie once; the next one is new', () => {
    const gate = new Gate(1);
    const token = tokenOf(gate);
    expect(gate.redeem(token)).toMatch(/^tapedeck_session=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(gate.redeem(token)).toBeNull();
    expect(tokenOf(gate)).not.toBe(token);
    expect(gate.redeem(tokenOf(gate))).not.toBeNull();
  });

  test.each(['', 'x', 'f'.repeat(64), 'é'.repeat(64)])('%j is worth nothing and uses nothing up', (wrong) => {
    const gate = new Gate(1);
    const token = tokenOf(gate);
    expect(gate.redeem(wrong)).toBeNull();
    expect(tokenOf(gate)).toBe(token);
  });

  test('is compared in constant time, and only at equal length', () => {
    const gate = new Gate(1);
    compared.lengths.length = 0;
    gate.redeem('short');
    expect(compared.lengths).toEqual([]);
    gate.redeem('f'.repeat(64));
    gate.holdsSession(asking({ cookie: `tapedeck_session=${'0'.repeat(64)}` }));
    expect(compared.lengths).toEqual([
      [64, 64],
      [64, 64],
    ]);
  });
});

describe('session', () => {
  const gate = new Gate(1);
  const cookie = gate.redeem(tokenOf(gate))!.split(';')[0]!;
  test.each([
    [cookie, true],
    [`other=1; ${cookie}; more=2`, true],
    ['', false],
    [`x${cookie}`, false],
    [`${cookie}0`, false],
    ['tapedeck_session=', false],
  ])('cookie %s: %s', (value, held) => expect(gate.holdsSession(asking({ cookie: value }))).toBe(held));

  test('of one run is nothing to another', () =>
    expect(new Gate(1).holdsSession(asking({ cookie }))).toBe(false));
});

describe('names', () => {
  const gate = new Gate(4173);
  test.each([
    ['127.0.0.1:4173', true],
    ['localhost:4173', true],
    ['127.0.0.1:4174', false],
    ['127.0.0.1', false],
    ['evil.example:4173', false],
    ['127.0.0.1.evil.example:4173', false],
  ])('host %s: %s', (host, known) => expect(gate.knownHost(asking({ host }))).toBe(known));

  test('no host at all is not known', () => expect(gate.knownHost(asking({}))).toBe(false));

  test.each([
    ['http://127.0.0.1:4173', true],
    ['http://localhost:4173', true],
    ['https://127.0.0.1:4173', false],
    ['http://127.0.0.1:80', false],
    ['https://evil.example', false],
    ['null', false],
  ])('origin %s: %s', (origin, known) => expect(gate.knownOrigin(asking({ origin }))).toBe(known));

  test('a program without an origin may come in', () => expect(gate.knownOrigin(asking({}))).toBe(true));
});

describe('options', () => {
  test('have defaults', () => {
    vi.stubEnv('TAPEDECK_WORKSPACE', '/mine');
    expect(readOptions([])).toEqual({
      port: 4173,
      workspace: '/mine',
      open: true,
      seed: undefined,
      startDay: undefined,
      announce: false,
    });
    vi.unstubAllEnvs();
  });

  test('are all read', () => {
    const args = [
      '--browser',
      '--port',
      '0',
      '--workspace',
      '/w',
      '--seed',
      '7',
      '--start-day',
      '9',
      '--no-open',
      '--announce',
    ];
    expect(readOptions(args)).toEqual({
      port: 0,
      workspace: '/w',
      open: false,
      seed: 7,
      startDay: 9,
      announce: true,
    });
  });

  test.each([
    [['--port', 'abc'], '--port abc'],
    [['--port', '-1'], '--port'],
    [['--port', '1.5'], '--port 1.5'],
    [['--port', '65536'], '--port 65536'],
    [['--seed', 'x'], '--seed x'],
    [['--unknown'], '--unknown'],
    [['--workspace'], '--workspace'],
    [['extra'], 'extra'],
  ])('%j is refused by name', (args, named) => {
    const read = () => readOptions(args);
    expect(read).toThrow(AppFailure);
    expect(read).toThrow(named);
    expect(read).toThrow('BAD_REQUEST');
  });
});

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('on %s with %j there is a display: %s', (platform, env, shown) =>
  expect(hasDisplay(env, platform)).toBe(shown),
);
