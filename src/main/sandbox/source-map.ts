/** Finds the place in a user's text that a place in its transpiled form came from. Lines stay where they are; columns move. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of one segment (base 64, variable length, sign in the lowest bit). */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** Columns of one line of output and where they came from, ascending; from 0. */
type Columns = readonly (readonly [column: number, source: number])[];

/** Of the `mappings` of a source map whose lines are those of the source. */
export function columnsOf(mappings: string): readonly Columns[] {
  let source = 0;
  return mappings.split(';').map((line) => {
    let column = 0;
    const columns: [number, number][] = [];
    for (const segment of line === '' ? [] : line.split(',')) {
      const [step = 0, , , moved = 0] = numbersOf(segment);
      column += step;
      source += moved;
      columns.push([column, source]);
    }
    return columns;
  });
}

/** The column of the source, from 1; of a place in the output, line and column from 1. */
export function sourceColumn(map: readonly Columns[], line: number, column: number): number {
  const before = map[line - 1]?.filter(([at]) => at <= column - 1).at(-1);
  return before ? before[1] + 1 : column;
}
