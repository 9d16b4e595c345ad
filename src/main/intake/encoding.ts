/**
 * Bytes of a text file into characters: byte order marks, UTF-16 without one, strict UTF-8, then legacy code pages.
 * Vietnamese Windows-1258 is recognised by its own habit of writing a tone mark behind its vowel, which detectors do
 * not know; for the rest chardet is asked.
 * Known limit: TCVN3 and VNI (fonts posing as encodings) cannot be told apart from Western text.
 */
import { detect } from 'chardet';

export interface DecodedText {
  /** Composed (NFC), without byte order mark. */
  readonly text: string;
  readonly encoding: string;
  /** Some bytes meant nothing in this encoding. */
  readonly damaged: boolean;
}

const SAMPLE = 64 * 1024;

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: zeros on one side of most pairs and almost none on the other. */
function byZeros(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Tone marks of Windows-1258 that stand behind a vowel, against those that stand behind something else. */
function looksVietnamese(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1258').decode(bytes.subarray(0, SAMPLE));
  const behindVowel = text.match(/[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/gi)?.length ?? 0;
  const all = text.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0;
  return all > 0 && behindVowel > all * 0.8;
}

function chooseEncoding(bytes: Uint8Array): string {
  const sure = byMark(bytes) ?? byZeros(bytes);
  if (sure !== null) return sure;
  if (isUtf8(bytes)) return 'utf-8';
  if (looksVietnamese(bytes)) return 'windows-1258';
  const guess = detect(bytes.subarray(0, SAMPLE))?.toLowerCase() ?? 'windows-1252';
  try {
    return new TextDecoder(guess).encoding;
  } catch {
    return 'windows-1252';
  }
}

export function decodeFile(bytes: Uint8Array): DecodedText {
  const encoding = chooseEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: text.normalize('NFC'), encoding, damaged: text.includes('\ufffd') };
}
