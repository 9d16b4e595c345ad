/** Every bound on what a file may cost, in one place. Checked before inflating, while inflating and while reading. */
export const LIMITS = {
  /** The file as it comes. */
  fileBytes: 64 * 1024 * 1024,
  /** All parts of a package together, and one part, uncompressed. */
  packageBytes: 192 * 1024 * 1024,
  partBytes: 128 * 1024 * 1024,
  parts: 10_000,
  /** Deflate reaches 1,032; ordinary sheets stay below 60. Parts below `ratioFrom` bytes are not held to it. */
  ratio: 250,
  ratioFrom: 4 * 1024 * 1024,
  sheets: 4_096,
  rows: 1_048_576,
  /** Price history is longer than any sheet. */
  barBytes: 256 * 1024 * 1024,
  barLines: 8_388_608,
  /** How often one filled row of an OpenDocument sheet may say it stands there. */
  repeatedRows: 10_000,
  /** Columns further right are ignored, with a warning. */
  columns: 256,
  cells: 4_000_000,
  sharedStrings: 2_000_000,
  /** What a spreadsheet program allows in one cell; longer text is cut, with a warning. */
  cellText: 32_767,
  merges: 10_000,
} as const;
