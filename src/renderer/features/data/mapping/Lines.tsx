/** The first lines of a file as cells, above each column what it is. */
import type { BarsInspection } from '#contract/series-views.ts';
import { useWords } from '../../../state/settings.ts';
import { SelectInput } from '../../../ui/controls.tsx';
import { ROLES, type Role } from './draft.ts';
import css from './mapping.module.css';

const SHOWN = 10;

export function Lines(props: {
  readonly inspection: BarsInspection;
  readonly roles: readonly Role[];
  readonly onRole: (at: number, role: Role) => void;
}) {
  const { t } = useWords();
  const { inspection, roles, onRole } = props;
  const choices = ROLES.map((value) => ({ value, label: t(`data.role-${value}`) }));
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('data.mapLines')}>
      <table className={css.lines}>
        <thead>
          <tr>
            <th>{t('data.mapLine')}</th>
            {roles.map((role, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its position
              <th key={at} data-role={role}>
                <SelectInput<Role>
                  label={t('data.mapColumn', { number: at + 1 })}
                  testId={`map-role-${at}`}
                  value={role}
                  choices={choices}
                  onChange={(value) => onRole(at, value)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inspection.cells.slice(0, SHOWN).map(({ line, fields }) => (
            <tr key={line} data-above={line <= inspection.heading}>
              <th scope="row">{line}</th>
              {roles.map((role, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- a column is its position
                <td key={at} data-role={role} title={fields[at]}>
                  {fields[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
