/**
 * A4 paper that is written from the top down: pages, fonts, texts on one line or several. Lengths are points (1/72 inch).
 * Invariants: the same calls give the same bytes (dates are the caller's); digits have one width; a text never leaves the
 * width it is given.
 * Known limit: signs that the font does not have are drawn as its empty box.
 */
import PDFDocument from 'pdfkit';

/** TrueType files of two weights that have every sign of Vietnamese. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface PaperTerms {
  readonly title: string;
  readonly language: string;
  readonly fonts: ReportFonts;
  /** Written into the file as the day it was made. */
  readonly made: Date;
  /** Its first page lies. */
  readonly across?: boolean;
}

export const INK = '#1d2433';
export const QUIET = '#667085';
export const LINE = '#e3e6ec';
export const RULE = '#c9ced8';
export const ACCENT = '#1f5fbf';

const SIDE = 40;
const TOP = 52;
const BOTTOM = 46;
const SHORT = 595.28;
const LONG = 841.89;

export type Weight = 'regular' | 'bold';

export interface TextLook {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Where in `width` the text stands. */
  readonly align?: 'left' | 'right' | 'center';
}

/** Of a line of text, by its size. */
export const LEADING = 1.32;
/** From the top of a line to the feet of its letters, by its size. */
const ASCENT = 0.97;
/** Without what letters do to their neighbours (`calt`), which takes most of the time and shows in arrows only. */
const WORDS = { calt: false };
/** Digits and signs of one width stand below one another; beside letters they would stand apart. */
const FIGURES = { ...WORDS, tnum: true };

interface Shaper {
  layout(text: string, features?: object): unknown;
}

/** The document's present font shapes all texts so. Asked for at each text, its cache of words would not be used. */
function shapeSo(doc: PDFKit.PDFDocument): void {
  const { font } = (doc as unknown as { readonly _font: { readonly font: Shaper } })._font;
  const layout = font.layout.bind(font);
  font.layout = (text) => layout(text, /\p{L}/u.test(text) ? WORDS : FIGURES);
}

/** Texts are measured at this size once. */
const MEASURED = 100;

/** Between two words that stay on one line. */
const TIE = '\u00a0';

/** A document has no use for control characters; a half of a character, which no font has, becomes the sign for it. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();

/** The same, and words that are tied stay tied. */
const spaced = (text: string): string => text.split(TIE).map(clean).join(TIE);

export class Paper {
  readonly doc: PDFKit.PDFDocument;
  /** Where the next thing is written. */
  y = TOP;
  private across = false;
  private readonly widths: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() };
  private readonly chunks: Uint8Array[] = [];
  private readonly ended: Promise<void>;

  constructor({ title, language, fonts, made, across = false }: PaperTerms) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Creator: 'Tapedeck', Producer: 'Tapedeck', CreationDate: made },
    });
    this.ended = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Uint8Array) => this.chunks.push(chunk));
      this.doc.on('end', () => resolve());
      this.doc.on('error', reject);
    });
    this.doc.registerFont('regular', fonts.regular as Buffer);
    this.doc.registerFont('bold', fonts.bold as Buffer);
    for (const weight of ['regular', 'bold']) shapeSo(this.doc.font(weight));
    this.turn(across);
  }

  get left(): number {
    return SIDE;
  }

  get width(): number {
    return (this.across ? LONG : SHORT) - 2 * SIDE;
  }

  get bottom(): number {
    return (this.across ? SHORT : LONG) - BOTTOM;
  }

  get liesAcross(): boolean {
    return this.across;
  }

  /** What a new page has. */
  get room(): number {
    return this.bottom - TOP;
  }

  get atTop(): boolean {
    return this.y <= TOP;
  }

  /** A new page, upright or across. */
  turn(across: boolean): void {
    this.across = across;
    this.doc.addPage({ size: 'A4', margin: 0, layout: across ? 'landscape' : 'portrait' });
    this.y = TOP;
  }

  /** From here on pages lie so: a new one where the present one does not. */
  lie(across: boolean): void {
    if (across === this.across) return;
    const unwritten = this.atTop && this.doc.bufferedPageRange().count === 1;
    if (!unwritten) this.turn(across);
  }

  /** So much is left on this page. */
  has(height: number): boolean {
    return this.y + height <= this.bottom;
  }

  /** A new page where less than `height` is left; true where one was begun. */
  need(height: number): boolean {
    if (this.atTop || this.has(height)) return false;
    this.turn(this.across);
    return true;
  }

  measure(text: string, { size, weight = 'regular' }: TextLook): number {
    const known = this.widths[weight];
    let width = known.get(text);
    if (width === undefined) {
      width = this.doc.font(weight, MEASURED).widthOfString(text.replaceAll(TIE, ' '));
      known.set(text, width);
    }
    return (width * size) / MEASURED;
  }

  /** The text in lines that are no wider than `width`; what is longer than `most` lines ends in `…`. */
  lines(text: string, width: number, look: TextLook, most = 60): string[] {
    const whole = spaced(text);
    if (this.fits(whole, width, look)) return [whole];
    const lines: string[] = [];
    let line = '';
    for (const word of whole.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (this.fits(longer, width, look)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const parts = this.fits(word, width, look) ? [word] : this.broken(word, width, look);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? '';
      if (lines.length >= most) return [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, -1)}…`];
    }
    return [...lines, line];
  }

  private fits(text: string, width: number, look: TextLook): boolean {
    return text.length < 4_000 && this.measure(text, look) <= width + 0.01;
  }

  /** A word that is wider than its place, in parts that are not. */
  private broken(word: string, width: number, look: TextLook): string[] {
    const parts: string[] = [];
    let part = '';
    for (const sign of word.slice(0, 2_000)) {
      if (part !== '' && this.measure(part + sign, look) > width) {
        parts.push(part);
        part = '';
      }
      part += sign;
    }
    return [...parts, part];
  }

  /** One line on its feet. */
  baseline(text: string, x: number, y: number, { size, weight = 'regular', colour = INK }: TextLook): void {
    const said = clean(text);
    if (said === '') return;
    this.doc
      .font(weight, size)
      .fillColor(colour)
      .text(said, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** One line below a place; where it is in `width` the look says. */
  put(text: string, x: number, y: number, look: TextLook, width = 0): void {
    const { size, align = 'left' } = look;
    const said = clean(text);
    const free = align === 'left' ? 0 : width - this.measure(said, look);
    this.baseline(said, x + (align === 'center' ? free / 2 : free), y + ASCENT * size, look);
  }

  /** Lines below one another; their height. */
  putLines(lines: readonly string[], x: number, y: number, look: TextLook, width = 0): number {
    for (const [at, line] of lines.entries()) this.put(line, x, y + at * look.size * LEADING, look, width);
    return lines.length * look.size * LEADING;
  }

  /** A paragraph at the present place, over pages if need be. */
  paragraph(text: string, look: TextLook): void {
    for (const line of this.lines(text, this.width, look)) {
      this.need(look.size * LEADING);
      this.put(line, this.left, this.y, look);
      this.y += look.size * LEADING;
    }
  }

  rule(y: number, colour = LINE, thick = 0.5, x = this.left, width = this.width): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(thick)
      .strokeColor(colour)
      .stroke();
  }

  /** The bytes; nothing can be written afterwards. */
  async end(): Promise<Uint8Array<ArrayBuffer>> {
    this.doc.end();
    await this.ended;
    const bytes = new Uint8Array(this.chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of this.chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}
