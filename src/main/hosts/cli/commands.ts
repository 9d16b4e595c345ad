/** The commands: each is a call or two of the contract, and how its answer reads. */
import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Session } from '#engine/client/client.ts';
import type { Words } from '#words/index.ts';
import { showAccount } from './accounts.ts';
import { barCommands } from './bars.ts';
import { readBytes } from './files.ts';
import { indicatorCommands } from './indicators.ts';
import { metricsCommands } from './metrics.ts';
import { reportCommands } from './reports.ts';
import { seriesCommands } from './series.ts';
import type { EngineMode } from './link.ts';
import { amountIn, misused, said } from './options.ts';
import { replay } from './replay.ts';
import { researchCommands } from './research.ts';
import { checkOrder, emergencyStop, replayRules } from './risk.ts';
import { explainOrderLines, ledgerLines, runLines } from './matching.ts';
import { sessionCommands } from './sessions.ts';
import * as sheets from './sheets.ts';
import { accountLines, ordersLines, verifyLines } from './texts.ts';

export interface Given {
  readonly file: string;
  /** All that stands where the file does. */
  readonly rest: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | string[] | undefined>>;
  readonly words: Words;
}

/** `json` goes out as it is with --json, `lines` otherwise; `failed` sets the exit code. */
export interface Answer {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly failed?: boolean;
  /** For numbers that JSON can hold and JavaScript cannot. */
  readonly replacer?: (key: string, value: unknown) => unknown;
}

export interface CliCommand {
  readonly mode: EngineMode;
  readonly file: boolean;
  /** Takes more than one of them. */
  readonly several?: boolean;
  /** What stands in the file's place, where it is none. */
  readonly argument?: string;
  /** Options that may only say one of these. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly needs?: readonly ('symbol' | 'format' | 'out' | 'rules' | 'strategy' | 'bars' | 'returns')[];
  /** Makes a workspace where there is none, or does without one; the others say that there is none. */
  readonly creates?: boolean;
  readonly without?: 'scratch';
  /** Where only some uses of the command need the workspace: whether this one does. */
  readonly opens?: (values: Given['values']) => boolean;
  run(session: Session, given: Given): Promise<Answer>;
}

