/** Vietnamese words for every denial code. Exactly the keys of the English ones. */
import type { denials as en } from '../en/denials.ts';

export const denials: Record<keyof typeof en, string> = {
  TRADING_HALTED: 'Giao dịch đang tạm dừng. Hãy mở lại giao dịch để đặt lệnh.',
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
    'Khối lượng {{quantity}} vượt hạn mức {{limit}} mỗi lệnh. Hãy giảm khối lượng hoặc nâng hạn mức trong Cài đặt.',
  NOTIONAL_ABOVE_LIMIT:
    'Giá trị lệnh {{notional}} vượt hạn mức {{limit}} mỗi lệnh. Hãy giảm lệnh hoặc nâng hạn mức trong Cài đặt.',
  SHORT_NOT_ALLOWED:
    'Bạn muốn bán {{quantity}} nhưng chỉ bán được {{sellable}}. Mã này không được bán khống.',
  CLOSE_ABOVE_HELD:
    'Bạn muốn đóng {{quantity}} nhưng phía này chỉ còn đóng được {{closable}}. Hãy giảm khối lượng hoặc hủy một lệnh đóng khác.',
  POSITION_ABOVE_LIMIT:
    'Vị thế sẽ là {{position}}, vượt hạn mức {{limit}}. Hãy giảm lệnh hoặc nâng hạn mức trong Cài đặt.',
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
