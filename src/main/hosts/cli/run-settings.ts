/** How a run was asked for, in the words that its options are written with. */
import type { RunSpec } from '#contract/research-calls.ts';
import type { StrategyView } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';

/** A label, which is empty where the text says what it is, and the text. */
export type Setting = readonly [label: string, text: string];
/** Declared parameters by the id of a strategy: what was not said is as declared. */
export type DeclaredBy = ReadonlyMap<string, StrategyView['parameters']>;

/** Versions of people's own strategies may have declared others. */
export const declaredBy = (strategies: readonly StrategyView[]): DeclaredBy =>
  new Map(strategies.filter(({ kind }) => kind === 'built-in').map(({ id, parameters }) => [id, parameters]));

/** A share in percent, without what counting in binary adds. */
const percent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

function feesText({ fees }: RunSpec): string {
  if ('profile' in fees) return fees.profile === 'zero' ? '0' : fees.profile;
  const { rate, flat, perUnit, minimum } = fees;
  const parts = [
    rate > 0 ? percent(rate) : '',
    flat > 0 ? `${flat}/order` : '',
    perUnit > 0 ? `${perUnit}/share` : '',
    minimum > 0 ? `${minimum}min` : '',
  ].filter((each) => each !== '');
  return parts.join('+') || '0';
}

const slippageText = ({ slippage }: RunSpec, { t }: Words): string =>
  'ticks' in slippage ? `${slippage.ticks} ${t('research.ticks')}` : percent(slippage.share);

function sizeText({ size }: RunSpec): string {
  switch (size.by) {
    case 'equity':
      return String(size.share);
    case 'quantity':
      return `${size.quantity}shares`;
    case 'amount':
      return `${size.amount}cash`;
    case 'risk':
      return `${percent(size.share)}risk`;
    case 'equal':
      return `${size.positions}positions`;
    default:
      return Object.values(size).join(' ');
  }
}

function parametersText({ strategies }: RunSpec, declared: DeclaredBy): string {
  const several = strategies.length > 1;
  return strategies
    .flatMap(({ strategy, parameters }, index) => {
      const known = 'id' in strategy ? (declared.get(strategy.id) ?? {}) : {};
      const defaults = Object.entries(known).map(([name, each]) => [name, each.default] as const);
      const values = { ...Object.fromEntries(defaults), ...parameters };
      return Object.entries(values).map(
        ([name, value]) => `${several ? `${index + 1}.` : ''}${name}=${String(value)}`,
      );
    })
    .join(' ');
}

/** What was not said of these is not worth saying. */
function conventions(spec: RunSpec): Setting[] {
  const { send, exits, path, trail, slip, spread, endPrice } = spec;
  const named = { send, exits, path, trail, slip, 'end-price': endPrice };
  return [
    ...Object.entries(named).map(([name, value]): Setting => [name, value ?? '']),
    ['spread', spread === undefined ? '' : percent(spread)],
    ['', spec.hedging === true ? 'hedging' : ''],
    ['', spec.closeAtEnd ? 'close-at-end' : ''],
  ];
}

const day = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().replace('T00:00:00.000Z', '');

export function settingsOf(spec: RunSpec, declared: DeclaredBy, words: Words): Setting[] {
  const { t } = words;
  const label = (text: string): string => text.toLowerCase();
  const all: Setting[] = [
    ['', parametersText(spec, declared)],
    [label(t('research.fees')), feesText(spec)],
    [label(t('research.slippage')), slippageText(spec, words)],
    [label(t('research.fill')), spec.fill],
    [label(t('research.seed')), String(spec.seed)],
    [label(t('research.sizing')), sizeText(spec)],
    [label(t('research.cash')), spec.cash ?? ''],
    [label(t('research.leverage')), spec.leverage === null ? t('research.cashAccount') : `${spec.leverage}×`],
    [label(t('research.from')), day(spec.from)],
    [label(t('research.to')), day(spec.to)],
    [label(t('research.timeframe')), spec.timeframe ?? ''],
    [label(t('risk.rules')), spec.rules && spec.rules.length > 0 ? String(spec.rules.length) : ''],
    ...conventions(spec),
  ];
  return all.filter(([, text]) => text !== '');
}

/** What tells runs of one strategy apart most often. */
const SHORT = 5;

export const shortSettings = (settings: readonly Setting[]): string => settingLine(settings.slice(0, SHORT));

export const settingLine = (settings: readonly Setting[]): string =>
  settings.map(([label, text]) => (label === '' ? text : `${label} ${text}`)).join(', ');

/** Of several runs what is not the same in all. */
export function differingSettings(all: readonly (readonly Setting[])[]): Setting[][] {
  const keyed = all.map((settings) => settings.map(([label, text]) => `${label}\n${text}`));
  return all.map((settings, run) =>
    settings.filter((_, at) => !keyed.every((other) => other.includes(keyed[run]![at]!))),
  );
}
