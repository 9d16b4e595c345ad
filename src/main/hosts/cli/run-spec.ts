/** What a run is to be, out of options: `--strategy`, `--bars`, `--set`, models and money. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppFailure } from '#contract/errors.ts';
import type { RunSpecInput } from '#contract/research-calls.ts';
import type { Session } from '#engine/client/client.ts';
import type { TextKey } from '#words/index.ts';
import { readBytes, rulesIn } from './files.ts';
import {
  all,
  amountIn,
  misused,
  Misused,
  momentIn,
  numberIn,
  said,
  shareOf,
  wholeIn,
  type Values,
} from './options.ts';
import { checkParameters, strategyOf } from './strategy-option.ts';

const PROFILES = ['vn-broker', 'us-per-share', 'us-regulated', 'zero'] as const;
/** What a run may have at most, as the contract says. */
const MOST_RATE = 0.5;
const MOST_OF_PRICE = 0.2;
const MOST_TICKS = 1_000;
const MOST_SEED = 2 ** 32 - 1;

/** `k=v` pairs; several members of one run say which is meant by `2.k=v`. */
function settingsIn(values: Values, member: number): Record<string, string> {
  const members = all(values['strategy']).length;
  const set: Record<string, string> = {};
  for (const pair of all(values['set'])) {
    const [, number, name, value] = /^(?:(\d)\.)?([^=]+)=(.*)$/.exec(pair) ?? [];
    if (name === undefined) throw misused('--set', pair, 'accepts.pair');
    if (number !== undefined && !(Number(number) >= 1 && Number(number) <= members))
      throw misused('--set', pair, 'accepts.member', { count: members });
    if (number === undefined || Number(number) === member + 1) set[name] = value!;
  }
  return set;
}

export const isFile = (given: string): boolean => existsSync(given);

/** Bars of a file are imported first: a scratch engine forgets them, a workspace keeps them. */
async function seriesFor({ call }: Session, given: string, values: Values): Promise<number> {
  if (!isFile(given)) {
    const timeframe = said(values['timeframe']);
    const own = (await call('series.list', {})).filter(
      ({ kind, symbol }) => kind === 'bars' && symbol.toUpperCase() === given.toUpperCase(),
    );
    const found = own.find((each) => each.timeframe === timeframe) ?? own[0];
    if (!found) throw new AppFailure('NOT_FOUND', { what: given });
    return found.id;
  }
  const several = all(values['bars']).length > 1;
  const symbol = (several ? undefined : said(values['symbol'])) ?? symbolIn(given);
  const done = await call('bars.import', {
    commandId: randomUUID(),
    fileName: basename(given),
    bytes: readBytes(given),
    symbol,
  });
  const found = (await call('series.list', {})).find(
    (each) => each.symbol === done.symbol && each.timeframe === done.timeframe && each.kind === 'bars',
  );
  if (!found) throw new AppFailure('NOT_FOUND', { what: given });
  return found.id;
}

/** A file's name as a symbol: `GOOG.csv`, `2006-day-001.txt`. */
function symbolIn(file: string): string {
  const name = basename(file).replace(/\.[^.]*$/, '');
  return (
    name
      .toUpperCase()
      .replace(/[^A-Z0-9.-]/g, '')
      .replace(/^[.-]+/, '')
      .slice(0, 12) || 'BARS'
  );
}

/** `0.1%` of the value, `2/order`, `0.005/share`; several with a plus, or the name of a schedule. */
function feesIn(values: Values): RunSpecInput['fees'] {
  const option = '--commission';
  const text = said(values['commission']);
  if (text === undefined) return { profile: 'zero' };
  const known = PROFILES.find((each) => each === text);
  if (known) return { profile: known };
  const fees = { rate: 0, flat: 0, perUnit: 0, minimum: 0 };
  for (const part of text.split('+').map((each) => each.trim())) {
    const [, number, of] = /^(\d+(?:\.\d+)?|\.\d+)\s*(\/share|\/order|min)$/.exec(part) ?? [];
    const amount = Number(number);
    if (of === '/share') fees.perUnit = amount;
    else if (of === 'min') fees.minimum = amount;
    else if (of === '/order') fees.flat = amount;
    else if (/^\d+(\.\d+)?$/.test(part) && Number(part) >= 1)
      throw new Misused(`${option} ${text}`, ({ t }) => t('accepts.bareAmount', { option, value: part }));
    else fees.rate = atMost(option, text, shareOf(option, part), MOST_RATE, 'accepts.commission');
  }
  return fees;
}

/** A share that there is and that is not beyond what a run may have. */
function atMost(option: string, text: string, share: number | null, most: number, accepted: TextKey): number {
  if (share === null || share > most) throw misused(option, text, accepted);
  return share;
}

