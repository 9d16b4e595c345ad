/**
 * Text as people and programs type it, made comparable: composed and decomposed accents, full-width forms, no-break
 * spaces, invisible characters, punctuation.
 * Known limit: only full-width ASCII is narrowed. Superscripts and other compatibility forms are left alone on purpose
 * (folding `10²` to `102` would invent an order).
 */

// Zero-width characters, directional marks and isolates, soft hyphen, byte order mark.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\u2066-\u2069\u202a-\u202c\ufeff]/g;
const SPACES = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;

const LAST_ASCII = 0x7e;
const SPACE = 0x20;

/** Printable ASCII without a space at an end or two in a row: nothing in it to tidy. */
function isTidy(text: string): boolean {
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII || code < SPACE || (code === SPACE && before === SPACE)) return false;
    before = code;
  }
  return before !== SPACE || text === '';
}

/** Composed, narrow, without invisible characters, spaces single and trimmed. Keeps letters, case and accents. */
export function tidy(text: string): string {
  if (isTidy(text)) return text;
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(SPACES, ' ')
    .trim();
}

/** True when `tidy` had to take out something the eye cannot see. */
export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) >= 0;
}

const REMEMBERED_LENGTH = 32;
const REMEMBERED_WORDS = 2_000;
/** Sheets say the same few words over and over. */
const folded = new Map<string, string>();

/** For comparing words: tidy, lower case, no diacritics, every run of punctuation one space. `Mã  CK` is `ma ck`. */
export function fold(text: string): string {
  if (text.length > REMEMBERED_LENGTH) return foldAnew(text);
  const known = folded.get(text);
  if (known !== undefined) return known;
  const word = foldAnew(text);
  if (folded.size >= REMEMBERED_WORDS) folded.clear();
  folded.set(text, word);
  return word;
}

/** No heading or word of an order is as long; what is gets an ending that no word has. */
const LONGEST_WORDS = 500;

function foldAnew(text: string): string {
  if (text.length > LONGEST_WORDS) return `${foldAnew(text.slice(0, LONGEST_WORDS))} …`;
  return tidy(text)
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}#%]+/gu, ' ')
    .trim();
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e]/gu;

/** For messages: short, on one line, control characters shown as `·`. */
export function excerpt(text: string, length = 40): string {
  const line = text.slice(0, length + 1).replace(UNPRINTABLE, '·');
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

/**
 * Edit distance in which a swap of neighbours counts as one (optimal string alignment); stops above `limit`
 * and then answers limit + 1.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** What a program puts before text that another could take for a formula, as this one does (export/safe-text.ts). */
const GUARD = /^'(?=[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** The text without the apostrophe that made it harmless on its way out. */
export const withoutGuard = (text: string): string => text.replace(GUARD, '');
