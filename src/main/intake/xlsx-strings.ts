/**
 * The shared strings of a workbook, by index: rich text joined, phonetic readings left out.
 * Invariant: as many strings as items, whatever the part claims to hold.
 */
import { refuse } from './failure.ts';
import { LIMITS } from './limits.ts';
import { unescapeText } from './xlsx-parts.ts';
import { isWord } from './xlsx-values.ts';
import { asUtf8, decodeText, walkXml, type XmlSink } from './xml.ts';

const LETTER_T = 0x74;

class StringsReader implements XmlSink {
  readonly strings: string[] = [];
  private readonly bytes: Buffer;
  private value = '';
  private inText = false;
  private phonetic = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  open(nameFrom: number, nameTo: number): void {
    if (this.isText(nameFrom, nameTo)) this.inText = this.phonetic === 0;
    else if (isWord(this.bytes, nameFrom, nameTo, 'si')) this.value = '';
    else if (isWord(this.bytes, nameFrom, nameTo, 'rPh')) this.phonetic += 1;
  }

  close(nameFrom: number, nameTo: number): void {
    if (this.isText(nameFrom, nameTo)) this.inText = false;
    else if (isWord(this.bytes, nameFrom, nameTo, 'rPh')) this.phonetic = Math.max(0, this.phonetic - 1);
    else if (isWord(this.bytes, nameFrom, nameTo, 'si')) this.keep();
  }

  text(from: number, to: number, coded: boolean): void {
    if (!this.inText && !coded) return;
    const piece = this.bytes.toString('utf8', from, to);
    const decoded = coded ? decodeText(piece) : piece;
    if (this.inText && this.value.length <= LIMITS.cellText) this.value += decoded;
  }

  private isText(from: number, to: number): boolean {
    return to - from === 1 && this.bytes[from] === LETTER_T;
  }

  private keep(): void {
    if (this.strings.length >= LIMITS.sharedStrings)
      refuse('too_large_uncompressed', 'too many shared strings');
    this.strings.push(unescapeText(this.value));
  }
}

export function readSharedStrings(part: Buffer | null): string[] {
  if (part === null) return [];
  const bytes = asUtf8(part);
  const reader = new StringsReader(bytes);
  walkXml(bytes, reader);
  return reader.strings;
}
