/** How a person says a file is to be read, as the dialog holds it, and the mapping that it comes to. */
import type { BarMapping, BarsInspection } from '#contract/series-views.ts';

export const ROLES = ['ignore', 'date', 'time', 'open', 'high', 'low', 'close', 'volume'] as const;
export type Role = (typeof ROLES)[number];
const NEEDED = ['date', 'open', 'high', 'low', 'close'] as const;

export interface MappingDraft {
  /** By position; null as long as the columns are those that were recognised. */
  readonly roles: readonly Role[] | null;
  readonly options: Omit<BarMapping, 'columns'>;
}

export const draftOf = (mapping: BarMapping | null): MappingDraft => {
  const { columns, ...options } = mapping ?? {};
  return { roles: columns ? rolesAt(columns, 0) : null, options };
};

/** Which role each column has; of what the dialog does not know, none. */
export function rolesAt(
  columns: Readonly<Record<string, number | undefined>>,
  width: number,
): readonly Role[] {
  const last = Math.max(-1, ...Object.values(columns).map((position) => position ?? -1));
  const roles: Role[] = Array.from({ length: Math.max(width, last + 1) }, () => 'ignore');
  for (const role of ROLES) {
    const at = columns[role];
    if (at !== undefined) roles[at] = role;
  }
  return roles;
}

export const widthOf = ({ cells }: BarsInspection): number =>
  cells.reduce((most, { fields }) => Math.max(most, fields.length), 0);

/** Another column that had the role has none any more. */
export const withRole = (roles: readonly Role[], at: number, role: Role): readonly Role[] =>
  roles.map((each, position) => {
    if (position === at) return role;
    return each === role && role !== 'ignore' ? 'ignore' : each;
  });

export const missingRoles = (roles: readonly Role[]): readonly Role[] =>
  NEEDED.filter((role) => !roles.includes(role));

/** Null while a column is still to be named. */
export function mappingOf({ roles, options }: MappingDraft): BarMapping | null {
  if (!roles) return options;
  if (missingRoles(roles).length > 0) return null;
  const at = (role: Role): number => roles.indexOf(role);
  return {
    ...options,
    columns: {
      date: at('date'),
      open: at('open'),
      high: at('high'),
      low: at('low'),
      close: at('close'),
      ...(at('time') >= 0 && { time: at('time') }),
      ...(at('volume') >= 0 && { volume: at('volume') }),
    },
  };
}
