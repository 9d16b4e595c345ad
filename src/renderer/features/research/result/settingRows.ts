/** How a run was asked for, line by line, in the reader's words. */
import type { RunDetail } from '#contract/research-views.ts';
import type { RunSpec } from '#contract/research-calls.ts';
import type { TextKey, Words } from '#words/index.ts';
import { formatDate } from '../../../ui/time.ts';
import { fixedText, percentText, plainText } from '../figures.ts';

export type SettingRow = readonly [label: TextKey, value: string];

const parametersText = (
  parameters: RunSpec['strategies'][number]['parameters'],
  { t, locale }: Words,
): string =>
  Object.entries(parameters)
    .map(([name, value]) => {
      if (typeof value === 'number') return `${name} ${plainText(value, locale)}`;
      if (typeof value === 'boolean') return `${name} ${t(value ? 'research.on' : 'research.off')}`;
      return `${name} ${value === '' ? '–' : value}`;
    })
    .join(', ');

function feesText({ fees }: RunSpec, { t, locale }: Words): string {
  if ('profile' in fees) return t(`researchCodes.fees-${fees.profile}`);
  const { rate, flat, perUnit, minimum } = fees;
  const parts: readonly (readonly [TextKey, number])[] = [
    ['research.feeFlat', flat],
    ['research.feeUnit', perUnit],
    ['research.feeMinimum', minimum],
  ];
  return [
    `${t('research.feeRate')} ${percentText(rate, locale, 3)}`,
    ...parts
      .filter(([, value]) => value > 0)
      .map(([label, value]) => `${t(label)} ${plainText(value, locale)}`),
  ].join(', ');
}

function slippageText({ slippage }: RunSpec, { t, locale }: Words): string {
  if ('ticks' in slippage) return `${plainText(slippage.ticks, locale)} ${t('research.ticks')}`;
  return `${plainText(slippage.share * 10_000, locale, 4)} ${t('research.basisPoints')}`;
}

function sizeText({ size }: RunSpec, { t, locale }: Words): string {
  const { by, ...figures } = size;
  const shares = new Set(['share', 'winRate', 'part']);
  const values = Object.entries(figures).map(([name, value]) =>
    shares.has(name) ? percentText(value as number, locale) : plainText(value as number, locale),
  );
  return `${t(`researchCodes.size-${by}`)}: ${values.join(' · ')}`;
}

function strategyRows({ spec, strategies, prints }: RunDetail, words: Words): SettingRow[] {
  return spec.strategies.map(({ parameters, share }, index) => {
    const name = strategies[index] ?? '';
    const part = spec.strategies.length > 1 ? ` · ${percentText(share, words.locale, 0)}` : '';
    const hash = (prints?.strategies[index]?.hash ?? '').replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1');
    const text = parametersText(parameters, words);
    return ['research.strategy', [name + part, text, hash].filter((each) => each !== '').join(' · ')];
  });
}

export function settingRows(run: RunDetail, words: Words): readonly SettingRow[] {
  const { spec, prints, lowQuality } = run;
  const { t, locale } = words;
  const yes = (value: boolean) => t(value ? 'data.yes' : 'data.no');
  const date = (at: number) => formatDate(at, locale, 'UTC');
  return [
    ...strategyRows(run, words),
    ['research.data', run.symbols.map((symbol) => `${symbol} ${run.timeframe}`).join(', ')],
    [
      'runs.period',
      `${date(run.from)} – ${date(run.to)} · ${t('runs.bars', { count: run.bars, bars: plainText(run.bars, locale) })}`,
    ],
    ['research.cash', `${plainText(Number(spec.cash), locale)} ${run.currency}`],
    [
      'research.leverage',
      spec.leverage === null ? t('research.cashAccount') : `${plainText(spec.leverage, locale)} ×`,
    ],
    ['research.fees', feesText(spec, words)],
    ['research.fill', t(`researchCodes.fill-${spec.fill}`)],
    ['research.slippage', slippageText(spec, words)],
    [
      'research.participation',
      spec.participation === null ? t('research.noLimit') : percentText(spec.participation, locale),
    ],
    ['research.size', sizeText(spec, words)],
    ['research.closeAtEnd', yes(spec.closeAtEnd)],
    ['research.copyRules', yes(spec.copyRules)],
    ['research.seed', String(spec.seed)],
    ...lowQuality.map(({ symbol, score }): SettingRow => [
      'runs.lowQuality',
      `${symbol} ${fixedText(score, 0, locale)}`,
    ]),
    ...(run.seconds === null ? [] : [['runs.took', `${fixedText(run.seconds, 2, locale)} s`] as SettingRow]),
    ...(prints ? [['runs.engine', prints.engine] as SettingRow] : []),
    ...(run.fingerprint ? [['runs.fingerprint', run.fingerprint] as SettingRow] : []),
    ...(run.resultHash ? [['runs.journal', run.resultHash] as SettingRow] : []),
    ...(prints?.data ?? []).map(({ symbol, sha256 }): SettingRow => ['runs.dataHash', `${symbol} ${sha256}`]),
  ];
}
