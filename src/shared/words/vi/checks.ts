/** Vietnamese words for the risk checks, fees, liquidity and cancel reasons. */
import type {
  cancels as enCancels,
  checks as enChecks,
  fees as enFees,
  values as enValues,
} from '../en/checks.ts';

export const checks: Record<keyof typeof enChecks, string> = {
  'trading-active': 'Giao dịch đang mở',
  'instrument-tradable': 'Mã được giao dịch',
  'order-type': 'Loại lệnh và hiệu lực',
  'quantity-valid': 'Khối lượng và lô',
  'price-tick': 'Đúng bước giá',
  'price-band': 'Trong biên độ giá',
  'max-quantity': 'Khối lượng tối đa mỗi lệnh',
  'max-notional': 'Giá trị tối đa mỗi lệnh',
  'short-permission': 'Số cổ phiếu được bán',
  'position-limit': 'Hạn mức vị thế',
  'buying-power': 'Sức mua',
  duplicate: 'Không trùng lệnh',
  passed: 'đạt',
  failed: 'từ chối',
  noLimit: 'không giới hạn',
  milliseconds: '{{value}} ms',
  summaryPassed_one: 'Đạt {{count}} kiểm tra',
  summaryPassed_other: 'Đạt {{count}} kiểm tra',
};

export const values: Record<keyof typeof enValues, string> = {
  active: 'đang mở',
  halted: 'đang dừng',
  tradable: 'được giao dịch',
  limit: 'giới hạn',
  market: 'thị trường',
  continuous: 'khớp liên tục',
  closed: 'đóng cửa',
};

export const cancels: Record<keyof typeof enCancels, string> = {
  user: 'Bạn đã hủy',
  'no-liquidity': 'Sổ lệnh không còn gì để khớp',
  ioc: 'IOC: phần còn lại bị hủy ngay',
  fok: 'FOK: không khớp được toàn bộ',
  expired: 'Hết hiệu lực cuối ngày',
  halt: 'Bị hủy do DỪNG',
  anchored: 'Giá của mã được đặt lại khi nhập lịch sử',
  'outside-band': 'Nằm ngoài giá sàn và giá trần của ngày mới',
  reset: 'Bị hủy khi làm lại tài khoản',
  'replaced-below-filled': 'Sửa về khối lượng đã khớp',
};

export const fees: Record<keyof typeof enFees, string> = {
  commission: 'Phí giao dịch',
  'sell-tax': 'Thuế bán',
  maker: 'chờ sẵn',
  taker: 'chủ động',
  'vn-broker': 'Công ty chứng khoán Việt Nam',
  'us-per-share': 'Mỹ, theo cổ phiếu',
  zero: 'Không phí',
  'vn-broker-formula': '0,15 % giá trị mỗi chiều, cộng 0,1 % thuế khi bán',
  'us-per-share-formula': '0,005 USD mỗi cổ phiếu; tối thiểu 1,00 USD, tối đa 1 % giá trị mỗi lệnh',
  'zero-formula': 'Không thu phí',
};
