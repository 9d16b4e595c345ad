/** The repository of strategies through the contract: versions, problems, notes, rules. */
import { describe, expect, test } from 'vitest';
import { spec, withBars } from '../support/runs.ts';
import { openEngine } from '../support/workspace.ts';

const TEXT = (period: number): string => `import { strategy } from 'tapedeck';
export default strategy({
  name: 'Mine',
  setup(s) {
    const average = s.sma(${period});
    const close = s.bars().line('close');
    return () => { if (close.crossesAbove(average)) s.signal(1); else if (close.crossesBelow(average)) s.signal(0); };
  },
});
`;

describe('strategies', () => {
  test('versions by the hash of their text; what was run is kept, whatever becomes of it', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const save = (id: string | null, source: string, note = '') =>
      call('strategies.save', { commandId: `s-${note}`, id, name: 'Mine', kind: 'typescript', source, note });
    const first = await save(null, TEXT(10), 'first');
    expect(first).toMatchObject({ name: 'Mine', versions: 1, problems: [] });
    const run = await call('runs.start', {
      commandId: 'r',
      spec: spec([series], { strategies: [{ strategy: { id: first.id } }] }),
    });
    const done = await call('runs.wait', { id: run.id });
    const second = await save(first.id, TEXT(20), 'second');
    expect(second.history.map(({ note, runs }) => [note, runs])).toEqual([
      ['second', 0],
      ['first', 1],
    ]);
    expect((await save(first.id, TEXT(20), 'same')).versions).toBe(2);
    const { source } = await call('strategies.version', { hash: first.hash });
    expect(source).toBe(TEXT(10));
    // The run is of the first version, and comes out the same.
    expect(await call('runs.reproduce', { id: run.id })).toMatchObject({ same: true });
    await call('strategies.describe', { id: first.id, hidden: true });
    expect((await call('strategies.list', {})).some(({ id }) => id === first.id)).toBe(false);
    expect(await call('runs.reproduce', { id: run.id })).toMatchObject({ same: true });
    expect(done.spec.strategies[0]!.strategy).toEqual({ id: first.id, hash: first.hash });
  });

  test('a text that is run becomes a version of the strategy of its name', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    for (const period of [10, 20, 10]) {
      const strategy = { kind: 'typescript', source: TEXT(period), fileName: 'mine.ts' };
      const { id } = await call('runs.start', {
        commandId: `r${period}${Math.random()}`,
        spec: spec([series], { strategies: [{ strategy }] }),
      });
      expect((await call('runs.wait', { id })).status).toBe('done');
    }
    const own = (await call('strategies.list', {})).filter(({ kind }) => kind === 'typescript');
    expect(own).toMatchObject([{ name: 'mine', versions: 2, runs: 3 }]);
  });

  test('what is wrong with a text is said at its line; it can be kept and not run', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const source = "import { strategy } from 'tapedeck';\nexport default strategy({ name: 'x', setup( });\n";
    const check = await call('strategies.check', { kind: 'typescript', source, fileName: 'x.ts' });
    expect(check.problems).toMatchObject([{ kind: 'syntax', line: 2 }]);
    const kept = await call('strategies.save', {
      commandId: 'k',
      id: null,
      name: 'Broken',
      kind: 'typescript',
      source,
    });
    expect(kept.problems).toHaveLength(1);
    const { id } = await call('runs.start', {
      commandId: 'r',
      spec: spec([series], { strategies: [{ strategy: { id: kept.id } }] }),
    });
    expect(await call('runs.wait', { id })).toMatchObject({
      status: 'failed',
      problem: { kind: 'syntax', line: 2 },
    });
  });

  test('a text is tried on made-up bars: what any run would stumble over is said at its line', async () => {
    const { call } = openEngine(null);
    const problemsOf = async (line: string) => {
      const source = `import { strategy } from 'tapedeck';
export default strategy({ name: 'Tried', setup(s) {
  const rsi = s.indicator('rsi', { period: 3 });
  return () => {
    ${line}
  };
} });`;
      const checked = await call('strategies.check', { kind: 'typescript', source, fileName: 'tried.ts' });
      expect(checked.problems, 'nothing that keeps it from being run').toEqual([]);
      return [checked.trial]
        .flatMap((each) => each ?? [])
        .map(({ kind, message, line: at }) => ({ kind, message, at }));
    };
    expect(await problemsOf('if (rsi.value < 30) s.signal(1);')).toEqual([]);
    expect(await problemsOf('s.smaa(20);')).toEqual([
      { kind: 'thrown', message: 'TypeError: s.smaa is not a function', at: 5 },
    ]);
    expect(await problemsOf('if (rsi.value > 1) s.buy({ qty: 3 });')).toEqual([
      { kind: 'refused', message: 'an order has no option qty', at: 5 },
    ]);
    expect(await problemsOf("s.indicator('rsi', { length: 3 });")).toMatchObject([{ at: 5 }]);
    expect(await problemsOf('for (;;) {}')).toMatchObject([{ kind: 'timeout' }]);
    expect(await problemsOf("if (s.bars('FPT').close > 1) s.signal(1);"), 'the run may have it').toEqual([]);
  });

  test('what cannot be sent is said in the log, once', async () => {
    const { engine, series } = await withBars(100);
    const { call } = engine;
    const source = `import { strategy } from 'tapedeck';
export default strategy({ name: 'Loud', setup: (s) => () => { s.signal(5); s.target(NaN); s.buy({ quantity: 0.2 }); } });`;
    const strategies = [{ strategy: { kind: 'typescript', fileName: 'loud.ts', source } }];
    const { id } = await call('runs.start', { commandId: 'loud', spec: spec([series], { strategies }) });
    const { log } = await call('runs.wait', { id });
    expect(log.map(({ text }) => text)).toEqual([
      'signal(5): a strength is from -1 to 1, so nothing is sent (said once)',
      'target(NaN): a share is a number, so nothing is sent (said once)',
      'WAVE: the size comes to less than one lot, so nothing is sent (said once)',
    ]);
  });

  test('notes, tags and parameter sets', async () => {
    const { engine } = await withBars();
    const { call } = engine;
    const { id } = await call('strategies.save', {
      commandId: 'k',
      id: null,
      name: 'A',
      kind: 'typescript',
      source: TEXT(5),
    });
    await call('strategies.describe', { id, note: 'To try', tags: ['trend'] });
    const view = await call('strategies.set', { id, name: 'slow', values: { period: 50 } });
    expect(view).toMatchObject({
      note: 'To try',
      tags: ['trend'],
      sets: [{ name: 'slow', values: { period: 50 } }],
    });
    expect((await call('strategies.set', { id, name: 'slow', values: null })).sets).toEqual([]);
  });

  test('rules are a strategy, and code on request', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const rules = JSON.stringify({
      name: 'RSI',
      long: {
        enter: {
          compare: { indicator: 'rsi', parameters: { period: 5 } },
          is: 'crosses-below',
          to: { number: 30 },
        },
        exit: {
          compare: { indicator: 'rsi', parameters: { period: 5 } },
          is: 'crosses-above',
          to: { number: 60 },
        },
      },
      short: null,
    });
    const kept = await call('strategies.save', {
      commandId: 'k',
      id: null,
      name: 'RSI',
      kind: 'rules',
      source: rules,
    });
    const { source } = await call('strategies.code', { source: rules, name: 'RSI' });
    const finals: object[] = [];
    for (const strategy of [{ id: kept.id }, { kind: 'typescript', source, fileName: 'rsi.ts' }]) {
      const { id } = await call('runs.start', {
        commandId: `r${finals.length}`,
        spec: spec([series], { strategies: [{ strategy }] }),
      });
      finals.push((await call('runs.wait', { id })).figures!);
    }
    expect(finals[0]).toMatchObject({ denied: 0 });
    expect(finals[0]).not.toMatchObject({ trades: 0 });
    expect(finals[1]).toEqual(finals[0]);
    const wrong = await call('strategies.check', { kind: 'rules', source: '{}', fileName: 'x.json' });
    expect(wrong.problems).toMatchObject([{ kind: 'shape' }]);
  });
});
