/** Reads about baskets: what became of their rows, and the sums that their progress and result are made of. */
import type { OrderStatus } from '#core/model/order.ts';
import { prepared, type Readable } from '../database.ts';

export interface BasketHead {
  readonly basketId: string;
  readonly name: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly at: number;
  readonly rows: number;
}

/** Newest first. */
export const listBasketHeads = (db: Readable, stream: string): BasketHead[] =>
  prepared(
    db,
    `SELECT basket_id AS basketId, name, file_name AS fileName, file_hash AS fileHash, at, rows
     FROM baskets WHERE stream = ? ORDER BY at DESC, CAST(substr(basket_id, 2) AS INTEGER) DESC`,
  ).all(stream) as BasketHead[];

/** Orders of one basket in one instrument and side, summed. */
export interface BasketSum {
  readonly basketId: string;
  readonly instrumentId: string;
  readonly side: 'buy' | 'sell';
  readonly orders: number;
  readonly working: number;
  readonly held: number;
  readonly filled: number;
  readonly cancelled: number;
  readonly partly: number;
  readonly filledQuantity: number;
  readonly filledNotional: number;
  readonly fees: number;
}

export const basketSums = (db: Readable, stream: string): BasketSum[] =>
  prepared(
    db,
    `SELECT basket_id AS basketId, instrument_id AS instrumentId, side, COUNT(*) AS orders,
      COUNT(CASE WHEN status = 'working' THEN 1 END) AS working,
      COUNT(CASE WHEN status = 'working' AND waiting IS NOT NULL THEN 1 END) AS held,
      COUNT(CASE WHEN status = 'filled' THEN 1 END) AS filled,
      COUNT(CASE WHEN status = 'cancelled' THEN 1 END) AS cancelled,
      COUNT(CASE WHEN status = 'cancelled' AND filled > 0 THEN 1 END) AS partly,
      SUM(filled) AS filledQuantity, SUM(filled_notional) AS filledNotional, SUM(fees) AS fees
    FROM orders WHERE stream = ? AND basket_id IS NOT NULL GROUP BY basket_id, instrument_id, side`,
  ).all(stream) as BasketSum[];

/** A row of a basket's sheet with the order it became. */
export interface BasketRowState {
  readonly row: number;
  readonly fingerprint: string;
  readonly orderId: string;
  readonly instrumentId: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number | null;
  readonly filled: number;
  readonly status: OrderStatus;
}

const ROW = `SELECT r.row, r.fingerprint, r.order_id AS orderId, o.instrument_id AS instrumentId, o.side, o.quantity,
  o.price, o.filled, o.status FROM basket_rows r JOIN orders o ON o.stream = r.stream AND o.id = r.order_id`;

export const basketRows = (db: Readable, stream: string, basketId: string): BasketRowState[] =>
  prepared(db, `${ROW} WHERE r.stream = ? AND r.basket_id = ? ORDER BY r.row`).all(
    stream,
    basketId,
  ) as BasketRowState[];

/** What has become of an order that a sheet's row became. */
export const stateOfOrder = (db: Readable, stream: string, orderId: string) =>
  prepared(
    db,
    'SELECT id AS orderId, status, filled, basket_id AS basketId FROM orders WHERE stream = ? AND id = ?',
  ).get(stream, orderId) as
    | {
        readonly orderId: string;
        readonly status: OrderStatus;
        readonly filled: number;
        readonly basketId: string;
      }
    | undefined;
