/** Vietnamese sentences that explain one order. Exactly the keys of the English ones. */
import type { explain as en } from '../en/explain.ts';

export const explain: Record<keyof typeof en, string> = {
  denied: 'Bị từ chối nên lệnh chưa ra thị trường. {{reason}}',
  met: 'Khi lệnh đến, giá mua tốt nhất là {{bid}}, giá bán tốt nhất là {{ask}}, giá gần nhất là {{last}}.',
  'at-work': 'Lệnh đã có hiệu lực và sẽ khớp khi giá tới.',
  rested_zero: 'Lệnh vào hàng chờ ở giá {{price}}, đứng đầu hàng.',
  rested_one: 'Lệnh vào hàng chờ ở giá {{price}}, phía trước là {{ahead}} của một lệnh.',
  rested_other: 'Lệnh vào hàng chờ ở giá {{price}}, phía trước là {{ahead}} của {{count}} lệnh.',
  'filled-taker': 'Lệnh khớp ngay {{quantity}} ở giá {{price}}, lấy giá tốt nhất phía đối ứng trước.',
  'filled-maker':
    'Khớp {{quantity}} ở giá {{price}} của chính lệnh khi đến lượt: trước đó {{seen}} đã khớp tại giá này.',
  'filled-maker-left':
    'Khớp {{quantity}} ở giá {{price}} của chính lệnh khi đến lượt: trước đó {{seen}} đã khớp tại giá này, và {{gone}} đứng trước đã được hủy.',
  'filled-maker-first': 'Khớp {{quantity}} ở giá {{price}} của chính lệnh vì đứng đầu hàng chờ.',
  'filled-auction': 'Khớp {{quantity}} trong đợt định kỳ ở một giá chung cho mọi lệnh, {{price}}.',
  between: 'từ {{low}} đến {{high}}',
  'replaced-kept': 'Lệnh được sửa thành {{quantity}} và giữ nguyên chỗ.',
  'replaced-lost': 'Lệnh được sửa thành {{quantity}} và xuống cuối hàng chờ.',
  'waiting-trigger': 'Tapedeck giữ lệnh đến khi chạm giá kích hoạt.',
  'waiting-parent': 'Lệnh được giữ đến khi lệnh vào của nhóm khớp.',
  'waiting-session': 'Sàn không nhận lệnh trong phiên đó nên Tapedeck giữ đến phiên có nhận.',
  'waiting-size': 'Phía đối ứng không đủ khối lượng tối thiểu nên lệnh chờ ngoài sổ.',
  activated: 'Lệnh vào đã khớp: {{quantity}} có hiệu lực.',
  'waiting-time': 'Tapedeck giữ lệnh đến giờ gửi đã hẹn.',
  released: 'Đã đến giờ hẹn và lệnh được gửi đi.',
  triggered: 'Giá gần nhất {{price}} đã kích hoạt lệnh.',
  trailed_one: 'Giá dừng bám theo thị trường đến {{stop}}.',
  trailed_other: 'Giá dừng bám theo thị trường {{count}} lần, lần cuối đến {{stop}}.',
  refreshed_one: 'Lệnh hiển thị phần tiếp theo ({{quantity}}) từ cuối mức giá.',
  refreshed_other: 'Lệnh hiển thị thêm {{count}} phần (lần cuối {{quantity}}), mỗi lần từ cuối mức giá.',
  'repriced-post-only': 'Lệnh sẽ khớp chủ động nên được dời về giá {{price}}.',
  'repriced-market-to-limit': 'Phần chưa có đối ứng trở thành lệnh giới hạn ở giá {{price}}.',
  'resized-reduce-only': 'Lệnh giảm còn {{quantity}}: không còn nhiều hơn để giảm.',
  'resized-group': 'Lệnh khác trong nhóm đã khớp hoặc kết thúc nên lệnh còn {{quantity}}.',
  'resized-self-trade': 'Lệnh gặp chính lệnh khác của bạn nên giảm còn {{quantity}} mà không khớp.',
  'still-trigger': 'Chưa khớp vì chưa chạm giá kích hoạt.',
  'still-parent': 'Chưa có hiệu lực vì lệnh vào của nhóm chưa khớp.',
  'still-session': 'Lệnh đang chờ phiên mà sàn nhận lệnh.',
  'still-time': 'Lệnh chưa khớp vì chưa đến giờ gửi.',
  'still-size': 'Lệnh đang chờ đến khi khớp ngay được khối lượng tối thiểu.',
  'in-queue_zero':
    'Chưa khớp: lệnh đứng đầu hàng chờ ở giá {{price}}. Từ khi lệnh đến {{seen}} đã khớp tại đây; cần thêm {{needed}} để khớp hết.',
  'in-queue_one':
    'Chưa khớp: phía trước còn {{ahead}} của một lệnh ở giá {{price}}. Từ khi lệnh đến {{seen}} đã khớp tại đây; cần thêm {{needed}} để khớp hết.',
  'in-queue_other':
    'Chưa khớp: phía trước còn {{ahead}} của {{count}} lệnh ở giá {{price}}. Từ khi lệnh đến {{seen}} đã khớp tại đây; cần thêm {{needed}} để khớp hết.',
  away: 'Chưa khớp: chưa ai chấp nhận giá {{price}}; giá tốt nhất phía đối ứng là {{opposite}}.',
  alone: 'Chưa khớp: lệnh đứng đầu ở giá {{price}} và phía đối ứng không có ai.',
  partly: 'Đến nay đã khớp {{filled}} trên {{quantity}}, giá trung bình {{average}}.',
  complete: 'Đã khớp hết: {{filled}} ở giá trung bình {{average}}, phí {{fees}}.',
  ended: 'Lệnh kết thúc mà chưa khớp. {{reason}}.',
  'ended-partly':
    'Lệnh kết thúc khi còn {{leaves}} chưa khớp; đã khớp {{filled}} ở giá trung bình {{average}}, phí {{fees}}. {{reason}}.',
};
