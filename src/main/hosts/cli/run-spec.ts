/** What a run is to be, out of options: `--strategy`, `--bars`, `--set`, models and money. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppFailure } from '#contract/errors.ts';
import type { RunSpecInput } from '#contract/research-calls.ts';
import type { Session } from '#engine/client/client.ts';
import type { Given } from './commands.ts';
import { readBytes, rulesIn } from './files.ts';

export type Values = Given['values'];
const said = (value: Values[string]): string | undefined => (typeof value === 'string' ? value : undefined);
export const all = (value: Values[string]): readonly string[] => (Array.isArray(value) ? value : []);
const bad = (detail: string): AppFailure => new AppFailure('BAD_REQUEST', { detail });

export function numberIn(values: Values, option: string): number | undefined {
  const text = said(values[option]);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw bad(`--${option} ${text}`);
  return value;
}

function momentIn(values: Values, option: string): number | undefined {
  const text = said(values[option]);
  if (text === undefined) return undefined;
  const at = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(at)) throw bad(`--${option} ${text}`);
  return at;
}

/** `k=v` pairs; several members of one run say which is meant by `2.k=v`. */
function settingsIn(values: Values, member: number): Record<string, string> {
  const set: Record<string, string> = {};
  for (const pair of all(values['set'])) {
    const [, number, name, value] = /^(?:(\d)\.)?([^=]+)=(.*)$/.exec(pair) ?? [];
    if (name === undefined) throw bad(`--set ${pair}`);
    if (number === undefined || Number(number) === member + 1) set[name] = value!;
  }
  return set;
}

const ENDING = /\.(ts|js|json)$/i;

type StrategyIn = RunSpecInput['strategies'][number]['strategy'];

/** A file of TypeScript or rules, a built-in strategy by name, or one of the workspace's own. */
async function strategyOf({ call }: Session, given: string): Promise<StrategyIn> {
  if (ENDING.test(given) || existsSync(given)) {
    const source = new TextDecoder().decode(readBytes(given));
    const kind = /\.json$/i.test(given) ? 'rules' : 'typescript';
    return { kind, source, fileName: basename(given) };
  }
  const wanted = given.toLowerCase();
  const strategies = await call('strategies.list', {});
  const found =
    strategies.find(({ id }) => id === given || id === `built-in:${wanted}`) ??
    strategies.find(({ name }) => name.toLowerCase() === wanted);
  if (!found) throw new AppFailure('NOT_FOUND', { what: `strategy ${given}` });
  return { id: found.id };
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

/** `0.001` of the value, `2` for each order, `0.005/share`; several with a plus, or the name of a schedule. */
function feesIn(values: Values): RunSpecInput['fees'] {
  const text = said(values['commission']);
  if (text === undefined) return { profile: 'zero' };
  const known = (['vn-broker', 'us-per-share', 'us-regulated', 'zero'] as const).find(
    (each) => each === text,
  );
  if (known) return { profile: known };
  const fees = { rate: 0, flat: 0, perUnit: 0, minimum: 0 };
  for (const part of text.split('+')) {
    const [, number, of = ''] = /^(\d+(?:\.\d+)?)(%|\/share|\/order|min)?$/.exec(part.trim()) ?? [];
    if (number === undefined) throw bad(`--commission ${text}`);
    const amount = Number(number);
    if (of === '%') fees.rate = amount / 100;
    else if (of === '/share') fees.perUnit = amount;
    else if (of === 'min') fees.minimum = amount;
    else if (of === '/order' || amount >= 1) fees.flat = amount;
    else fees.rate = amount;
  }
  return fees;
}

/** `2` ticks, or `0.05%` of the price. */
function slippageIn(values: Values): RunSpecInput['slippage'] {
  const text = said(values['slippage']) ?? '0';
  const [, number, of] = /^(\d+(?:\.\d+)?)(%)?$/.exec(text) ?? [];
  if (number === undefined) throw bad(`--slippage ${text}`);
  if (of === '%') return { share: Number(number) / 100 };
  if (!/^\d+$/.test(number)) return { share: Number(number) };
  return { ticks: Number(number) };
}

/** `0.95` of equity, `100 shares`, `10000 cash`, `1% risk`. */
function sizeIn(values: Values): RunSpecInput['size'] {
  const text = said(values['size']);
  if (text === undefined) return undefined;
  const [, number, percentSign, of] =
    /^(\d+(?:\.\d+)?)\s*(%)?\s*(shares|cash|risk|positions)?$/.exec(text) ?? [];
  if (number === undefined) throw bad(`--size ${text}`);
  const value = Number(number) / (percentSign ? 100 : 1);
  if (of === 'shares') return { by: 'quantity', quantity: value };
  if (of === 'cash') return { by: 'amount', amount: value };
  if (of === 'risk') return { by: 'risk', share: value };
  if (of === 'positions') return { by: 'equal', positions: value };
  return { by: 'equity', share: value };
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
  const spread = numberIn(values, 'spread');
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

export async function specIn(session: Session, values: Values): Promise<RunSpecInput> {
  const members = all(values['strategy']);
  const shares = all(values['share']).map(Number);
  const series: number[] = [];
  for (const each of all(values['bars'])) series.push(await seriesFor(session, each, values));
  const strategies = [];
  for (const [index, each] of members.entries())
    strategies.push({
      strategy: await strategyOf(session, each),
      parameters: settingsIn(values, index),
      share: shares[index] ?? 1 / members.length,
    });
  const seed = numberIn(values, 'seed');
  const leverage = numberIn(values, 'leverage');
  const size = sizeIn(values);
  const from = momentIn(values, 'from');
  const to = momentIn(values, 'to');
  const cash = said(values['cash']);
  const timeframe = said(values['timeframe']);
  return {
    strategies,
    data: { series },
    fees: feesIn(values),
    slippage: slippageIn(values),
    fill: (said(values['fill']) ?? 'next-open') as NonNullable<RunSpecInput['fill']>,
    closeAtEnd: values['close-at-end'] === true,
    acceptQuality: true,
    ...conventionsIn(values),
    ...(timeframe === undefined ? {} : { timeframe: timeframe as never }),
    ...(seed === undefined ? {} : { seed }),
    ...(leverage === undefined ? {} : { leverage }),
    ...(size === undefined ? {} : { size }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(cash === undefined ? {} : { cash }),
    ...ownRules(values),
  };
}
