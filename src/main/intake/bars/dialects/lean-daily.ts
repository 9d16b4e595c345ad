/** LEAN's daily and hourly files: `20131004 00:00,1676500,…`. */
import type { Dialect } from '../terms.ts';
import { leanLayout } from './lean.ts';

export const leanDaily: Dialect = {
  name: 'lean-daily',
  recognise: (source) =>
    /^\d{8} \d{2}:\d{2}$/.test(source.head[0]?.fields[0] ?? '') ? leanLayout(source, null) : null,
};
