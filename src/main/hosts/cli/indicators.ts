/** Commands about indicators: the list, and the values of one over a file or a series. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { INDICATOR_SOURCES, type IndicatorInfo, type IndicatorValues } from '#contract/indicator-calls.ts';
import { IMPORTED_TIMEFRAMES } from '#contract/market-views.ts';
import type { Session } from '#engine/client/client.ts';
import type { Words } from '#words/index.ts';
import type { CliCommand, Given } from './commands.ts';
import { readBytes } from './files.ts';
import { misused } from './options.ts';
import { oneSeries } from './series.ts';

/** Rows that a person is shown. */
const SHOWN = 15;
const DIGITS = 10;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

type Values = Given['values'];
type Bars = { fileName: string; bytes: Uint8Array<ArrayBuffer> } | { seriesId: number };

/** A file where there is one of that name, else the series of a symbol. */
async function barsOf(session: Session, given: Given, named: string): Promise<Bars> {
  if (isFile(named)) return { fileName: basename(named), bytes: readBytes(named) };
  return { seriesId: (await oneSeries(session, { ...given, file: named })).id };
}

/** `period=20`: numbers where they read as such. */
function settings(values: Values): Record<string, number | string> {
  const given = (values['set'] as string[] | undefined) ?? [];
  return Object.fromEntries(
    given.map((each) => {
      const [name = '', ...rest] = each.split('=');
      const text = rest.join('=');
      if (name === '' || text === '') throw misused('--set', each, 'accepts.pair');
      const number = Number(text);
      return [name, text.trim() !== '' && Number.isFinite(number) ? number : text];
    }),
  );
}

const told = (value: number | null): string =>
  value === null ? '–' : String(Number(value.toPrecision(DIGITS)));

function tableOf({ time, outputs }: IndicatorValues): string[] {
  const names = Object.keys(outputs);
  const from = Math.max(0, time.length - SHOWN);
  const rows = [
    ['', ...names],
    ...time
      .slice(from)
      .map((moment, at) => [
        new Date(moment).toISOString().replace('.000Z', 'Z'),
        ...names.map((name) => told(outputs[name]![from + at]!)),
      ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}

const titleOf = ({ name, parameters, source }: IndicatorValues, bars: string, { t }: Words): string => {
  const used = Object.entries(parameters).map(([parameter, value]) => `${parameter}=${value}`);
  return t('cli.indicator', { name, parameters: used.join(' '), source, bars });
};

const show: CliCommand['run'] = async (session, given) => {
  const { file: name, values, words } = given;
  const [named = ''] = (values['bars'] as string[] | undefined) ?? [];
  const other = values['other'] === undefined ? null : String(values['other']);
  const done = await session.call('indicators.compute', {
    name,
    parameters: settings(values),
    source: INDICATOR_SOURCES.find((each) => each === values['source']) ?? 'close',
    bars: await barsOf(session, given, named),
    other: other === null ? null : await barsOf(session, given, other),
  });
  const { time, ...rest } = done;
  const json = { ...rest, times: time.map((moment) => new Date(moment).toISOString()) };
  return { json, lines: [titleOf(done, basename(named), words), ...tableOf(done)] };
};

const infoLine = ({ name, group, parameters, outputs }: IndicatorInfo, width: number): string => {
  const given = Object.entries(parameters).map(([parameter, kind]) => `${parameter}=${kind.default}`);
  return `${name.padEnd(width)}  ${group.padEnd(10)}  ${given.join(' ') || '–'}  →  ${outputs.join(', ')}`;
};

const list: CliCommand['run'] = async ({ call }) => {
  const all = await call('indicators.list', {});
  const width = Math.max(...all.map(({ name }) => name.length));
  return { json: all, lines: all.map((each) => infoLine(each, width)) };
};

/** What is not a file is a symbol, which the workspace knows. */
const opens = ({ bars, other }: Values): boolean =>
  [bars, other].flat().some((each) => typeof each === 'string' && !isFile(each));

export const indicatorCommands: Readonly<Record<string, CliCommand>> = {
  'indicator list': { mode: 'scratch', file: false, run: list },
  indicator: {
    mode: 'scratch',
    file: true,
    argument: 'NAME',
    needs: ['bars'],
    choices: { source: INDICATOR_SOURCES, timeframe: IMPORTED_TIMEFRAMES },
    opens,
    run: show,
  },
};
