/**
 * A flat XML scanner for the parts of a package: elements and text in order, nothing kept, no recursion. It works on the
 * bytes, so that what nobody asks for is never made into text.
 * Invariants: a document type or entity declaration refuses the file, wherever it stands; only the five built-in
 * entities and character references are decoded; deep nesting costs nothing.
 * Known limits: as many elements must close as open, but names are not matched; the declared encoding is not asked,
 * UTF-8 and UTF-16 are told apart by their bytes.
 */
import { StringDecoder } from 'node:string_decoder';
import { refuse } from './failure.ts';

/** Told of each piece as a range of the bytes being walked. Names come without their prefix. */
export interface XmlSink {
  /** The attributes lie between `nameTo` and `tagTo`. */
  open(nameFrom: number, nameTo: number, tagTo: number): void;
  close(nameFrom: number, nameTo: number): void;
  /** `coded` says that there are ampersands to be decoded; not so in CDATA. */
  text(from: number, to: number, coded: boolean): void;
}

export interface XmlHandler {
  /** `tag` is the text between the brackets; read attributes with `attribute`. */
  open(name: string, tag: string): void;
  close(name: string): void;
  text?(text: string): void;
}

const SLICE = 1 << 20;
/** UTF-16 parts are made UTF-8 first, which costs memory; no program is known to write them for real sheets. */
const LARGEST_UTF16 = 64 * 1024 * 1024;
const LONGEST_TOKEN = 16 * 1024 * 1024;

const [BANG, DOUBLE, AMPERSAND, SINGLE, SLASH] = [0x21, 0x22, 0x26, 0x27, 0x2f];
const [COLON, LESS, GREATER, QUESTION] = [0x3a, 0x3c, 0x3e, 0x3f];

function isUtf16(bytes: Buffer): boolean {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) refuse('corrupt', 'a part is written in big-endian UTF-16');
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === LESS && bytes[1] === 0);
}

/** The part in UTF-8, without byte order mark. */
export function asUtf8(bytes: Buffer): Buffer {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if (!isUtf16(bytes)) return bytes;
  if (bytes.length > LARGEST_UTF16) refuse('too_large_uncompressed', 'a part in UTF-16 is too large');
  const decoder = new StringDecoder('utf16le');
  const slices: Buffer[] = [];
  for (let at = bytes[0] === 0xff ? 2 : 0; at < bytes.length; at += SLICE)
    slices.push(Buffer.from(decoder.write(bytes.subarray(at, at + SLICE))));
  return Buffer.concat([...slices, Buffer.from(decoder.end())]);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function entity(whole: string, name: string): string {
  if (!name.startsWith('#'))
    return ENTITIES.get(name) ?? refuse('corrupt', `a part uses the unknown entity ${whole.slice(0, 40)}`);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!Number.isInteger(code) || code > 0x10ffff || code < 0)
    return refuse('corrupt', 'a part holds an impossible character');
  return String.fromCodePoint(code);
}

