/** Vietnamese words for what is wrong with a sheet row, a sheet file, and the warnings on both. */
import type {
  fileErrors as enFileErrors,
  reasons as enReasons,
  warnings as enWarnings,
} from '../en/reasons.ts';

export const reasons: Record<keyof typeof enReasons, string> = {
  missing_symbol: 'Thiếu mã chứng khoán',
  invalid_symbol: 'Không phải mã chứng khoán',
  missing_side: 'Thiếu mua hay bán',
  invalid_side: 'Không phải mua cũng không phải bán',
  missing_qty: 'Thiếu khối lượng',
  invalid_qty: 'Khối lượng phải là số nguyên lớn hơn 0',
  missing_price: 'Lệnh giới hạn cần có giá',
  invalid_price: 'Giá phải là số lớn hơn 0',
  missing_stop_price: 'Lệnh dừng cần có giá dừng',
  invalid_order_type: 'Không rõ loại lệnh',
  invalid_tif: 'Không rõ hiệu lực lệnh',
  invalid_date: 'Không phải ngày tháng',
  ambiguous_number: 'Số này đọc được hai cách. Hãy viết không có dấu phân nhóm',
  cell_error: 'Ô chứa lỗi công thức',
  formula_without_value: 'Công thức chưa lưu giá trị. Hãy mở tệp bằng Excel rồi lưu lại',
  duplicate: 'Lệnh giống hệt đã có ở dòng trên',
  malformed_csv: 'Dòng CSV này bị hỏng (dấu nháy hoặc số cột)',
};

export const fileErrors: Record<keyof typeof enFileErrors, string> = {
  not_a_workbook: 'Tệp này không phải bảng tính. Hãy chọn tệp XLSX, XLS hoặc CSV.',
  corrupt: 'Tệp bị hỏng, không đọc được. Hãy lưu lại từ Excel rồi thử lần nữa.',
  empty_file: 'Tệp trống.',
  too_large_uncompressed: 'Tệp giải nén ra lớn hơn mức an toàn nên không được mở.',
  dtd_not_allowed: 'Tệp khai báo kiểu tài liệu XML mà bảng lệnh không bao giờ cần, nên không được mở.',
  missing_column: 'Không thấy cột cần thiết. Bảng cần ít nhất mã, mua/bán và khối lượng.',
  encrypted_or_corrupt: 'Tệp có mật khẩu hoặc bị hỏng. Hãy lưu một bản không có mật khẩu.',
  ambiguous_zip: 'Tệp nén tự mâu thuẫn nên không được mở. Hãy lưu lại từ Excel.',
  unsupported_format: 'Định dạng này chưa được hỗ trợ. Hãy lưu thành XLSX hoặc CSV.',
};

export const warnings: Record<keyof typeof enWarnings, string> = {
  hidden_row: 'Dòng bị ẩn trong bảng',
  hidden_sheet: 'Tệp có trang ẩn; các trang đó không được đọc',
  hidden_column: 'Có cột bị ẩn trong bảng',
  duplicate_row: 'Lệnh giống hệt đã có ở dòng trên',
  price_unit: 'Giá có vẻ tính theo nghìn đồng',
  lot_size: 'Khối lượng không tròn lô',
  tick_size: 'Giá không đúng bước giá',
  macro_ignored: 'Tệp có macro; đã bỏ qua',
  macro_enabled: 'Tệp có macro; đã bỏ qua',
  external_links: 'Tệp có liên kết ngoài; đã bỏ qua',
  formula_cached: 'Giá trị lấy từ công thức đã lưu',
  date_ignored: 'Không dùng ngày trong bảng: lệnh được gửi ngay',
};
