/** Vietnamese words for the kinds of journal events and their one-line summaries. */
import type {
  causes as enCauses,
  commands as enCommands,
  events as enEvents,
  holds as enHolds,
  notices as enNotices,
  summaries as enSummaries,
  waits as enWaits,
} from '../en/events.ts';

export const events: Record<keyof typeof enEvents, string> = {
  'stream-opened': 'Mở dòng nhật ký',
  'account-opened': 'Mở tài khoản',
  'instrument-listed': 'Thêm mã',
  'instrument-anchored': 'Nhập lịch sử giá',
  'instrument-watched': 'Đổi danh mục theo dõi',
  'limits-changed': 'Đổi hạn mức rủi ro',
  'fee-profiles-changed': 'Đổi biểu phí',
  'account-terms-changed': 'Đổi quy ước tài khoản',
  'trading-halted': 'Dừng giao dịch',
  'trading-resumed': 'Mở lại giao dịch',
  'day-ended': 'Hết ngày',
  'order-accepted': 'Nhận lệnh',
  'order-denied': 'Từ chối lệnh',
  'order-rested': 'Lệnh chờ khớp',
  'order-filled': 'Khớp lệnh',
  'order-cancelled': 'Hủy lệnh',
  'order-replaced': 'Sửa lệnh',
  'order-waiting': 'Giữ lệnh',
  'order-activated': 'Lệnh có hiệu lực',
  'order-triggered': 'Lệnh được kích hoạt',
  'order-trailed': 'Dời giá dừng',
  'order-refreshed': 'Hiển thị phần tiếp theo',
  'order-repriced': 'Đổi giá lệnh',
  'order-resized': 'Đổi khối lượng lệnh',
  'phase-changed': 'Phiên giao dịch',
  'command-denied': 'Từ chối yêu cầu',
  'basket-committed': 'Nhập rổ lệnh',
};

export const summaries: Record<keyof typeof enSummaries, string> = {
  'stream-opened': '{{count}} mã, hạt giống {{seed}}',
  'account-opened': '{{name}}: {{cash}}; {{holdings}} mã đang giữ',
  'instrument-listed': '{{symbol}} trên {{exchange}} giá {{price}}',
  'instrument-anchored': '{{symbol}} tiếp tục từ {{price}} ({{source}})',
  'instrument-watched-on': 'Thêm {{symbol}} vào danh mục theo dõi',
  'instrument-watched-off': 'Bỏ {{symbol}} khỏi danh mục theo dõi',
  'limits-changed': 'Hạn mức mới cho lệnh và vị thế',
  'fee-profiles-changed': 'VND: {{vnd}}; USD: {{usd}}',
  'account-terms-changed': 'Giá vốn {{basis}}, {{mode}}',
  'trading-halted': 'Lệnh mới bị từ chối',
  'trading-resumed': 'Nhận lại lệnh mới',
  'day-ended': 'Ngày giao dịch {{day}}',
  'order-accepted': '{{order}}',
  'order-denied': '{{order}}. {{reason}}',
  'order-rested': '{{id}}: {{quantity}} chờ ở giá {{price}}, phía trước {{ahead}}',
  'order-filled': '{{id}}: {{side}} {{quantity}} {{symbol}} giá {{price}} ({{liquidity}}), phí {{fees}}',
  'order-cancelled': '{{id}}: {{reason}}, còn {{quantity}}',
  'order-replaced': '{{id}}: nay {{quantity}} giá {{price}}, {{priority}} thứ tự ưu tiên',
  'order-waiting': '{{id}}: {{waiting}}',
  'order-activated': '{{id}}: {{quantity}} có hiệu lực',
  'order-triggered': '{{id}}: kích hoạt ở giá {{price}}',
  'order-trailed': '{{id}}: giá dừng nay là {{stop}}',
  'order-refreshed': '{{id}}: hiển thị {{quantity}}, xuống cuối mức giá',
  'order-repriced': '{{id}}: giá giới hạn nay là {{price}} ({{cause}})',
  'order-resized': '{{id}}: còn {{quantity}} ({{cause}})',
  'phase-changed': '{{where}}: {{phase}}',
  'command-denied': '{{command}}: {{reason}}',
  'basket-committed': '{{name}}: {{count}} lệnh từ {{file}}',
  kept: 'giữ',
  lost: 'mất',
};

/** Ai xử lý lệnh, và Tapedeck làm gì. */
export const holds: Record<keyof typeof enHolds, string> = {
  native: 'Sàn nhận trực tiếp.',
  trigger: 'Tapedeck giữ đến khi kích hoạt',
  session: 'Tapedeck giữ đến phiên của lệnh',
  size: 'Tapedeck giữ đến khi đủ khối lượng đối ứng',
  conversion: 'gửi lên sàn dưới dạng khác',
  renewal: 'Tapedeck gửi lại mỗi ngày',
  iceberg: 'Tapedeck hiển thị từng phần',
  'post-only': 'Tapedeck không để khớp chủ động',
  'reduce-only': 'Tapedeck giữ trong vị thế',
};

/** Lệnh chờ điều gì, và vì sao lệnh tự thay đổi. */
export const waits: Record<keyof typeof enWaits, string> = {
  trigger: 'giữ đến khi chạm giá',
  parent: 'giữ đến khi lệnh vào khớp',
  session: 'giữ đến phiên của lệnh',
  size: 'giữ đến khi đủ khối lượng đối ứng',
};

export const causes: Record<keyof typeof enCauses, string> = {
  'post-only': 'chỉ chờ',
  'market-to-limit': 'thị trường giới hạn',
  'reduce-only': 'chỉ giảm vị thế',
  group: 'theo nhóm lệnh',
  'self-trade': 'chống tự khớp',
};

export const notices: Record<keyof typeof enNotices, string> = {
  'order-filled': 'Đã khớp: {{side}} {{quantity}} {{symbol}} giá {{price}}',
  'orders-filled': 'Đã khớp {{count}} lệnh',
  'orders-corrected': '{{count}} lệnh chờ khớp xuống cuối hàng: không khôi phục được vị trí cũ.',
  'verify-failed': 'Nhật ký không đúng: {{detail}}',
};

export const commands: Record<keyof typeof enCommands, string> = {
  'open-account': 'Mở tài khoản',
  'list-instrument': 'Thêm mã {{subject}}',
  'anchor-instrument': 'Nhập lịch sử giá của {{subject}}',
  'watch-instrument': 'Theo dõi {{subject}}',
  'set-limits': 'Đổi hạn mức',
  'set-fee-profiles': 'Đổi biểu phí',
  'set-account-terms': 'Đổi quy ước tài khoản',
  'halt-trading': 'Dừng giao dịch',
  'resume-trading': 'Giao dịch lại',
  'place-order': 'Đặt lệnh',
  'place-group': 'Đặt một nhóm lệnh',
  'cancel-order': 'Hủy lệnh {{subject}}',
  'cancel-all': 'Hủy mọi lệnh',
  'replace-order': 'Sửa lệnh {{subject}}',
  'commit-basket': 'Nhập {{subject}}',
};
