/** Vietnamese words for imported baskets. */
import type { baskets as en } from '../en/baskets.ts';

export const baskets: Record<keyof typeof en, string> = {
  progress: 'Tiến độ',
  progressText:
    'Đã khớp {{filled}} trên {{orders}}, {{working}} chờ khớp ({{held}} đang giữ), {{cancelled}} đã hủy',
  bought: 'Đã mua',
  sold: 'Đã bán',
  pnl: 'Lãi/lỗ',
  showOrders: 'Xem các lệnh của {{name}}',
  saveResult: 'Lưu bảng kết quả của {{name}}',
  notKept: 'Bảng gốc không còn được giữ',
  cancel: 'Hủy các lệnh còn chờ của {{name}}',
  nothingWorks: 'Không còn lệnh nào chờ khớp',
  cancelTitle: 'Hủy các lệnh còn chờ của “{{name}}”?',
  back: 'Trở lại danh sách rổ lệnh',
  noOrders: 'Rổ lệnh này không có lệnh nào.',
};
