/**
 * A flat XML scanner for the parts of a package: elements and text in order, nothing kept, no recursion.
 * Invariants: a document type or entity declaration refuses the file; only the five built-in entities and character
 * references are decoded; deep nesting costs nothing; memory is one slice of the part at a time.
 * Known limit: as many elements must close as open, but names are not matched.
 */
import { StringDecoder } from 'node:string_decoder';
import { refuse } from './failure.ts';

export interface XmlHandler {
  /** `tag` is the text between the brackets; read attributes with `attribute`. */
  open(name: string, tag: string): void;
  close(name: string): void;
  text?(text: string): void;
}

const SLICE = 1 << 20;

function decoderFor(bytes: Buffer): 'utf8' | 'utf16le' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0x3c && bytes[1] === 0)) {
    return bytes[0] === 0x3c ? 'utf16le' : refuse('corrupt', 'a part is written in big-endian UTF-16');
  }
  return 'utf8';
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
    return ENTITIES.get(name) ?? refuse('corrupt', `a part uses the unknown entity ${whole}`);
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

/** Where the tag opened at `from` ends, past any `>` inside quotes; -1 when it is not finished. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === 62) return at;
    else if (char === 60) refuse('corrupt', 'a part holds an element that is not closed');
    else if (char === 34 || char === 39) quote = char;
  }
  return -1;
}

const LONGEST_TOKEN = 16 * 1024 * 1024;

class Scanner {
  private rest = '';
  private depth = 0;
  private readonly handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  feed(chunk: string, last: boolean): void {
    const text = this.rest + chunk;
    if (text.length > LONGEST_TOKEN && this.rest.length > LONGEST_TOKEN) {
      refuse('too_large_uncompressed', 'a part holds an element or text of more than 16 million characters');
    }
    let at = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? this.markup(text, at) : this.plain(text, at, last);
      if (next < 0) break;
      at = next;
    }
    this.rest = text.slice(at);
    const unfinished = this.rest.trim() !== '' || this.depth !== 0;
    if (last && unfinished) refuse('corrupt', 'a part ends in the middle of an element');
  }

  private plain(text: string, at: number, last: boolean): number {
    const end = text.indexOf('<', at);
    if (end < 0 && !last) return -1;
    this.handler.text?.(decodeText(text.slice(at, end < 0 ? undefined : end)));
    return end < 0 ? text.length : end;
  }

  private markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1);
    if (Number.isNaN(second)) return -1;
    if (second === 33) return this.declaration(text, at);
    if (second === 63) return past(text, '?>', at);
    const end = tagEnd(text, at + 1);
    if (end < 0) return -1;
    if (second === 47) {
      this.depth -= 1;
      this.handler.close(localName(text.slice(at + 2, end)));
      return end + 1;
    }
    const empty = text.charCodeAt(end - 1) === 47;
    const tag = text.slice(at + 1, empty ? end - 1 : end);
    const name = localName(tag);
    this.handler.open(name, tag);
    if (empty) this.handler.close(name);
    else this.depth += 1;
    return end + 1;
  }

  private declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return past(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0) return -1;
      this.handler.text?.(text.slice(at + 9, end));
      return end + 3;
    }
    if (text.length - at < 9) return -1;
    return refuse('dtd_not_allowed', 'a part declares a document type or entities');
  }
}

function past(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? -1 : end + mark.length;
}

function localName(tag: string): string {
  let end = 0;
  while (end < tag.length && tag.charCodeAt(end) > 32) end += 1;
  const name = end === tag.length ? tag : tag.slice(0, end);
  return name.slice(name.indexOf(':') + 1);
}

/** Walks a part. Throws `UnreadableFile` for what XML here may not contain. */
export function scanXml(bytes: Buffer, handler: XmlHandler): void {
  const decoder = new StringDecoder(decoderFor(bytes));
  const scanner = new Scanner(handler);
  for (let at = 0; at < bytes.length; at += SLICE) {
    const text = decoder.write(bytes.subarray(at, at + SLICE));
    scanner.feed(at === 0 ? text.replace(/^\ufeff/, '') : text, false);
  }
  scanner.feed(decoder.end(), true);
}

/** Refuses a part whose first bytes declare a document type, whichever encoding they are in. */
export function refuseDeclarations(head: Buffer): void {
  const text = head.toString('latin1').replaceAll('\u0000', '');
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text))
    refuse('dtd_not_allowed', 'a part declares a document type or entities');
}
