/** Every code of the model and contract has words in both languages with the same parameters, and no word goes unused. */
import { FIGURES } from '#research/statistics/figures/list.ts';
import { FIGURE_GROUPS, FIGURE_REASONS } from '#research/statistics/figures/figure.ts';
import { COMPARISONS } from '#research/rules/rules.ts';
import {
  CONDITION_KINDS,
  FIELDS,
  OPERAND_KINDS,
} from '../../../src/renderer/features/research/rules/model.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_NAMES } from '#core/risk/rules/list.ts';
import { en } from '#words/en/index.ts';
import { vi } from '#words/vi/index.ts';
import {
  denialCodes,
  checkNames,
  cancelReasons,
  errorCodes,
  eventKinds,
  barProblems,
  commandKinds,
} from './codes.ts';
import { rowReasons, sheetFields, fileErrorCodes } from './sheet-codes.ts';

const needed: readonly (readonly [topic: keyof typeof en, codes: readonly string[]])[] = [
  ['denials', Object.keys(denialCodes)],
  ['denialNames', Object.keys(denialCodes)],
  ['checks', Object.keys(checkNames)],
  ['cancels', Object.keys(cancelReasons)],
  ['reasons', Object.keys(rowReasons)],
  ['fileErrors', Object.keys(fileErrorCodes)],
  ['errors', Object.keys(errorCodes)],
  ['events', Object.keys(eventKinds)],
  ['barProblems', Object.keys(barProblems)],
  ['commands', Object.keys(commandKinds)],
  ['ruleHelp', RULE_NAMES],
  ['checks', RULE_NAMES],
  ['figures', FIGURES.map(({ id }) => id)],
  ['figures', FIGURES.map(({ unit }) => `unit-${unit}`)],
  ['figures', FIGURE_GROUPS.map((group) => `group-${group}`)],
  ['figures', FIGURE_REASONS.map((reason) => `reason-${reason}`)],
  ['sheets', Object.keys(sheetFields).map((field) => `field_${field}`)],
];

const ORDER_TYPES = [
  'market',
  'limit',
  'stop',
  'stop-limit',
  'trailing-stop',
  'trailing-stop-limit',
  'market-if-touched',
  'limit-if-touched',
  'market-to-limit',
];

const ORDER_CODES =
  'scope-all scope-symbol scope-buys scope-sells held-trigger held-parent held-session held-size held-time bracket oco oto AT_OPEN AT_CLOSE'.split(
    ' ',
  );
const TICKET_CODES =
  'GTC DAY GTD IOC FOK AT_OPEN AT_CLOSE single bracket oco ticks percent asPrice display minimum allOrNone reduceOnly postOnly-no postOnly-reject postOnly-reprice cancel-newest cancel-oldest cancel-both decrement allow held-trigger held-parent held-session held-size held-time'.split(
    ' ',
  );

const RISK_CODES =
  'dashboard rules decisions means-active means-reducing means-halted end-person end-day end-minutes byInstrument bySector byAssetClass byCurrency outcome-accepted outcome-reduced outcome-denied'.split(
    ' ',
  );
const RULE_FIELDS =
  'limitIn lock hours hoursHint symbols symbolsHint units count percent target window age orders days times losses horizon against only sector assetClass currency method confidence against-last against-mid only-not only-only method-historical method-parametric'.split(
    ' ',
  );
const RULE_CODES = [
  ...RULE_FIELDS,
  ...['order', 'portfolio', 'loss', 'statistics'].map((each) => `group-${each}`),
  ...['added', 'changed', 'removed'].map((each) => `change-${each}`),
  ...['orders', 'same', 'wouldDeny', 'wouldAccept', 'otherReason'].map((each) => `try-${each}`),
  ...['not-json', 'no-list', 'too-many', 'same-id'].map((each) => `file-${each}`),
  ...['deny', 'reduce', 'warn'].flatMap((each) => [`severity-${each}`, `severityHint-${each}`]),
  ...['workspace', 'account', 'instrument', 'strategy'].map((each) => `scope-${each}`),
  'lock-reducing',
  'lock-halted',
  'lockUntil-day-end',
  'lockUntil-release',
  'lockUntil-minutes',
  'sayLock-day-end',
  'sayLock-release',
  'sayCollar-last',
  'sayCollar-mid',
  'asset-stock',
  'asset-etf',
];

const ACCOUNT_CODES = [
  ...['summary', 'performance', 'lots', 'trades', 'trial', 'postings', 'equity'].map((tab) => `tab-${tab}`),
  ...['instrument', 'sector', 'asset-class', 'currency'].map((kind) => `by-${kind}`),
  ...['split', 'stock-dividend', 'cash-dividend', 'symbol-change'].map((kind) => `kind-${kind}`),
  ...['split', 'stock-dividend'].flatMap((kind) => [`${kind}-numerator`, `${kind}-denominator`]),
  'deposit',
  'withdraw',
  'debit',
  'credit',
];

const DATA_CODES = [
  ...['quality', 'lineage', 'actions'].map((tab) => `tab-${tab}`),
  ...['open', 'close'].map((stamp) => `stamp-${stamp}`),
  ...['drop', 'insert', 'set', 'scale-before', 'restore-before'].map((kind) => `kind-${kind}`),
  ...['ignore', 'date', 'time', 'open', 'high', 'low', 'close', 'volume'].map((role) => `role-${role}`),
  ...['mid', 'bid', 'ask'].map((name) => `price-${name}`),
  ...['comma', 'semicolon', 'tab', 'bar', 'space'].map((name) => `sep-${name}`),
  'split',
  'dividend',
  'good',
  'fair',
  'poor',
];