export const decodeText = (text: string): string =>
  text.includes('&') ? text.replace(/&([#\w]+);/g, entity) : text;

const PATTERNS = new Map<string, RegExp>();

/** An attribute's decoded value, or null. Prefixes count: ask for `r:id`. */
export function attribute(tag: string, name: string): string | null {
  let pattern = PATTERNS.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s${name.replaceAll(/[.:-]/g, '\\$&')}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    PATTERNS.set(name, pattern);
  }
  const match = pattern.exec(tag);
  return match ? decodeText(match[1] ?? match[2]!) : null;
}

function unfinished(): never {
  return refuse('corrupt', 'a part ends in the middle of an element');
}

/** Walks one part; see `walkXml`. */
class Walker {
  private readonly bytes: Buffer;
  private readonly sink: XmlSink;
  private depth = 0;

  constructor(bytes: Buffer, sink: XmlSink) {
    this.bytes = bytes;
    this.sink = sink;
  }

  walk(): void {
    const { bytes } = this;
    const { length } = bytes;
    let at = 0;
    while (at < length) {
      const next = bytes[at] === LESS ? this.markup(at) : this.plain(at);
      if (next - at > LONGEST_TOKEN)
        refuse(
          'too_large_uncompressed',
          'a part holds an element or text of more than 16 million characters',
        );
      at = next;
    }
    if (this.depth !== 0) unfinished();
  }

  private plain(from: number): number {
    const { bytes } = this;
    const { length } = bytes;
    let coded = false;
    let at = from;
    for (; at < length; at += 1) {
      const byte = bytes[at];
      if (byte === LESS) break;
      if (byte === AMPERSAND) coded = true;
    }
    this.sink.text(from, at, coded);
    return at;
  }

  private markup(at: number): number {
    const second = this.bytes[at + 1];
    if (second === BANG) return this.declaration(at);
    if (second === QUESTION) return this.past('?>', at);
    const closing = second === SLASH;
    const from = closing ? at + 2 : at + 1;
    const end = this.tagEnd(from);
    const empty = !closing && end > from && this.bytes[end - 1] === SLASH;
    this.element(from, empty ? end - 1 : end, closing, empty);
    return end + 1;
  }

  private element(from: number, to: number, closing: boolean, empty: boolean): void {
    const { bytes } = this;
    let nameTo = from;
    let nameFrom = from;
    for (let byte = bytes[nameTo]!; nameTo < to && byte > 32; byte = bytes[nameTo]!) {
      nameTo += 1;
      if (byte === COLON && nameFrom === from) nameFrom = nameTo;
    }
    if (closing) {
      this.depth -= 1;
      this.sink.close(nameFrom, nameTo);
      return;
    }
    this.sink.open(nameFrom, nameTo, to);
    if (empty) this.sink.close(nameFrom, nameTo);
    else this.depth += 1;
  }

  /** Where the tag ends, past any `>` inside quotes. */
  private tagEnd(from: number): number {
    const { bytes } = this;
    const { length } = bytes;
    let quote = 0;
    for (let at = from; at < length; at += 1) {
      const byte = bytes[at]!;
      if (byte > GREATER) continue;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === GREATER) return at;
      else if (byte === LESS) refuse('corrupt', 'a part holds an element that is not closed');
      else if (byte === DOUBLE || byte === SINGLE) quote = byte;
    }
    return unfinished();
  }

  private declaration(at: number): number {
    const start = this.bytes.toString('latin1', at, at + 9);
    if (start.startsWith('<!--')) return this.past('-->', at + 4);
    if (start === '<![CDATA[') {
      const end = this.past(']]>', at);
      this.sink.text(at + 9, end - 3, false);
      return end;
    }
    return start.length < 9
      ? unfinished()
      : refuse('dtd_not_allowed', 'a part declares a document type or entities');
  }

  private past(mark: string, from: number): number {
    const end = this.bytes.indexOf(mark, from, 'latin1');
    return end < 0 ? unfinished() : end + mark.length;
  }
}

/** Walks a part that is UTF-8 (see `asUtf8`). Throws `UnreadableFile` for what XML here may not contain. */
export const walkXml = (bytes: Buffer, sink: XmlSink): void => new Walker(bytes, sink).walk();

/** Walks a part of either encoding and hands out text. For parts that are not large. */
export function scanXml(part: Buffer, handler: XmlHandler): void {
  const bytes = asUtf8(part);
  const text = (from: number, to: number) => bytes.toString('utf8', from, to);
  walkXml(bytes, {
    open: (from, nameTo, tagTo) => handler.open(text(from, nameTo), text(from, tagTo)),
    close: (from, to) => handler.close(text(from, to)),
    text: (from, to, coded) => {
      if (handler.text === undefined && !coded) return;
      const piece = text(from, to);
      const decoded = coded ? decodeText(piece) : piece;
      handler.text?.(decoded);
    },
  });
}

/** Refuses a part whose first bytes declare a document type, whichever encoding they are in. */
export function refuseDeclarations(head: Buffer): void {
  const text = head.toString('latin1').replaceAll('\u0000', '');
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text))
    refuse('dtd_not_allowed', 'a part declares a document type or entities');
}
