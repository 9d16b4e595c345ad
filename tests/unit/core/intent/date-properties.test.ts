/** Any date from 1990 to 2100 in any spelling reads back as that date, or is flagged as ambiguous: never another one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateFromNumber,
  dateFromText,
  dayOrder,
  timeFromNumber,
  timeFromText,
  type DayOrder,
} from '#core/intent/dates.ts';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Days since 1970-01-01. */
  readonly since: number;
}

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1990, 0, 1) / DAY_MS;
const LAST = Date.UTC(2100, 11, 31) / DAY_MS;
const days = fc.integer({ min: FIRST, max: LAST }).map((since): Day => {
  const date = new Date(since * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), since };
});

const two = (value: number): string => String(value).padStart(2, '0');
const iso = ({ year, month, day }: Day): string => `${year}-${two(month)}-${two(day)}`;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Spellings that can mean only one day. */
const PLAIN: readonly ((day: Day) => string)[] = [
  iso,
  ({ year, month, day }) => `${year}/${month}/${day}`,
  ({ year, month, day }) => `${year}.${two(month)}.${two(day)}`,
  ({ year, month, day }) => `${year}${two(month)}${two(day)}`,
  ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`,
  ({ year, month, day }) => `ngày ${day} tháng ${month} năm ${year}`,
  ({ year, month, day }) => `Ngày ${two(day)} Tháng ${two(month)} năm ${year}`.normalize('NFD'),
  ({ year, month, day }) => `${day} thg ${month} ${year}`,
  ({ year, month, day }) => `${day} ${MONTHS[month - 1]!} ${year}`,
  ({ year, month, day }) => `${two(day)}-${MONTHS[month - 1]!.slice(0, 3)}-${year}`,
  ({ year, month, day }) => `${MONTHS[month - 1]!} ${day}, ${year}`,
  ({ year, month, day }) => `${MONTHS[month - 1]!.slice(0, 3).toUpperCase()} ${day} ${year}`,
];

const spellings = fc.constantFrom(...PLAIN);
const orders = fc.constantFrom<(DayOrder | null)[]>('day-first', 'month-first', null);
const fallbacks = fc.constantFrom<DayOrder[]>('day-first', 'month-first');
const noises = fc.constantFrom('', ' ', '\u00a0', '\u200b', "'");

test('a spelling that can mean only one day means it, whatever the column says', () => {
  fc.assert(
    fc.property(days, spellings, orders, fallbacks, noises, (day, spell, order, fallback, noise) => {
      const moment = dateFromText(`${noise}${spell(day)}`, order, fallback);
      expect(moment).toEqual({ date: iso(day), time: null, ambiguous: false });
    }),
    { numRuns: 3_000 },
  );
});

const numeric =
  (order: DayOrder, separator: string, padded: boolean) =>
  (date: Day): string => {
    const [month, day] = padded ? [two(date.month), two(date.day)] : [date.month, date.day];
    const pair = order === 'day-first' ? [day, month] : [month, day];
    return [...pair, date.year].join(separator);
  };

test('numbers in the order that the column proves are the same day; unproven ones are flagged when in doubt', () => {
  fc.assert(
    fc.property(
      fc.array(days, { minLength: 1, maxLength: 12 }),
      fallbacks,
      fallbacks,
      fc.constantFrom('/', '-'),
      fc.boolean(),
      (column, written, fallback, separator, padded) => {
        const texts = column.map(numeric(written, separator, padded));
        const proof = dayOrder(texts);
        expect([written, null]).toContain(proof);
        for (const [index, text] of texts.entries()) {
          const moment = dateFromText(text, proof === 'mixed' ? null : proof, fallback)!;
          if (!moment.ambiguous) expect(moment.date).toBe(iso(column[index]!));
          else expect(proof).toBeNull();
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

const moments = fc.integer({ min: 0, max: 86_399 });
const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

test('serials of both systems, with and without a time, in cells and as yyyymmdd', () => {
  fc.assert(
    fc.property(days, moments, (day, seconds) => {
      const time = seconds === 0 ? null : clock(seconds);
      const [since1900, since1904] = [day.since + 25_569, day.since + 24_107];
      const expected = { date: iso(day), time, ambiguous: false };
      expect(dateFromNumber(since1900 + seconds / 86_400, 'datetime', 1900)).toEqual(expected);
      expect(dateFromNumber(since1904 + seconds / 86_400, 'datetime', 1904)).toEqual(expected);
      const digits = Number(iso(day).replaceAll('-', ''));
      expect(dateFromNumber(digits, 'plain', 1900)).toMatchObject({ date: iso(day), time: null });
    }),
    { numRuns: 2_000 },
  );
});

test('every second of the day in every spelling', () => {
  fc.assert(
    fc.property(moments, (seconds) => {
      const [hour, minute, second] = clock(seconds).split(':').map(Number) as [number, number, number];
      const half = hour < 12 ? 'AM' : 'PM';
      const short = hour % 12 === 0 ? 12 : hour % 12;
      const whole = `${two(hour)}:${two(minute)}:00`;
      expect(timeFromText(clock(seconds))).toBe(clock(seconds));
      expect(timeFromText(`${hour}:${two(minute)}:${two(second)}`)).toBe(clock(seconds));
      expect(timeFromText(`${short}:${two(minute)}:${two(second)} ${half}`)).toBe(clock(seconds));
      expect(timeFromText(`${hour}h${two(minute)}`)).toBe(whole);
      expect(timeFromText(`${short}:${two(minute)} ${half === 'AM' ? 'SA' : 'CH'}`)).toBe(whole);
      expect(timeFromNumber(seconds / 86_400)).toBe(clock(seconds));
      expect(timeFromNumber(45_000 + seconds / 86_400)).toBe(clock(seconds));
    }),
    { numRuns: 2_000 },
  );
});

test('a day with a time keeps both', () => {
  fc.assert(
    fc.property(days, moments, fc.constantFrom('T', ' ', '  '), (day, seconds, between) => {
      const moment = dateFromText(`${iso(day)}${between}${clock(seconds)}`, null, 'month-first');
      expect(moment).toEqual({ date: iso(day), time: clock(seconds), ambiguous: false });
    }),
  );
});

test('days that do not exist are none', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1990, max: 2100 }),
      fc.constantFrom('31/04', '31/06', '30/02', '31/11', '32/01'),
      (year, day) => {
        expect(dateFromText(`${day}/${year}`, 'day-first', 'day-first')).toBeNull();
      },
    ),
  );
});

test('any text is a date, a time, or null, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const moment = dateFromText(text, null, 'day-first');
      if (moment?.date) expect(new Date(moment.date).toISOString().slice(0, 10)).toBe(moment.date);
      void timeFromText(text);
    }),
  );
});