/** `FPT:100:95400`. */
const HOLDING = /^([^:]+):(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/;

const openAccount: CliCommand['run'] = async ({ call }, { values, words }) => {
  const { defaults } = await call('workspace.status', {});
  const holdings = ((values['holding'] as string[] | undefined) ?? []).map((holding) => {
    const [, symbol, quantity, price] = HOLDING.exec(holding) ?? [];
    if (symbol === undefined) throw misused('--holding', holding, 'accepts.holding');
    return { symbol, quantity: quantity!, price: price! };
  });
  const cash = {
    VND: amountIn('--vnd', said(values['vnd'])) ?? defaults.VND,
    USD: amountIn('--usd', said(values['usd'])) ?? defaults.USD,
  };
  const feeProfiles = { VND: 'vn-broker', USD: 'us-per-share' } as const;
  const outcome = await call('account.open', { commandId: randomUUID(), cash, holdings, feeProfiles });
  return { json: outcome, lines: accountLines(outcome, words), failed: outcome.denial !== null };
};

const explain: CliCommand['run'] = async ({ call }, { file: orderId, words }) => {
  const view = await call('orders.explain', { orderId });
  const instruments = await call('instruments.list', {});
  return explainOrderLines(view, instruments, words);
};

const runScenario: CliCommand['run'] = async ({ call }, { file }) => {
  const result = await call('book.run', { fileName: basename(file), bytes: readBytes(file) });
  return { json: result, lines: runLines(result), failed: result.unexpected > 0 };
};

const runLedger: CliCommand['run'] = async ({ call }, { file }) => {
  const result = await call('ledger.run', { fileName: basename(file), bytes: readBytes(file) });
  return { json: result, lines: ledgerLines(result) };
};

const verify: CliCommand['run'] = async ({ call }, { words }) => {
  const report = await call('journal.verify', {});
  return { json: report, lines: verifyLines(report, words), failed: !report.ok };
};

const rebuild: CliCommand['run'] = async ({ call }, { words }) => {
  const report = await call('workspace.rebuild', {});
  return { json: report, lines: verifyLines(report, words), failed: !report.ok };
};

export const COMMANDS: Readonly<Record<string, CliCommand>> = {
  ...sessionCommands,
  'orders parse': { mode: 'scratch', file: true, opens: sheets.needsTemplates, run: sheets.parse },
  'orders import': { mode: 'workspace', file: true, run: sheets.importSheet },
  'orders template': { mode: 'scratch', file: false, needs: ['out'], run: sheets.blank },
  'orders mappings': { mode: 'workspace', file: false, run: sheets.listMappings },
  'orders result': {
    mode: 'workspace',
    file: true,
    argument: 'BASKET',
    needs: ['out'],
    run: sheets.result,
  },
  'orders export': {
    mode: 'workspace',
    file: true,
    argument: 'BASKET',
    needs: ['out'],
    run: sheets.exportOrders,
  },
  'baskets list': { mode: 'workspace', file: false, run: sheets.listBaskets },
  'orders list': {
    mode: 'workspace',
    file: false,
    run: async ({ call }, { words }) => {
      const orders = await call('orders.list', { status: null, before: null, limit: 100 });
      return { json: orders, lines: ordersLines(orders, await call('instruments.list', {}), words) };
    },
  },
  'orders explain': { mode: 'workspace', file: true, argument: 'ID', run: explain },
  'risk check': { mode: 'workspace', without: 'scratch', file: true, run: checkOrder },
  'risk replay': { mode: 'workspace', file: false, needs: ['rules'], run: replayRules },
  'emergency-stop': { mode: 'workspace', file: false, run: emergencyStop },
  'ledger run': { mode: 'scratch', file: true, run: runLedger },
  'book run': { mode: 'scratch', file: true, run: runScenario },
  ...barCommands,
  ...seriesCommands,
  ...researchCommands,
  ...indicatorCommands,
  ...metricsCommands,
  ...reportCommands,
  'book replay': {
    mode: 'scratch',
    file: true,
    needs: ['format', 'out'],
    choices: { format: ['lobster', 'databento-mbo'] },
    run: replay,
  },
  'account open': { creates: true, mode: 'workspace', file: false, run: openAccount },
  'accounts show': { mode: 'workspace', file: false, run: showAccount },
  'journal verify': { mode: 'inspect', file: false, run: verify },
  'journal list': {
    mode: 'inspect',
    file: false,
    run: async ({ call }) => {
      const entries = await call('journal.list', { stream: null, before: null, limit: 100 });
      const lines = entries.map(
        ({ seq, hash, event }) =>
          `${seq}  ${new Date(event.at).toISOString()}  ${event.kind}  ${hash.slice(0, 12)}`,
      );
      return { json: entries, lines };
    },
  },
  'journal rebuild': { mode: 'workspace', file: false, run: rebuild },
  'workspace info': {
    mode: 'workspace',
    file: false,
    run: async ({ call }, { words }) => {
      const status = await call('workspace.status', {});
      const { workspace, stream, journalSeq: events, mode } = status;
      return { json: status, lines: [words.t('cli.info', { workspace, stream, events, mode })] };
    },
  },
  'workspace backup': {
    mode: 'workspace',
    file: true,
    run: async ({ call }, { file, words }) => {
      const done = await call('workspace.backup', { file: resolve(file) });
      return { json: done, lines: [words.t('cli.backupDone', done)] };
    },
  },
  'workspace restore': {
    mode: 'inspect',
    file: true,
    run: async ({ call }, { file, words }) => {
      const { kept, events } = await call('workspace.restore', { file: resolve(file) });
      const line =
        kept === null
          ? words.t('cli.restoreFresh', { events })
          : words.t('cli.restoreDone', { events, kept });
      return { json: { kept, events }, lines: [line] };
    },
  },
};
