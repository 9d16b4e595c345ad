/**
 * What working orders of every type are about: the trigger, what they wait for, and their fixed terms as JSON (attributes,
 * expiry, group). Rows of before are made again from the journal when the workspace is opened.
 */
export const orderTerms = {
  number: 3,
  name: 'order-terms',
  sql: `
ALTER TABLE orders ADD COLUMN stop INTEGER;
ALTER TABLE orders ADD COLUMN triggered INTEGER;
ALTER TABLE orders ADD COLUMN waiting TEXT;
ALTER TABLE orders ADD COLUMN inactive INTEGER;
ALTER TABLE orders ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
`,
} as const;
