/** Lời chương trình nói trong cửa sổ lệnh. */
import type { Texts } from '../texts.ts';

export const cli: Texts['cli'] = {
  serving: 'Tapedeck mở {{workspace}} tại {{address}} (liên kết dùng một lần; dừng bằng Ctrl+C)',
  linkUsed: 'Liên kết này đã được dùng, hoặc không thuộc Tapedeck này. Cửa sổ lệnh có liên kết mới.',
  nextLink: 'Đã mở. Cho trình duyệt khác: {{address}}',
  noElectron: 'Chưa có chương trình Electron và không tải được: mở trong trình duyệt.',
  noDisplay: 'Không có màn hình: mở trong trình duyệt.',
  fetching: 'Đang tải chương trình Electron …',
  building: 'Đang dựng …',
  usage: `Tapedeck {{version}}

  tapedeck orders parse FILE [--json]               đọc bảng lệnh; không cần thị trường
      --mapping MẪU                      cột theo mẫu: tên mẫu trong workspace, hoặc một tệp JSON
  tapedeck orders import FILE [--dry-run] [--json]  qua kiểm tra rủi ro và khớp lệnh; đặt mọi dòng hợp lệ một lần
      --mapping MẪU --name RỔ_LỆNH
      --again                            cả những dòng đã gửi trước đây hoặc đã thay đổi
  tapedeck orders template --out TỆP.xlsx           bảng trống để điền: --language en|vi, --examples
  tapedeck orders result RỔ --out TỆP.xlsx          bảng của rổ lệnh kèm kết quả từng dòng
  tapedeck orders export RỔ --out TỆP               các lệnh của rổ thành bảng (.xlsx hoặc .csv) nhập lại được y nguyên
  tapedeck orders mappings [--json]                 các mẫu cột mà workspace lưu giữ
  tapedeck baskets list [--json]                    các rổ lệnh, tiến độ và lãi/lỗ
  tapedeck orders list [--json]                     các lệnh mới nhất
  tapedeck orders explain ID [--json]               vì sao lệnh khớp, chưa khớp hay bị từ chối
  tapedeck ledger run CASE.json [--json]            lô, tiền, lãi lỗ và phí của các lần khớp; không cần workspace
  tapedeck book run SCENARIO.json [--json]          chạy kịch bản lệnh và dữ liệu trên một sàn riêng; không cần workspace
  tapedeck bars import FILE --symbol S [--json]     nến, giao dịch hoặc giá chào, được lưu; thị trường mô phỏng đi tiếp từ nến
      --timeframe 1m|5m|15m|30m|1h|4h|1d|1w|1mo          khung thời gian của nến (mặc định: theo khoảng cách giữa các nến)
      --timezone UTC|Asia/Ho_Chi_Minh|America/New_York   múi giờ của các mốc không ghi múi giờ (mặc định UTC)
      --stamp open|close                                 mốc ghi lúc mở hay đóng nến (mặc định open; lúc đóng được dời về lúc mở)
  tapedeck bars make MÃ [--json]                    tạo nến từ giao dịch hoặc giá chào đã nhập
      --timeframe 1s|5s|10s|30s|1m|5m|15m|30m|1h|4h|1d|1w|1mo   mặc định 1m
      --price trade|mid|bid|ask          loại giá (mặc định: giá giao dịch, không có thì giá giữa)
  tapedeck bars list [--json]                       các chuỗi nến đã nhập
  tapedeck bars show MÃ [--timeframe T] [--json]    những nến đầu và cuối của một mã, và nguồn của chúng
  tapedeck bars quality MÃ [--timeframe T] [--json] điểm và phát hiện: lỗi / cảnh báo / ghi chú của từng phép kiểm
  tapedeck bars export MÃ --out FILE [--json]       CSV đúng từng số lẻ, hoặc Parquet theo --format hay tên tệp
      --timeframe T --format csv|parquet --adjusted      chuỗi nào; trừ chia tách và cổ tức
  tapedeck bars delete MÃ, bars restore MÃ          ẩn một chuỗi, và đưa chuỗi ẩn cuối cùng trở lại
  tapedeck indicator list [--json]                  các chỉ báo, tham số và kết quả của chúng
  tapedeck indicator NAME --bars FILE|SYMBOL [--set PARAMETER=VALUE]… [--json]  giá trị trên các nến; tệp không cần không gian làm việc
      --source close|open|high|low|volume|hl2|oc2|hlc3|ohl3|ohlc4   tính trên giá nào (mặc định close)
      --other FILE|SYMBOL --timeframe T                  chuỗi thứ hai cho chỉ báo so sánh hai chuỗi; chuỗi nào
  tapedeck metrics --returns FILE [--benchmark FILE] [--json]  các chỉ số hiệu quả của một CSV: ngày và tỷ suất, hoặc ngày và giá trị
  tapedeck report --run ID|--account ID|--basket ID --format html|pdf|xlsx|csv|json --out FILE [--language vi]
                                                    hiệu quả của một lần chạy, tài khoản, phiên hay rổ lệnh thành tệp
      --account current|STREAM|NAME      tài khoản hay phiên đang mở, một luồng khác, một phiên theo tên
      --report tearsheet|monthly|trades|risk|fees|gains|audit   báo cáo nào (mặc định tearsheet)
      --sections A,B,…                   hoặc từng phần một; --from NGÀY --to NGÀY  một phần thời gian
      --format png|svg --chart TÊN       một biểu đồ thành ảnh: equity, underwater, costs, …
      --periods N --risk-free R          số kỳ một năm (mặc định 252); lãi suất phi rủi ro một năm (0.02, 2%)
      --least R --log --population       lợi suất tối thiểu chấp nhận; lợi suất log; độ lệch của tổng thể
      --tail S --confidence C            tỷ lệ kỳ tệ nhất (5%); của khoảng tin cậy (95%)
      --tries N [--tries-variance V]     số biến thể đã thử trước đó, phương sai các Sharpe của chúng (0.25)
  tapedeck instruments import FILE [--json]         niêm yết các mã trong CSV hay bảng tính: mã, tên, sàn, ngành
  tapedeck book replay FILE --format F --out FILE   sổ lệnh sau mỗi thông điệp ghi lại; không cần không gian làm việc
      --format lobster|databento-mbo     định dạng của thông điệp
      --levels N                         số mức giá mỗi bên (mặc định 10)
      --book FILE                        tệp sổ lệnh của LOBSTER cho trạng thái ban đầu (tự tìm cạnh tệp thông điệp)
      --orders FILE                      lệnh của bạn giữa các lệnh đã ghi, kèm chỗ trong hàng chờ
      --every N [--json]                 một điểm kiểm tra sau mỗi N thông điệp trong JSON
  tapedeck replay create MÃ[,MÃ…] [--json]          phiên trên dữ liệu nến đã nhập: giao dịch lại những ngày đã qua
      --timeframe T --from NGÀY --to NGÀY    chuỗi nào, đoạn nào; các nến trước đó là quá khứ
      --fill next-open|touch|penetrate|worst-case|close --slippage BƯỚC
      --vnd N --usd N --settlement market|immediate --name TÊN --blind --accept-quality
  tapedeck replay orders TỆP --symbol S --format lobster|databento-mbo [--book TỆP] [--day NGÀY] [--json]
                                         phiên trên mọi lệnh của một sổ lệnh đã ghi
  tapedeck replay list|leave [--json]                các phiên; về tài khoản giả lập
  tapedeck replay open PHIÊN [--json]                từ đó lệnh và mọi thứ khác thuộc phiên này
  tapedeck replay step N [--json]                    chạy N bước
  tapedeck replay seek NƠI [--json]                  vị trí, thời điểm, next-trade, next-session, session-start, start, end;
                                         lùi lại là rẽ nhánh
  tapedeck replay branch PHIÊN [--position N] [--name TÊN] [--json]
  tapedeck replay report PHIÊN [--json]              chỉ số, đường tài sản và giao dịch
  tapedeck replay compare PHIÊN,PHIÊN… [--json]
  tapedeck backtest --strategy TÊN|TỆP --bars TỆP|MÃ [--json]  chạy chiến lược trên dữ liệu nến; tệp không cần không gian làm việc
      --set tên=giá-trị                  tham số của chiến lược; dùng nhiều lần được
      --cash N --seed N --from NGÀY --to NGÀY --timeframe T --leverage N --rules LUẬT.json --close-at-end
      --trades --orders                  liệt kê giao dịch, hoặc các lệnh với kết quả và lý do
      --commission 0.1%|10bps|2/order|0.005/share|vn-broker|us-per-share  cộng nhiều loại: 0.1%+2/order
      --fill next-open|touch|penetrate|worst-case|close --slippage BƯỚC|0.05%|5bps
      --size 0.95|100shares|10000cash|1%risk|10positions
      --send next-open --exits market-at-once|next-bar --path ohlc|olhc|nearest-first|worst-first --trail close
      --slip within-bar --spread 0.02%|2bps --end-price open|close-before --hedging   như các công cụ khác: docs/backtest.md
                                         --strategy, --bars và --share có thể lặp lại
  tapedeck lookahead --strategy … --bars … [--cuts N] [--json]  chiến lược có nhìn trước tương lai, hay chưa đủ dữ liệu khởi động
  tapedeck strategies list [--json]                 chiến lược có sẵn và của không gian làm việc, kèm tham số
  tapedeck runs list|show ID|figures ID|compare ID ID…|reproduce ID [--json]  các lần backtest đã lưu
      --trades --orders                  của show. ID là mã lần chạy, dấu vân tay, hoặc phần đầu của chúng
  tapedeck account open [--vnd N] [--usd N] [--holding MÃ:KHỐI_LƯỢNG:GIÁ]… [--json]
  tapedeck risk check LENH.json [--rules QUYTAC.json] [--json]  kết quả từng quy tắc với một lệnh, và lệnh làm được gì
  tapedeck risk replay --rules QUYTAC.json [--json]  quy tắc khác sẽ đổi kết quả những lệnh nào trong quá khứ
  tapedeck emergency-stop [--flatten] [--json]      hủy mọi lệnh và dừng giao dịch; --flatten còn đóng vị thế
  tapedeck accounts show [--json]                   tiền, tài sản ròng, lãi lỗ theo đồng tiền, vị thế và số lô
  tapedeck journal verify [--json]                  kiểm tra chuỗi nhật ký và các bảng dựng lại
  tapedeck journal list [--json]                    các mục mới nhất
  tapedeck journal rebuild [--json]                 dựng lại các bảng từ nhật ký
  tapedeck workspace info [--json]
  tapedeck workspace backup FILE [--json]
  tapedeck workspace restore FILE [--json]

  --workspace DIR   không gian làm việc (mặc định {{workspace}})
  --help, --version

  Nếu một Tapedeck đang mở không gian này thì lệnh dùng nó; nếu không, một bộ máy được khởi động.
  Mã thoát 0: xong. 1: bị từ chối hoặc lỗi. 2: không hiểu lệnh.`,
  session:
    '{{stream}}  {{name}}: {{symbols}} {{timeframe}}, bước {{position}}/{{end}}, lúc {{at}}, {{orders}} lệnh, {{fills}} lần khớp',
  deck: '{{stream}}  {{name}}: bước {{position}}/{{end}}',
  blindSession: 'Phiên tập mù',
  sessionLeft: 'Đã về tài khoản giả lập',
  sessionFigures:
    'tài sản {{equity}}, lãi/lỗ {{pnl}} ({{return}} %), sụt giảm lớn nhất {{drawdown}} %, {{trades}} giao dịch: {{wins}} thắng, {{losses}} thua; phí {{fees}}',
  unknown: 'Không hiểu: {{what}}. Xem --help.',
  missing: 'Thiếu: {{what}}. Xem --help.',
  sheetSummary: '{{file}}: {{accepted}} dòng hợp lệ, {{rejected}} dòng bị loại, {{ignored}} dòng bỏ qua',
  fileRefused: '{{file}}: {{reason}}',
  rowAccepted: 'dòng {{row}}: {{side}} {{qty}} {{symbol}} {{type}} {{price}}',
  rowRefused: 'dòng {{row}}{{cell}}: {{reason}}',
  rowKnown: 'dòng {{row}}: đã nhập rồi, lệnh {{order}}',
  rowAgain: 'dòng {{row}}: đã nhập trước từ tệp khác, lệnh {{order}}; được bỏ ra (đặt lại bằng --again)',
  importedAlready: 'Tệp này đã được nhập, trong rổ {{name}}. Không làm gì thêm.',
  nothingToDo: 'Không có dòng nào đặt được.',
  importDry:
    '{{accepted}} dòng sẽ được đặt, {{denied}} bị từ chối, {{duplicates}} đã có, {{skipped}} bỏ qua.',
  importChanged:
    'Chưa gửi lệnh nào: thị trường đã làm thay đổi các dòng {{rows}} sau khi xem trước. Hãy thử lại.',
  rowChanged: 'dòng {{row}}: trước đây là lệnh khác, {{order}}; được bỏ ra (đặt bằng --again)',
  written: 'Đã ghi: {{file}}',
  basket:
    '{{id}}  {{name}}: {{orders}} lệnh, {{filled}} đã khớp, {{working}} chờ khớp, {{cancelled}} đã hủy; lãi/lỗ {{result}}',
  importDone: 'Rổ {{name}}: đã đặt {{orders}} lệnh.',
  barsDone:
    '{{symbol}} {{timeframe}}: {{bars}} nến, từ {{from}} đến {{to}}, giá đóng cửa cuối {{lastClose}}; thêm {{added}}, thay {{replaced}}, giữ nguyên {{unchanged}}, bỏ qua {{skipped}} dòng.',
  tradesDone:
    '{{symbol}}: {{bars}} giao dịch, từ {{from}} đến {{to}}, giá cuối {{lastClose}}; thêm {{added}}, thay {{replaced}}, giữ nguyên {{unchanged}}, bỏ qua {{skipped}} dòng.',
  quotesDone:
    '{{symbol}}: {{bars}} giá chào, từ {{from}} đến {{to}}, giá giữa cuối {{lastClose}}; thêm {{added}}, thay {{replaced}}, giữ nguyên {{unchanged}}, bỏ qua {{skipped}} dòng.',
  barsClosed: 'Mốc ghi lúc đóng nến: nến được lưu theo lúc mở.',
  barsListed: '{{symbol}} chưa có và nay được niêm yết: thị trường mô phỏng đi tiếp từ giá đóng cửa cuối.',
  barsDoubtful: 'Vẫn giữ nguyên dù có chỗ sai ({{count}}):',
  barsUntradable: '{{symbol}} không giao dịch được ở đây; nến vẫn được lưu.',
  quality: '{{symbol}} {{timeframe}}: {{score}} trên 100 ({{calendar}})',
  qualityNone: '{{symbol}} {{timeframe}}: không có phép kiểm nào cho nến khung này',
  seriesDeleted: 'Đã xóa {{symbol}} {{timeframe}}. Đưa trở lại bằng: tapedeck bars restore {{symbol}}',
  seriesRestored: 'Đã khôi phục {{symbol}} {{timeframe}}.',
  indicator: '{{name}} ({{parameters}}) của {{source}}, {{bars}}',
  metricsSample: '{{file}}: {{returns}} tỷ suất, từ {{from}} đến {{to}}',
  metricsSampleUndated: '{{file}}: {{returns}} tỷ suất, không có ngày',
  metricsUnknown: '{{unknown}} trong số đó không biết và được bỏ qua.',
  metricsReturns: 'Đọc là tỷ suất ({{column}}).',
  metricsValues: 'Đọc là giá trị ({{column}}); tỷ suất được tính từ đó.',
  metricsUnnamed: 'không có tiêu đề',
  metricsBenchmark: 'Chuẩn {{file}}: {{matched}} trên {{returns}} tỷ suất có giá trị cùng ngày.',
  metricsByRow: 'Chuẩn {{file}}: {{matched}} tỷ suất, theo từng dòng.',
  metricsConventions:
    'Một năm có {{periods}} kỳ; lãi suất phi rủi ro {{free}}; tỷ suất {{kind}}; độ lệch của {{of}}; đuôi ở {{tail}}.',
  reportWritten: 'Báo cáo đã ghi vào {{file}}.',
  reportOf:
    'Báo cáo là của --run ID, --account ID hoặc --basket ID (kèm --account nếu không phải luồng đang mở).',
  reportPeriod: 'Khoảng thời gian kết thúc trước khi bắt đầu: {{period}}.',
  reportEither: 'Chỉ dùng --report hoặc --sections, không dùng cả hai.',
  reportChart: '--chart chỉ dùng với --format png hoặc svg, không dùng với {{format}}.',
  metricsInterval: '{{low}} đến {{high}} ({{confidence}})',
  metricsBootstrap:
    'Khoảng tin cậy: {{samples}} lịch sử theo bootstrap dừng, khối trung bình {{block}}, hạt giống {{seed}}.',
  metricsFew:
    'Quá ít tỷ suất đã biết, hoặc có tỷ suất mất tất cả: không có khoảng tin cậy, và các chỉ số một năm ít ý nghĩa.',
  metricsSimple: 'đơn',
  metricsLog: 'logarit',
  metricsOfSample: 'mẫu',
  metricsOfPopulation: 'tổng thể',
  series: '{{symbol}} {{timeframe}}: {{count}} nến, từ {{from}} đến {{to}} ({{calendar}})',
  tickSeries: '{{symbol}} {{timeframe}}: {{count}} dòng, từ {{from}} đến {{to}} ({{calendar}})',
  replayDone:
    'Đã phát lại {{messages}} thông điệp vào {{file}} ({{levels}} mức giá mỗi bên): {{adds}} thêm, {{changes}} sửa hoặc hủy, {{executions}} khớp.',
  replayTop: '  {{bidQuantity}} × {{bid}}  |  {{ask}} × {{askQuantity}}',
  replayNoOpening: 'Không có trạng thái ban đầu: sổ lệnh bắt đầu trống. Có thể chỉ tệp sổ lệnh bằng --book.',
  replayKnown: 'Số mức giá tốt nhất mỗi bên luôn được biết: {{known}}.',
  checkTaken: 'Sẽ nhận {{quantity}} trên {{asked}} {{symbol}}.',
  checkGross: 'Tổng giá trị nắm giữ: {{before}} → {{after}}',
  checkVar: 'Giá trị chịu rủi ro (một ngày, 95 %): {{before}} → {{after}}',
  accepted: 'được nhận',
  replayChanged: '{{order}} {{what}}: {{before}} → {{after}}',
  replayRules:
    'Xét lại {{orders}} lệnh: {{same}} như cũ, {{wouldDeny}} sẽ bị từ chối, {{wouldAccept}} sẽ được nhận.',
  stopped: 'Giao dịch đã dừng. Vị thế còn phải đóng: {{closing}}; lệnh hủy bị sàn giữ lại: {{cancelling}}.',
  accountOpened: 'Tài khoản đã mở.',
  verifyOk: 'Nhật ký nguyên vẹn: {{events}} mục trong {{streams}} dòng nhật ký; các bảng khớp.',
  verifyBad: 'Nhật ký bị hỏng: {{problem}}',
  verifyHelp: 'Chưa có gì bị thay đổi. Khôi phục bản sao lưu bằng: tapedeck workspace restore FILE',
  backupDone: 'Đã sao lưu vào {{file}} ({{events}} mục).',
  restoreDone: 'Đã khôi phục {{events}} mục. Bản cũ được giữ tại {{kept}}.',
  restoreFresh: 'Đã khôi phục {{events}} mục.',
  info: '{{workspace}}: dòng nhật ký {{stream}}, {{events}} mục, {{mode}}',
  run: '{{id}}  {{name}}: {{symbols}} {{timeframe}}, {{bars}} nến, {{from}} đến {{to}} ({{status}})',
  runProblem: 'Chiến lược bị lỗi ở dòng {{line}}: {{message}}',
  runProblemAnywhere: 'Chiến lược bị lỗi: {{message}}',
  figureFinal: 'Vốn cuối kỳ',
  figureReturn: 'Lợi nhuận',
  figureAnnual: 'Mỗi năm',
  figureBenchmark: 'Mua và giữ',
  figureDrawdown: 'Sụt giảm lớn nhất',
  figureSharpe: 'Hệ số Sharpe',
  figureTrades: 'Giao dịch, thắng',
  figureProfitFactor: 'Hệ số lợi nhuận',
  figureExposure: 'Thời gian nắm giữ',
  figureFees: 'Phí',
  figureOrders: 'Lệnh / khớp / bị từ chối',
  figureJournal: 'Nhật ký',
  looksAhead:
    'NHÌN TRƯỚC TƯƠNG LAI: lúc {{at}} quyết định “{{decided}}”, nhưng là “{{otherwise}}” khi các nến sau {{cut}} khác đi.',
  notRepeatable: 'KHÔNG LẶP LẠI ĐƯỢC: lúc {{at}} quyết định “{{decided}}”, lần hai là “{{otherwise}}”.',
  lookaheadClean:
    'Không thấy nhìn trước tương lai: {{decisions}} quyết định, {{cuts}} tương lai bị thay đổi.',
  warmUpShort:
    'Khởi động: {{indicator}} lệch {{difference}} sau {{warmUp}} nến; ổn định sau {{settled}} nến.',
  difference:
    '{{b}} trừ {{a}}: trung bình {{mean}} mỗi {{period}} trong {{days}} kỳ, từ {{low}} đến {{high}} (95 %).',
  differenceShort: '{{b}} trừ {{a}}: {{days}} kỳ là quá ít để so sánh.',
  reproduced: '{{id}} cho kết quả giống hệt: nhật ký {{before}}.',
  notReproduced: '{{id}} cho kết quả khác: nhật ký {{before}}, nay {{now}}.',
  cannotReproduce: 'Không chạy lại {{id}} được.',
  missingGone: '  {{what}} {{name}} không còn nữa (trước là {{wanted}})',
  missingOther: '  {{what}} {{name}} nay đã khác: trước là {{wanted}}, nay là {{found}}',
  missingSeriesHelp: '  Chuỗi đã xóa được đưa trở lại bằng: tapedeck bars restore MÃ',
  denied: '{{sum}} lệnh bị từ chối: {{reasons}}',
  noRuns:
    'Chưa lưu lần chạy nào. Tạo bằng: tapedeck backtest --strategy sma-cross --bars MÃ, hoặc với nến trong tệp và --workspace DIR.',
  runNotKept:
    'Không được lưu: {{id}} không có trong không gian làm việc nào. Muốn lưu lần chạy từ tệp, hãy thêm --workspace DIR.',
};
