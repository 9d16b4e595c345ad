/** Vietnamese words for every AppErrorCode. */
import type { errors as en } from '../en/errors.ts';

export const errors: Record<keyof typeof en, string> = {
  BAD_REQUEST: 'Không hiểu yêu cầu: {{detail}}.',
  NOT_FOUND: 'Không tìm thấy {{what}}. Có thể đã bị xóa; hãy xem lại.',
  WORKSPACE_LOCKED:
    'Không gian làm việc {{path}} đang mở ở một Tapedeck khác (tiến trình {{pid}}). Hãy đóng bản đó, hoặc chọn nơi khác bằng --workspace.',
  WORKSPACE_NEWER:
    'Không gian làm việc {{path}} do bản Tapedeck mới hơn ghi (định dạng {{found}}, bản này biết đến {{known}}). Hãy cập nhật Tapedeck; chưa có gì bị thay đổi.',
  WORKSPACE_ON_NETWORK:
    'Không gian làm việc {{path}} nằm trên thư mục mạng ({{kind}}), nơi nhật ký không thể an toàn. Hãy chọn thư mục trên đĩa của máy.',
  WORKSPACE_DAMAGED:
    'Không gian làm việc bị hỏng: {{detail}}. Chưa có gì bị thay đổi. Khôi phục bản sao lưu bằng: tapedeck workspace restore FILE',
  WORKSPACE_UNREADABLE:
    'Không mở được không gian làm việc {{path}}: {{detail}}. Hãy kiểm tra thư mục có tồn tại và ghi được không.',
  READ_ONLY: 'Không gian làm việc chỉ mở để đọc nên không thay đổi được gì.',
  DISK_FULL: 'Đĩa đã đầy: không ghi được {{path}}. Hãy giải phóng chỗ rồi thử lại; chưa mất gì.',
  STORE_FAILED: 'Không ghi được nhật ký: {{detail}}. Thao tác vừa rồi chưa được thực hiện.',
  FILE_UNREADABLE: 'Không đọc được tệp {{file}}: {{detail}}.',
  BARS_UNREADABLE: 'Không đọc được các nến trong {{file}}: {{detail}}. Chưa nhập gì.',
  BARS_STOPPED: 'Đã dừng nhập {{file}}. Không giữ lại gì.',
  SERIES_EXISTS: 'Hiện đã có một chuỗi {{symbol}} khung {{timeframe}} khác. Hãy xóa chuỗi đó trước.',
  REPAIR_DOES_NOT_FIT: 'Chuỗi không còn như lúc tính: nến {{at}} nay đã khác. Chưa có gì thay đổi.',
  NO_BARS_LEFT: 'Sẽ không còn nến nào. Chưa có gì thay đổi; hãy xóa cả chuỗi.',
  TIMEFRAME_NOT_MADE: 'Nến {{from}} không ghép được thành nến {{to}}.',
  ACTION_DOES_NOT_FIT: 'Đợt chia tách hoặc cổ tức ngày {{date}} không khớp với giá trước đó. Hãy sửa lại.',
  INDICATOR_REFUSED: '{{indicator}} không nhận {{parameter}} = {{value}}. Giá trị được nhận: {{allowed}}.',
  INDICATOR_NEEDS_TWO: '{{indicator}} so sánh hai chuỗi: hãy chọn thêm chuỗi thứ hai.',
  RETURNS_UNREADABLE: 'Không đọc được tỷ suất sinh lời trong {{file}}: {{detail}}.',
  LISTING_UNREADABLE: 'Không đọc được danh sách mã trong {{file}}: {{detail}}. Chưa niêm yết mã nào.',
  FLOW_UNREADABLE: 'Không phát lại được các lệnh ghi trong {{file}}: {{detail}}. Chưa ghi gì ra tệp.',
  SCENARIO_UNREADABLE: '{{file}} không đúng dạng lệnh này đọc: {{detail}}. Chưa làm gì.',
  FILE_UNWRITABLE: 'Không ghi được tệp {{file}}: {{detail}}. Hãy kiểm tra thư mục tồn tại và được phép ghi.',
  SHEET_STOPPED: 'Việc đọc bảng này đã dừng.',
  SHEET_NOT_KEPT: 'Bảng gốc của rổ lệnh {{basket}} không còn được giữ nên không xuất được kết quả.',
  SHEET_EXPIRED: 'Bản xem trước của bảng này đã cũ. Hãy chọn lại tệp.',
  RUN_WITHOUT_RESULT: 'Lần chạy {{run}} không có kết quả: nó bị lỗi, bị dừng hoặc chưa xong.',
  STRATEGY_FAILED: 'Chiến lược bị lỗi ({{kind}}, dòng {{line}}): {{message}}',
  QUALITY_LOW:
    'Dữ liệu của {{symbol}} chỉ được {{score}}/100 điểm, dưới mức {{threshold}}: hãy xác nhận nếu vẫn muốn dùng',
  SERIES_NOT_TRADABLE:
    '{{symbol}} có một nến ({{time}}) không thị trường nào có: giá không dương hoặc quá lớn, hoặc đỉnh và đáy không chứa giá mở và giá đóng. Hãy sửa chuỗi giá trước',
  NO_REPLAY: 'Chưa mở phiên phát lại nào',
  REPLAY_OPEN: 'Đang mở một phiên phát lại: hãy rời phiên trước',
  REPLAY_EMPTY: 'Khoảng thời gian này không có dữ liệu',
  NO_ACCOUNT:
    'Không gian làm việc này chưa có tài khoản. Hãy mở tài khoản ở màn hình đầu tiên, hoặc bằng lệnh: tapedeck account open',
  NO_WORKSPACE:
    'Không có không gian làm việc ở {{path}}. Hãy mở Tapedeck, hoặc tạo bằng lệnh: tapedeck account open',
  UNKNOWN_SYMBOL: 'Không có mã {{symbol}}. Hãy tạo mã trong danh sách theo dõi trước.',
  PORT_TAKEN:
    'Cổng {{port}} đang được dùng. Hãy chọn cổng khác bằng --port, hoặc 0 để lấy cổng trống bất kỳ.',
  ENGINE_STOPPED: 'Bộ máy đã dừng: {{detail}}. Hãy mở lại Tapedeck; mọi thứ đã xác nhận đều được giữ.',
  DISCONNECTED:
    'Mất kết nối với bộ máy nên yêu cầu này chưa được gửi. Hệ thống tự kết nối lại; khi đó hãy thử lại.',
  BUG: 'Có lỗi bên trong Tapedeck: {{detail}}. Chưa mất gì. Xin hãy báo lỗi này.',
};
