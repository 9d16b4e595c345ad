/** An engine with made-up bars of FPT, and sessions on them. */
import { onTestFinished } from 'vitest';
import { openAccount, openEngine, temporaryFolder, type TestEngine } from './workspace.ts';

export const FPT = 'HOSE:FPT';
export const DAY = 86_400_000;
/** Midnight UTC of a Monday. */
export const MONDAY = Date.UTC(2026, 0, 5);

/** Closes that go up by a tick a bar within a day and fall back overnight; five minutes from 9:00 in Vietnam. */
export function risingCsv(days: number, from = 0): Uint8Array<ArrayBuffer> {
  const lines = ['time,open,high,low,close,volume'];
  for (let day = from; day < from + days; day += 1) {
    if ([5, 6].includes(day % 7)) continue;
    for (let bar = 0; bar < 12; bar += 1) {
      const at = new Date(MONDAY + day * DAY + 2 * 3_600_000 + bar * 300_000).toISOString();
      const open = 95_000 + (day % 5) * 200 + bar * 100;
      lines.push([at, open, open + 150, open - 50, open + 100, 10_000 + bar].join(','));
    }
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

const SESSION = {
  name: 'A week of FPT',
  cash: { VND: '100000000', USD: '0' },
  feeProfiles: { VND: 'vn-broker', USD: 'zero' },
} as const;

let commands = 0;
const next = (): string => {
  commands += 1;
  return `deck-${commands}`;
};

/** A workspace with an account; what a test asks of its deck. */
export class TestDeck {
  readonly folder = temporaryFolder();
  private engine: TestEngine = openEngine(this.folder);

  static async open(): Promise<TestDeck> {
    const deck = new TestDeck();
    await openAccount(deck.engine);
    return deck;
  }

  get call(): TestEngine['call'] {
    return this.engine.call;
  }

  get runtime() {
    return this.engine.engine.context.runtime;
  }

  /** Ends the program and starts it again. */
  async restart(): Promise<void> {
    await this.engine.engine.close();
    this.engine = openEngine(this.folder);
    const { engine } = this.engine;
    onTestFinished(() => engine.close());
  }

  /** The id of the series the bars went into. */
  async importBars(bytes = risingCsv(10)): Promise<number> {
    const given = { fileName: 'FPT_5m.csv', bytes, symbol: 'FPT', timezone: 'UTC' } as const;
    return (await this.call('bars.import', { commandId: next(), ...given })).seriesId;
  }

  create(series: number, more: object = {}) {
    return this.call('replay.create', { commandId: next(), series: [series], ...SESSION, ...more });
  }

  step(steps: number) {
    return this.call('replay.step', { steps });
  }

  picture() {
    return this.call('session.bootstrap', {});
  }

  async equity(): Promise<number> {
    return (await this.picture()).account!.currencies[0]!.equity;
  }
}
