/** Từ cho sổ sách của tài khoản: quy ước ghi sổ và các cột của cửa sổ lệnh. */
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

export const books: Texts['books'] = {
  title: '{{name}}: đồng tiền gốc {{currency}}, {{basis}}, {{mode}}',
  currency: 'tiền tệ',
  cash: 'tiền mặt',
  reserved: 'tạm giữ',
  buyingPower: 'sức mua',
  marketValue: 'giá trị thị trường',
  equity: 'tài sản ròng',
  dayPnl: 'lãi lỗ ngày',
  realised: 'lãi lỗ đã chốt',
  unrealised: 'lãi lỗ tạm tính',
  fees: 'phí',
  inBase: '* tất cả quy đổi ra {{currency}}',
  noRate: 'Chưa cộng theo đồng tiền gốc: chưa có tỷ giá.',
  nothingHeld: 'Không có vị thế.',
  symbol: 'mã',
  quantity: 'khối lượng',
  lots: 'số lô',
  averageCost: 'giá vốn bình quân',
  mark: 'giá đánh giá',
};
