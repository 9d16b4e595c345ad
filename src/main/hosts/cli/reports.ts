/** `report`: how a run, an account, a replay session or a basket performed, as a file. */
import {
  PICTURE_FORMATS,
  REPORT_CHARTS,
  REPORT_FORMATS,
  REPORT_PRESETS,
  REPORT_SECTIONS,
  type ReportSection,
  type ReportSubject,
} from '#contract/report-calls.ts';
import type { Session } from '#engine/client/client.ts';
import { Misused, misused, momentIn, said, type Values } from './options.ts';
import type { CliCommand } from './commands.ts';
import { conventionsIn, triesIn } from './convention-options.ts';
import { writeBytes } from './files.ts';
import { runIdOf } from './run-ids.ts';

/** By its stream, by the name of a session, or `current`. */
async function streamOf({ call }: Session, given: string): Promise<string | null> {
  if (given === 'current') return null;
  const streams = await call('streams.list', {});
  if (streams.some(({ stream }) => stream === given)) return given;
  const named = (await call('replay.list', {})).filter(({ name }) => name === given);
  const [only] = named;
  if (only && named.length === 1) return only.stream;
  const known = ['current', ...streams.map(({ stream }) => stream)].join(', ');
  throw misused('--account', given, 'accepts.account', { known });
}

async function subjectOf(session: Session, values: Values): Promise<ReportSubject> {
  const [run, account, basket] = ['run', 'account', 'basket'].map((name) => said(values[name]));
  if (run !== undefined && (account ?? basket) === undefined)
    return { kind: 'run', id: await runIdOf(session, run) };
  if (run !== undefined || (account ?? basket) === undefined)
    throw new Misused('--run, --account or --basket', ({ t }) => t('cli.reportOf'));
  const stream = account === undefined ? null : await streamOf(session, account);
  return basket === undefined ? { kind: 'account', stream } : { kind: 'basket', stream, basketId: basket };
}

const DAY_MS = 86_400_000;
/** Where a period has no beginning, or no end, of its own: nothing is recorded before or after. */
const EVER = { from: 0, to: Date.UTC(2200, 0, 1) } as const;

const isSection = (name: string): name is ReportSection =>
  (REPORT_SECTIONS as readonly string[]).includes(name);

/** `--sections a,b` or a report by its name. */
function sectionsOf(values: Values): readonly ReportSection[] {
  const [sections, preset] = [said(values['sections']), said(values['report'])];
  if (sections !== undefined && preset !== undefined)
    throw new Misused('--report --sections', ({ t }) => t('cli.reportEither'));
  if (sections === undefined) return REPORT_PRESETS[(preset ?? 'tearsheet') as keyof typeof REPORT_PRESETS];
  const wanted = sections.split(',').map((name) => name.trim());
  const wrong = wanted.find((name) => !isSection(name));
  if (wrong !== undefined)
    throw misused('--sections', wrong, 'accepts.sections', { known: REPORT_SECTIONS.join(', ') });
  return wanted.filter(isSection);
}

/** A day given as the last one is whole. */
function spanOf(values: Values): { readonly from: number; readonly to: number } | null {
  const [first, last] = [said(values['from']), said(values['to'])];
  if (first === undefined && last === undefined) return null;
  const from = Math.max(EVER.from, momentIn('--from', first) ?? EVER.from);
  const end = momentIn('--to', last);
  const to = end === undefined ? EVER.to : last!.length === 10 ? end + DAY_MS - 1 : end;
  if (from <= to) return { from, to };
  const period = [...(first ? [`--from ${first}`] : []), ...(last ? [`--to ${last}`] : [])].join(' ');
  throw new Misused(period, ({ t }) => t('cli.reportPeriod', { period }));
}

type FileFormat = (typeof REPORT_FORMATS)[number];
type PictureFormat = (typeof PICTURE_FORMATS)[number];

const isPicture = (format: string): format is PictureFormat =>
  (PICTURE_FORMATS as readonly string[]).includes(format);

/** One chart as a picture, by its name. */
function chartOf(values: Values): (typeof REPORT_CHARTS)[number] {
  const given = said(values['chart']);
  if (given === undefined) throw new Misused('--chart', ({ t }) => t('cli.missing', { what: '--chart' }));
  const known = REPORT_CHARTS.find((chart) => chart === given);
  if (known) return known;
  throw misused('--chart', given, 'accepts.choices', { choices: REPORT_CHARTS.join(', ') });
}

type Content =
  | { readonly chart: (typeof REPORT_CHARTS)[number]; readonly format: PictureFormat }
  | { readonly sections: ReportSection[]; readonly format: FileFormat };

/** What is to be written: a chart, or sections in a format. */
function contentOf(values: Values): Content {
  const format = String(values['format']) as FileFormat | PictureFormat;
  if (isPicture(format)) return { chart: chartOf(values), format };
  if (values['chart'] !== undefined)
    throw new Misused(`--chart --format ${format}`, ({ t }) => t('cli.reportChart', { format }));
  return { sections: [...sectionsOf(values)], format };
}

const run: CliCommand['run'] = async (session, { values, words }) => {
  const out = String(values['out']);
  const content = contentOf(values);
  const terms = {
    conventions: conventionsIn(values),
    ...triesIn(values),
    span: spanOf(values),
    language: values['language'] === 'vi' ? ('vi' as const) : words.locale,
  };
  const subject = await subjectOf(session, values);
  const { bytes } =
    'chart' in content
      ? await session.call('reports.chart', { subject, ...terms, ...content })
      : await session.call('reports.file', { subject, ...terms, ...content });
  writeBytes(out, bytes);
  return {
    json: { ...subject, file: out, bytes: bytes.length },
    lines: [words.t('cli.reportWritten', { file: out })],
  };
};

export const reportCommands: Readonly<Record<string, CliCommand>> = {
  report: {
    mode: 'workspace',
    file: false,
    needs: ['format', 'out'],
    choices: { format: [...REPORT_FORMATS, ...PICTURE_FORMATS], report: Object.keys(REPORT_PRESETS) },
    run,
  },
};