/** `2` ticks, or `0.05%` of the price. */
function slippageIn(values: Values): RunSpecInput['slippage'] {
  const text = said(values['slippage']) ?? '0';
  if (/^\d+$/.test(text) && Number(text) <= MOST_TICKS) return { ticks: Number(text) };
  const share = shareOf('--slippage', text);
  return { share: atMost('--slippage', text, share, MOST_OF_PRICE, 'accepts.slippage') };
}

/** `0.95` of equity, `100 shares`, `10000 cash`, `1% risk`. */
function sizeIn(values: Values): RunSpecInput['size'] {
  const text = said(values['size']);
  if (text === undefined) return undefined;
  const [, number, percentSign, of] =
    /^(\d+(?:\.\d+)?)\s*(%)?\s*(shares|cash|risk|positions)?$/.exec(text) ?? [];
  const value = Number(number) / (percentSign ? 100 : 1);
  if (number === undefined || value === 0) throw misused('--size', text, 'accepts.size');
  if (of === 'shares') return { by: 'quantity', quantity: value };
  if (of === 'cash') return { by: 'amount', amount: value };
  if (of === 'risk') return { by: 'risk', share: value };
  if (of === 'positions') return { by: 'equal', positions: value };
  return { by: 'equity', share: value };
}

/** Parts of the cash, one for each strategy; equal ones where none is said. */
function sharesIn(values: Values, members: number): readonly number[] {
  const given = all(values['share']).map((text) => {
    const [, number, percentSign] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%)?$/.exec(text) ?? [];
    const share = Number(number) / (percentSign ? 100 : 1);
    if (!(share > 0 && share <= 1)) throw misused('--share', text, 'accepts.share');
    return share;
  });
  return Array.from({ length: members }, (_, index) => given[index] ?? 1 / members);
}

/** Conventions of other backtesters, as the contract names them: it says which words there are. */
function conventionsIn(values: Values): Partial<RunSpecInput> {
  const words = {
    send: said(values['send']),
    exits: said(values['exits']),
    path: said(values['path']),
    trail: said(values['trail']),
    slip: said(values['slip']),
    endPrice: said(values['end-price']),
  };
  const given = Object.entries(words).filter(([, word]) => word !== undefined);
  const text = said(values['spread']);
  const spread =
    text === undefined
      ? undefined
      : atMost('--spread', text, shareOf('--spread', text), MOST_OF_PRICE, 'accepts.spread');
  return {
    ...(Object.fromEntries(given) as Partial<RunSpecInput>),
    ...(spread === undefined ? {} : { spread }),
    ...(values['hedging'] === true ? { hedging: true } : {}),
  };
}

function ownRules(values: Values): Pick<RunSpecInput, 'rules'> {
  const file = said(values['rules']);
  return file === undefined ? {} : { rules: rulesIn(file) };
}

function timeframeIn(values: Values): RunSpecInput['timeframe'] {
  const text = said(values['timeframe']);
  if (text !== undefined && !/^[1-9]\d{0,3}(s|m|h|d|w|mo)$/.test(text))
    throw misused('--timeframe', text, 'accepts.timeframe');
  return text as RunSpecInput['timeframe'];
}

type Member = RunSpecInput['strategies'][number];

async function membersIn(session: Session, values: Values): Promise<Member[]> {
  const named = all(values['strategy']);
  const shares = sharesIn(values, named.length);
  const members: Member[] = [];
  for (const [index, each] of named.entries()) {
    const parameters = settingsIn(values, index);
    const found = await strategyOf(session, each);
    if (found.declared) checkParameters(found.name, found.declared, parameters);
    members.push({ strategy: found.strategy, parameters, share: shares[index]! });
  }
  return members;
}

/** What is not said is not in it. */
function given<Whole extends object>(parts: {
  [Name in keyof Whole]: Whole[Name] | undefined;
}): Partial<Whole> {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as Partial<Whole>;
}

export async function specIn(session: Session, values: Values): Promise<RunSpecInput> {
  // Everything that was typed is read before a file is.
  const models = { fees: feesIn(values), slippage: slippageIn(values), ...conventionsIn(values) };
  const more = given({
    timeframe: timeframeIn(values),
    seed: wholeIn('--seed', said(values['seed']), 0, MOST_SEED),
    leverage: numberIn('--leverage', said(values['leverage']), 1, 500),
    size: sizeIn(values),
    from: momentIn('--from', said(values['from'])),
    to: momentIn('--to', said(values['to'])),
    cash: amountIn('--cash', said(values['cash'])),
  });
  const strategies = await membersIn(session, values);
  const series: number[] = [];
  for (const each of all(values['bars'])) series.push(await seriesFor(session, each, values));
  return {
    strategies,
    data: { series },
    fill: (said(values['fill']) ?? 'next-open') as NonNullable<RunSpecInput['fill']>,
    closeAtEnd: values['close-at-end'] === true,
    acceptQuality: true,
    ...models,
    ...more,
    ...ownRules(values),
  };
}
