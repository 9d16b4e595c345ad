/** Từ cho sổ sách của tài khoản: quy ước ghi sổ. */
import type { Texts } from '../texts.ts';

export const bases: Texts['bases'] = {
  fifo: 'nhập trước, xuất trước',
  lifo: 'nhập sau, xuất trước',
  average: 'bình quân gia quyền',
  'highest-cost': 'giá vốn cao nhất trước',
  specific: 'chỉ định lô',
  netting: 'bù trừ vị thế',
  hedging: 'giữ vị thế hai chiều',
};
