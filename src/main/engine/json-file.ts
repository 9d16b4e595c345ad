/** JSON files that a call is given: a clear failure with the line or the member that is wrong. */
import { AppFailure } from '#contract/errors.ts';

export function parsedJson(fileName: string, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = /position (\d+)/.exec(message)?.[1];
    const line = at === undefined ? '' : `line ${text.slice(0, Number(at)).split('\n').length}: `;
    throw new AppFailure('SCENARIO_UNREADABLE', { file: fileName, detail: `${line}${message}` });
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');

export function refuseFile(
  file: string,
  [issue]: readonly Issue[],
  prefix: readonly PropertyKey[] = [],
): never {
  const where = placeOf([...prefix, ...issue!.path]).replace(/^\./, '') || 'the file';
  throw new AppFailure('SCENARIO_UNREADABLE', { file, detail: `${where}: ${issue!.message}` });
}
