/** Parts of generated pages. */

export const escaped = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('_', '\\_');

/** Rows under a heading, columns as wide as their widest cell. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((_, index) => Math.max(...[head, ...body].map((line) => line[index]!.length)));
  const line = (cells: readonly string[], fill: string): string =>
    `| ${cells.map((text, index) => text.padEnd(widths[index]!, fill)).join(' | ')} |`;
  const rule = line(
    head.map(() => ''),
    '-',
  );
  return [line(head, ' '), rule, ...body.map((cells) => line(cells, ' '))].join('\n');
}
