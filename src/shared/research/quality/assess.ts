/**
 * The quality report of a series: every check in turn, what they found, and a score.
 *
 * Invariants: the same series and context give the same report; counts are of all findings, the list holds the first
 * `MOST_LISTED` of each check by time.
 */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { CALENDARS } from '#core/venues/calendars.ts';
import {
  CHECK_NAMES,
  type Check,
  type CheckCount,
  type CheckedSeries,
  type CheckName,
  type Finding,
  type QualityContext,
  type QualityReport,
} from './finding.ts';
import { CHECKS } from './list.ts';
import { scoreOf, type Affected } from './score.ts';
import { checkedSeries } from './series.ts';

const MOST_LISTED = 1_000;

interface Outcome {
  readonly listed: readonly Finding[];
  readonly count: CheckCount;
  readonly affected: Affected;
}

function run(check: Check, series: CheckedSeries): Outcome {
  const kept: Finding[] = [];
  const found = { error: 0, warning: 0, info: 0 };
  const affected = { error: 0, warning: 0, info: 0 };
  check(series, (finding) => {
    found[finding.severity] += 1;
    affected[finding.severity] += finding.count;
    if (kept.length < MOST_LISTED) kept.push(finding);
  });
  const listed = kept.toSorted((a, b) => a.from - b.from);
  const all = affected.error + affected.warning + affected.info;
  return { listed, count: { ...found, affected: all, listed: listed.length }, affected };
}

/** Counts of the notes where the list of them was cut: what is not listed is counted like the mildest. */
function withTotals(outcome: Outcome, total: number | undefined): Outcome {
  const more = (total ?? 0) - outcome.count.affected;
  if (more <= 0) return outcome;
  return {
    ...outcome,
    count: { ...outcome.count, info: outcome.count.info + more, affected: outcome.count.affected + more },
    affected: { ...outcome.affected, info: outcome.affected.info + more },
  };
}

export function assess(columns: BarColumns, scales: SeriesScales, context: QualityContext): QualityReport {
  const series = checkedSeries(columns, scales, context);
  const outcomes = CHECK_NAMES.map((name) => {
    const outcome = run(CHECKS[name], series);
    if (name === 'duplicates') return withTotals(outcome, context.noteTotals?.duplicate);
    return name === 'disorder' ? withTotals(outcome, context.noteTotals?.disorder) : outcome;
  });
  const counts = Object.fromEntries(CHECK_NAMES.map((name, at) => [name, outcomes[at]!.count])) as Record<
    CheckName,
    CheckCount
  >;
  return {
    score: scoreOf(
      outcomes.map(({ affected }) => affected),
      columns.count,
    ),
    bars: columns.count,
    from: columns.time[0] ?? null,
    to: columns.time[columns.count - 1] ?? null,
    calendar: CALENDARS[context.calendar].version,
    findings: outcomes.flatMap(({ listed }) => listed),
    counts,
  };
}