const FORWARD_CODES = [
  ...['running', 'paused', 'stopped', 'failed'].map((name) => `status-${name}`),
  ...['price', 'timing', 'quantity', 'missed', 'extra', 'fees', 'rest'].map((name) => `part-${name}`),
  ...['same', 'price', 'timing', 'quantity', 'missed', 'extra'].map((name) => `kind-${name}`),
];

const BUILDER_CODES = [
  ...CONDITION_KINDS.map((name) => `kind-${name}`),
  ...COMPARISONS.map((name) => `is-${name}`),
  ...OPERAND_KINDS.map((name) => `operand-${name}`),
  ...FIELDS.map((name) => `field-${name}`),
  ...[0, 1, 2, 3, 4, 5, 6].map((day) => `day-${day}`),
  'from',
  'default',
  'min',
  'max',
  'by-none',
];

/** Topics whose words are all asked for by a code. */
const CODE_TOPICS = new Set<keyof typeof en>([
  'reportCodes',
  'denials',
  'denialNames',
  'checks',
  'values',
  'bases',
  'cancels',
  'fees',
  'reasons',
  'fileErrors',
  'fileProblems',
  'barProblems',
  'warnings',
  'errors',
  'events',
  'summaries',
  'notices',
  'commands',
  'waits',
  'causes',
  'explain',
  'figures',
  'holds',
  'ruleHelp',
  'sectors',
  'terms',
  'ledgerAccounts',
  'sizing',
  'qualityChecks',
  'findings',
  'builtIn',
  'runFigures',
  'researchCodes',
  'editor',
]);
/** Of the other topics, the words that are. */
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  settings: ['dark', 'light', 'system', 'western', 'vietnamese', 'colour-blind', 'compact', 'comfortable'],
  shell: ['halted', 'reducing', 'active'],
  risk: RISK_CODES,
  rules: RULE_CODES,
  account: ACCOUNT_CODES,
  data: DATA_CODES,
  forward: FORWARD_CODES,
  builder: BUILDER_CODES,
  trades: ['kind-flat', 'kind-lot', 'long', 'short', 'mae', 'mfe', 'maeHint', 'mfeHint'],
  setup: [
    ...['market', 'immediate'].flatMap((each) => [`settlement-${each}`, `settlement-${each}-hint`]),
    'lineShape',
    'lineUnknown',
    'lineQuantity',
    'linePrice',
    'lineRepeated',
  ],
  trade: [
    'depth',
    'equity',
    'cash',
    'reserved',
    'buyingPower',
    'unsettled',
    'withdrawable',
    'initialMargin',
    'maintenanceMargin',
    'excess',
    'dayPnl',
    'grossExposure',
    'netExposure',
    'marketValue',
    'unrealised',
    'chart2',
  ],
  ticket: [...ORDER_TYPES, ...TICKET_CODES],
  orders: [...ORDER_TYPES, ...ORDER_CODES, 'trades'],
  reports: [
    ...['account', 'session', 'basket', 'run'].map((kind) => `kind-${kind}`),
    ...'total-return cagr sharpe sortino max-drawdown volatility trade-win-rate trade-profit-factor trades net-profit time-in-market costs'
      .split(' ')
      .map((id) => `key-${id}`),
    ...['rolling-sharpe', 'rolling-volatility', 'rolling-beta', 'exposure'].map((id) => `short-${id}`),
  ],
  sheets: [
    'accepted',
    'warning',
    'denied',
    'duplicate',
    'skipped',
    ...Object.keys(sheetFields).map((field) => `field_${field}`),
  ],
};

/** All code but the words themselves, as one text. */
function sourceText(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .filter((entry) => !/words[\\/](en|vi)$/.test(entry.parentPath))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

const parameters = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort((a, b) => a.localeCompare(b));

describe('words', () => {
  it.each(needed)('has %s for every code', (topic, codes) => {
    const texts: Record<string, string> = en[topic];
    expect(codes.filter((code) => !texts[code])).toEqual([]);
  });

  it.each(Object.keys(en) as (keyof typeof en)[])(
    'has the same keys and parameters in both languages: %s',
    (topic) => {
      const english: Record<string, string> = en[topic];
      const vietnamese: Record<string, string> = vi[topic];
      expect(Object.keys(vietnamese).sort()).toEqual(Object.keys(english).sort());
      for (const [key, text] of Object.entries(english)) {
        expect(vietnamese[key]?.trim(), key).toBeTruthy();
        expect(parameters(vietnamese[key] ?? ''), key).toEqual(parameters(text));
      }
    },
  );

  it('has none that nothing says', () => {
    const root = join(import.meta.dirname, '../../..');
    const source = sourceText(join(root, 'src')) + sourceText(join(root, 'scripts'));
    const topics = (Object.keys(en) as (keyof typeof en)[]).filter((topic) => !CODE_TOPICS.has(topic));
    const unused = topics.flatMap((topic) =>
      Object.keys(en[topic])
        .map((key) => key.replace(/_(one|other)$/, ''))
        .filter((key) => !BY_CODE[topic]?.includes(key) && !source.includes(`'${topic}.${key}'`))
        .map((key) => `${topic}.${key}`),
    );
    expect(unused).toEqual([]);
  });
});
