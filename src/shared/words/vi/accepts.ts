/** Vietnamese words for what options of the command line take. Exactly the keys of the English ones. */
import type { accepts as en } from '../en/accepts.ts';

export const accepts: Record<keyof typeof en, string> = {
  option: 'Không hiểu {{option}} {{value}}. Cần {{accepted}}.',
  bareShare:
    '{{option}} {{value}}: số {{value}} không có đơn vị là {{percent}} %. Hãy ghi {{value}}% hoặc {{percent}}%.',
  bareAmount: '{{option}} {{value}}: hãy ghi {{value}}% giá trị, hoặc {{value}}/order cho mỗi lệnh.',
  choices: 'một trong các từ {{choices}}',
  moment: 'ngày như 2024-01-31, hoặc thời điểm như 2024-01-31T09:30 (UTC)',
  whole: 'số nguyên từ {{min}} đến {{max}}',
  number: 'số từ {{min}} đến {{max}}',
  amount: 'số tiền như 10000 hoặc 2500.50, không có dấu phân cách',
  holding: 'mã, khối lượng và giá như FPT:100:95400',
  timeframe: 'một số và s, m, h, d, w hoặc mo: 5m, 1h, 1d',
  pair: 'tên và giá trị như fast=20',
  member: 'số thứ tự của chiến lược trước tham số, từ 1 đến {{count}}: 1.fast=20',
  noParameters: 'không gì cả: {{strategy}} không có tham số',
  names: 'một tham số của {{strategy}}: {{names}}',
  slippage: 'số bước giá như 2, hoặc một phần của giá như 0.1% hay 10bps, tối đa 20%',
  spread: 'một phần của giá như 0.1% hay 10bps, tối đa 20%',
  commission:
    '0.1% hoặc 10bps giá trị (tối đa 50%), 2/order, 0.005/share, 1min là mức thấp nhất, cộng nhiều loại bằng dấu cộng (0.1%+2/order), hoặc vn-broker, us-per-share, us-regulated, zero',
  size: '0.95 hoặc 95% vốn, 100shares, 10000cash, 1%risk, 10positions',
  share: 'một phần lớn hơn 0 và không quá 1, như 0.5 hoặc 50%',
  strategy: 'một tệp (.ts, .json) hoặc một trong {{names}}',
  strategyNearest: 'một tệp (.ts, .json) hoặc một trong {{names}}. Có phải là {{nearest}}?',
  account: 'một tài khoản: {{known}}, hoặc tên một phiên',
  sections: 'một hay nhiều trong {{known}}',
  run: 'một lần chạy: {{ids}} đều bắt đầu như thế. Hãy ghi thêm ký tự',
};
