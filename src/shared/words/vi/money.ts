/** Vietnamese words for money and shares that move without a trade. Exactly the keys of the English ones. */
import type {
  moneyCommands as enCommands,
  moneyDenials as enDenials,
  moneyEvents as enEvents,
  moneySummaries as enSummaries,
} from '../en/money.ts';

export const moneyEvents: Record<keyof typeof enEvents, string> = {
  'margin-called': 'Lệnh gọi ký quỹ',
  'margin-call-met': 'Đã đáp ứng ký quỹ',
  'liquidation-started': 'Bán giải chấp',
  'interest-accrued': 'Lãi',
  'corporate-action': 'Sự kiện quyền',
  'cash-deposited': 'Nộp tiền',
  'cash-withdrawn': 'Rút tiền',
  'fx-rate-set': 'Tỷ giá',
  'currency-converted': 'Đổi ngoại tệ',
  settled: 'Thanh toán bù trừ',
};

export const moneySummaries: Record<keyof typeof enSummaries, string> = {
  'margin-called':
    'Tài sản ròng {{equity}} thấp hơn ký quỹ duy trì {{maintenance}}: chỉ nhận lệnh giảm vị thế',
  'margin-call-met': 'Tài sản ròng {{equity}} lại đủ ký quỹ duy trì {{maintenance}}',
  'liquidation-started':
    'Tài sản ròng {{equity}} thấp hơn nhiều so với ký quỹ duy trì {{maintenance}}: đang đóng vị thế',
  'interest-accrued': '{{days}} ngày: lãi tiền {{interest}}, phí vay cổ phiếu {{borrow}}',
  'action-split': '{{symbol}}: {{numerator}} cổ phiếu mới cho {{denominator}} cổ phiếu cũ',
  'action-stock-dividend': '{{symbol}}: thêm {{numerator}} cổ phiếu cho mỗi {{denominator}} cổ phiếu',
  'action-cash-dividend':
    '{{symbol}}: cổ tức {{perShare}} mỗi cổ phiếu; nhận {{cash}}, khấu trừ thuế {{tax}}',
  'action-symbol-change': '{{symbol}}: mã mới là {{next}}',
  'action-cash': '{{cash}} cho phần cổ phiếu lẻ',
  'action-orders': '{{count}} lệnh chờ khớp được điều chỉnh',
  'cash-deposited': 'Nộp {{amount}}',
  'cash-withdrawn': 'Rút {{amount}}',
  'fx-rate-set': '1 USD = {{rate}} VND',
  'currency-converted': 'Bán {{sold}} lấy {{bought}}, tỷ giá {{rate}}, chênh lệch mua bán {{fee}}',
  'settled-shares': '{{quantity}} {{symbol}} đã về, được bán từ bây giờ',
  'settled-cash': '{{cash}} tiền bán {{symbol}} đã về, được dùng từ bây giờ',
};

export const moneyCommands: Record<keyof typeof enCommands, string> = {
  'apply-corporate-action': 'Sự kiện quyền của {{subject}}',
  deposit: 'Nộp tiền {{subject}}',
  withdraw: 'Rút tiền {{subject}}',
  'convert-currency': 'Đổi tiền {{subject}}',
  'set-fx-rate': 'Đặt tỷ giá {{subject}}',
};

export const moneyDenials: Record<keyof typeof enDenials, string> = {
  MARGIN_CALLED:
    'Tài khoản đang bị gọi ký quỹ: chỉ được đặt tối đa {{reducible}} trong {{quantity}} để giảm vị thế. Hãy nộp tiền hoặc đóng vị thế.',
  ACTION_INVALID: 'Không thực hiện được sự kiện quyền này: {{reason}}.',
  UNSETTLED_QUANTITY:
    'Bạn muốn bán {{quantity}} nhưng mới có {{settled}} đã về tài khoản. Phần còn lại được bán từ {{settlesAt}}.',
  AMOUNT_NOT_POSITIVE: 'Số tiền là {{amount}}. Hãy nhập số tiền lớn hơn 0.',
  INSUFFICIENT_CASH: 'Số tiền {{required}} vượt quá {{available}}, phần đã về tài khoản và chưa bị giữ.',
  SAME_CURRENCY: 'Tiền đã là {{currency}}. Hãy chọn loại tiền khác.',
  FX_RATE_UNKNOWN: 'Tài khoản chưa có tỷ giá. Hãy nhập tỷ giá.',
  FX_RATE_INVALID: 'Tỷ giá không hợp lệ. Hãy nhập số đồng đổi một đô la, lớn hơn 0.',
};
