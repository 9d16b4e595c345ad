/**
 * The support matrix lived through: every cell that a venue or Tapedeck takes has its journal, from the entry in that
 * phase to the next morning; every cell that is refused is denied for the published reason. Cells whose orders live
 * alike share a story.
 */
import { expect, test } from 'vitest';
import type { JournalEvent } from '#core/model/events.ts';
import { supportMatrix, type MatrixRow } from '#core/venues/matrix.ts';
import { rulesAt, SIMULATED, VENUES } from '#core/venues/registry.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import type { HeldBy, OrderTerms } from '#core/venues/support.ts';
import { lives, Teller, termsOf } from '../../support/story.ts';
import { liveThrough } from './day.ts';

const SHARED_DAY: readonly Phase[] = [
  'closed',
  'opening-auction',
  'continuous',
  'break',
  'closing-auction',
  'halt',
];
/** Nobody enters an order in an auction that is called at an instant. */
const EXTENDED_DAY: readonly Phase[] = ['closed', 'pre-market', 'continuous', 'post-market', 'halt'];

const DAYS: readonly (readonly [string, VenueRules, readonly Phase[]])[] = [
  ['hose-2022', rulesAt(SIMULATED.HOSE, '2024-01-04'), SHARED_DAY],
  ['hose-2025', rulesAt(SIMULATED.HOSE, '2025-06-02'), SHARED_DAY],
  ['nasdaq-demo', rulesAt(SIMULATED.NASDAQ, '2025-06-02'), SHARED_DAY],
  ['nyse-demo', rulesAt(SIMULATED.NYSE, '2025-06-02'), SHARED_DAY],
  ['nasdaq', rulesAt(VENUES.NASDAQ, '2025-06-02'), EXTENDED_DAY],
  ['nyse', rulesAt(VENUES.NYSE, '2025-06-02'), EXTENDED_DAY],
];

const ATTRIBUTES = ['iceberg', 'postOnly', 'allOrNone', 'minimum', 'reduceOnly'] as const;

function nameOf(terms: OrderTerms): string {
  const attribute = ATTRIBUTES.find((one) => terms[one]);
  return `${terms.type} ${terms.timeInForce}${attribute ? ` ${attribute}` : ''}`;
}

/** What the journal says first about an order that is held. */
const FIRST: Readonly<Partial<Record<HeldBy, string>>> = { trigger: 'trigger', session: 'session' };

/** The order did what the matrix says. */
function check({ support, terms }: MatrixRow, journal: readonly JournalEvent[]): void {
  const accepted = journal.findIndex(({ kind }) => kind === 'order-accepted');
  expect(
    accepted,
    JSON.stringify(journal.find(({ kind }) => kind === 'order-denied')),
  ).toBeGreaterThanOrEqual(0);
  const next = journal
    .slice(accepted + 1)
    .find(({ kind }) => kind.startsWith('order-') && kind !== 'order-trailed' && kind !== 'order-resized');
  const waits = support.kind === 'held' ? [support.by, ...support.also].find((by) => FIRST[by]) : undefined;
  if (waits) expect(next).toMatchObject({ kind: 'order-waiting', waiting: FIRST[waits] });
  else if (next?.kind === 'order-waiting')
    // Beside the book, at the venue, an at-auction order waits for the call.
    expect(next.waiting).toBe(terms.timeInForce.startsWith('AT_') ? 'session' : 'size');
}

interface Story {
  readonly names: string[];
  readonly lines: readonly string[];
}

/** The story up to the order's end, or all of it. */
function orderOf(lines: readonly string[], working: boolean): string[] {
  const last = lines.findLastIndex((line) => line.includes(' O1 '));
  return working ? [...lines, '      O1 works on'] : lines.slice(0, last + 1);
}

function told(rows: readonly MatrixRow[], rules: VenueRules, phase: Phase): Story[] {
  const stories = new Map<string, Story>();
  for (const row of rows) {
    const { bench, intent } = liveThrough(rules, phase, row.terms);
    check(row, bench.journal);
    const teller = new Teller(bench);
    const price = (value: number | null): string => teller.price(intent.instrumentId, value);
    const asked = [
      `${intent.side} ${intent.quantity} at ${price(intent.price)}`,
      ...termsOf({ ...intent, expireAt: undefined as never }, price).filter((term) => term !== intent.type),
    ].join(', ');
    // The terms are in the heading: only what happens makes two stories different.
    const working = [...bench.state.orders.values()].length > 0;
    const lines = orderOf(lives(bench), working).map((line) => line.replace(/accepted: [^;]*;/, 'accepted;'));
    const key = [asked, ...lines].join('\n');
    const story = stories.get(key) ?? { names: [], lines: [asked, ...lines] };
    story.names.push(nameOf(row.terms));
    stories.set(key, story);
  }
  return [...stories.values()];
}

const permitted = (row: MatrixRow): boolean => row.support.kind !== 'refused';

test.each(DAYS.flatMap(([name, rules, phases]) => phases.map((phase) => [name, phase, rules] as const)))(
  '%s in %s: every order that is taken lives as it would there, every other is denied',
  async (name, phase, rules) => {
    const rows = supportMatrix(rules).filter((row) => row.phase === phase);
    const stories = told(rows.filter(permitted), rules, phase);
    const denied = new Map<string, string[]>();
    for (const row of rows.filter((one) => !permitted(one))) {
      const { bench } = liveThrough(rules, phase, row.terms);
      const denial = bench.journal.find(({ kind }) => kind === 'order-denied');
      const reason = row.support.kind === 'refused' ? row.support.reason : '';
      expect(denial, nameOf(row.terms)).toMatchObject({
        denial: { code: 'ORDER_TYPE_NOT_ALLOWED', reason, phase, exchange: rules.venue },
      });
      denied.set(reason, [...(denied.get(reason) ?? []), nameOf(row.terms)]);
    }
    const refused = [...denied].map(([reason, names]) => `denied, ${reason}:\n  ${names.join('\n  ')}\n`);
    const text = stories.map(({ names, lines }) => `${names.join('\n')}\n      ${lines.join('\n')}\n`);
    await expect([...text, ...refused].join('\n')).toMatchFileSnapshot(
      `../golden/matrix/${name}/${phase}.golden`,
    );
  },
);
