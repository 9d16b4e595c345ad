/** Orders of a basket are found without reading the others. */
export const basketIndex = {
  number: 2,
  name: 'basket-index',
  sql: 'CREATE INDEX orders_basket ON orders (stream, basket_id, status) WHERE basket_id IS NOT NULL;',
} as const;
