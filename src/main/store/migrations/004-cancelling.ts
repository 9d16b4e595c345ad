/** Orders whose cancel the phase holds back. */
export const cancelling = {
  number: 4,
  name: 'cancelling',
  sql: `
ALTER TABLE orders ADD COLUMN cancelling INTEGER NOT NULL DEFAULT 0;
`,
} as const;
