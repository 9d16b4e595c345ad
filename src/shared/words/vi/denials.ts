/** Vietnamese words for every denial code. Exactly the keys of the English ones. */
import type { denials as en } from '../en/denials.ts';

export const denials: Record<keyof typeof en, string> = {
  TRADING_HALTED: 'Giao dịch đang tạm dừng. Hãy mở lại giao dịch để đặt lệnh.',
  TRADING_REDUCING: 'Chỉ nhận lệnh làm giảm vị thế. Hãy giảm vị thế, hoặc mở lại giao dịch ở trang Rủi ro.',
  NEEDS_CONFIRMATION: 'Quy tắc của bạn yêu cầu xác nhận lệnh này: {{rules}}. Hãy xem lại rồi xác nhận.',
  PRICE_OUTSIDE_COLLAR: 'Giá {{price}} xấu hơn mức cho phép {{limit}}, tính từ {{reference}}.',
  TOO_MANY_ORDERS:
    'Đây sẽ là lệnh thứ {{orders}} trong {{seconds}} giây. Hạn mức là {{limit}}. Hãy chờ một chút.',
  TOO_MANY_WORKING: 'Sẽ có {{working}} lệnh chờ khớp, vượt hạn mức {{limit}}. Hãy hủy bớt một lệnh.',
  OUTSIDE_TRADING_HOURS: 'Ở sàn đang là {{time}}. Quy tắc của bạn chỉ cho đặt lệnh lúc {{hours}}.',
  SYMBOL_RESTRICTED: 'Quy tắc của bạn không cho giao dịch {{symbol}}.',
  VOLUME_SHARE_ABOVE_LIMIT:
    'Khối lượng {{quantity}} vượt {{limit}}, phần cho phép của khối lượng bình quân {{days}} ngày.',
  SPREAD_TOO_WIDE:
    'Giá mua và giá bán cách nhau {{spread}}, vượt hạn mức {{limit}}. Hãy chờ, hoặc đặt lệnh giới hạn nằm chờ.',
  PRICE_STALE: 'Đã {{age}} chưa có giao dịch, lâu hơn hạn mức {{limit}}.',
  EXPOSURE_ABOVE_LIMIT:
    'Mức nắm giữ ({{measure}} {{name}}) có thể lên {{exposure}}, vượt hạn mức {{limit}}, nếu mọi lệnh chờ đều khớp.',
  LEVERAGE_ABOVE_LIMIT: 'Đòn bẩy có thể lên {{leverage}}, vượt hạn mức {{limit}}, nếu mọi lệnh chờ đều khớp.',
  CONCENTRATION_ABOVE_LIMIT: '{{symbol}} có thể chiếm {{share}} tài sản ròng, vượt hạn mức {{limit}}.',
  DAILY_LOSS_REACHED: 'Hôm nay bạn đã lỗ {{loss}}; hạn mức là {{limit}}. Chỉ nhận lệnh làm giảm vị thế.',
  DRAWDOWN_REACHED:
    'Tài sản ròng thấp hơn đỉnh {{drawdown}}; hạn mức là {{limit}}. Chỉ nhận lệnh làm giảm vị thế.',
  LOSS_STREAK_REACHED: '{{losses}} vị thế liên tiếp đóng lỗ; hạn mức là {{limit}}.',
  RISK_ABOVE_LIMIT: '{{measure}} ở mức {{confidence}} % sẽ là {{risk}}, vượt hạn mức {{limit}}.',
  VOLATILITY_ABOVE_LIMIT:
    '{{symbol}} biến động {{volatility}} một năm: tính theo đó vị thế bằng {{exposure}}, vượt hạn mức {{limit}}.',
  INSTRUMENT_NOT_TRADABLE: 'Hiện không giao dịch được {{symbol}}. Hãy chọn mã khác.',
  UNKNOWN_INSTRUMENT: 'Không có mã “{{instrument}}”. Hãy tạo mã này hoặc kiểm tra lại.',
  ORDER_TYPE_NOT_ALLOWED:
    'Không gửi được lệnh {{type}} ({{timeInForce}}) đến {{exchange}} trong phiên “{{phase}}”: {{reason}}.',
  TERMS_INVALID: 'Lệnh chưa đủ thông tin: {{problem}}.',
  GROUP_INVALID: 'Các lệnh này không thành một nhóm: {{reason}}.',
  GROUP_LEG_DENIED: 'Lệnh {{leg}} của nhóm bị từ chối nên không lệnh nào được gửi.',
  PHASE_FORBIDS: 'Trong phiên “{{phase}}” sàn không cho {{action}} lệnh.',
  AMENDS_TOO_MUCH: '{{exchange}} chỉ cho mỗi lần sửa giá hoặc khối lượng, không cả hai.',
  QUANTITY_ABOVE_VENUE_MAXIMUM: 'Khối lượng {{quantity}} vượt mức tối đa {{limit}} mỗi lệnh của sàn.',
  QUANTITY_NOT_POSITIVE: 'Khối lượng là {{quantity}}. Hãy nhập khối lượng lớn hơn 0.',
  QUANTITY_OFF_LOT: 'Khối lượng {{quantity}} không phải bội số của lô {{lotSize}}.',
  VALUE_TOO_LARGE:
    'Giá trị vượt quá {{limit}}, mức lớn nhất Tapedeck tính được. Hãy kiểm tra giá và khối lượng.',
  PRICE_MISSING: 'Lệnh này cần có giá.',
  PRICE_NOT_POSITIVE: 'Giá {{price}} phải lớn hơn 0.',
  PRICE_OFF_TICK:
    'Giá {{price}} không đúng bước giá {{tick}}. Giá hợp lệ gần nhất là {{below}} và {{above}}.',
  PRICE_OUTSIDE_BAND: 'Giá {{price}} nằm ngoài biên độ hôm nay. Giá sàn {{floor}}, giá trần {{ceiling}}.',
  QUANTITY_ABOVE_LIMIT:
    'Khối lượng {{quantity}} vượt hạn mức {{limit}} mỗi lệnh. Hãy giảm khối lượng hoặc nâng hạn mức ở trang Rủi ro.',
  NOTIONAL_ABOVE_LIMIT:
    'Giá trị lệnh {{notional}} vượt hạn mức {{limit}} mỗi lệnh. Hãy giảm lệnh hoặc nâng hạn mức ở trang Rủi ro.',
  SHORT_NOT_ALLOWED:
    'Bạn muốn bán {{quantity}} nhưng chỉ bán được {{sellable}}. Mã này không được bán khống.',
  CLOSE_ABOVE_HELD:
    'Bạn muốn đóng {{quantity}} nhưng phía này chỉ còn đóng được {{closable}}. Hãy giảm khối lượng hoặc hủy một lệnh đóng khác.',
  POSITION_ABOVE_LIMIT:
    'Vị thế sẽ là {{position}}, vượt hạn mức {{limit}}. Hãy giảm lệnh hoặc nâng hạn mức ở trang Rủi ro.',
  INSUFFICIENT_BUYING_POWER:
    'Lệnh cần {{required}} mà sức mua còn {{available}}. Hãy giảm lệnh hoặc hủy một lệnh chờ khớp.',
  DUPLICATE_ORDER:
    'Lệnh giống hệt vừa được đặt chưa đến {{seconds}} giây trước ({{orderId}}). Hãy chờ, hoặc đổi giá hay khối lượng.',
  ORDER_NOT_WORKING: 'Lệnh {{orderId}} không còn chờ khớp nên không sửa hay hủy được.',
  NOTHING_TO_REPLACE: 'Lệnh {{orderId}} đã có đúng giá và khối lượng này.',
  BASKET_ROWS_DENIED: '{{count}} dòng bị từ chối nên không lệnh nào được gửi. {{rows}}',
  BASKET_ROW: 'Dòng {{row}}: {{reason}}',
  SHEET_ALREADY_IMPORTED: 'Chính tệp này đã được nhập thành rổ lệnh {{basketId}}. Không gửi lại lệnh nào.',
  SYMBOL_EXISTS: 'Mã {{symbol}} đã có. Hãy thêm vào danh mục theo dõi.',
  POSITION_MODE_IN_USE:
    'Chỉ đổi được giữa bù trừ và giữ vị thế hai chiều khi không còn vị thế và lệnh chờ. Vị thế mở: {{positions}}; lệnh chờ khớp: {{orders}}.',
  ACCOUNT_NOT_OPEN: 'Chưa có tài khoản giả lập. Hãy mở tài khoản trước.',
  ACCOUNT_ALREADY_OPEN: 'Tài khoản giả lập đã mở. Dùng “Làm lại tài khoản” để bắt đầu lại.',
};
