/** The program's version, from package.json at build or run time. */
import manifest from '../../../../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
