/** What the hosts say in a terminal. */
export const cli = {
  serving: 'Tapedeck serves {{workspace}} at {{address}} (this link works once; stop with Ctrl+C)',
  linkUsed: 'This link was used already, or is not for this Tapedeck. The terminal shows a fresh one.',
  nextLink: 'Opened. For another browser: {{address}}',
  noElectron: 'Electron’s program is not here and could not be fetched: starting in the browser instead.',
  noDisplay: 'There is no display: starting in the browser instead.',
  fetching: 'Fetching Electron’s program …',
  building: 'Building …',
  usage: `Tapedeck {{version}}

  tapedeck orders parse FILE [--json]               read an order sheet; no market needed
      --mapping TEMPLATE                 columns by a template: its name in the workspace, or a JSON file
  tapedeck orders import FILE [--dry-run] [--json]  through risk and matching; all accepted rows at once
      --mapping TEMPLATE --name BASKET
      --again                            also rows that were sent before, or have changed since
  tapedeck orders template --out FILE.xlsx          a workbook to fill in: --language en|vi, --examples
  tapedeck orders result BASKET --out FILE.xlsx     the basket's sheet with what became of each row
  tapedeck orders export BASKET --out FILE          its orders as a sheet (.xlsx or .csv) that gives the same orders
  tapedeck orders mappings [--json]                 the templates that the workspace keeps
  tapedeck baskets list [--json]                    baskets with progress and result
  tapedeck orders list [--json]                     the newest orders
  tapedeck orders explain ID [--json]               why an order was filled, was not, or was denied
  tapedeck ledger run CASE.json [--json]            lots, cash, profit and fees of some fills; no workspace needed
  tapedeck book run SCENARIO.json [--json]          play orders and market data on a venue of their own; no workspace needed
  tapedeck bars import FILE --symbol S [--json]     bars, trades or quotes, kept; the simulated market goes on from bars
      --timeframe 1m|5m|15m|30m|1h|4h|1d|1w|1mo          what the bars are (default: by their distance)
      --timezone UTC|Asia/Ho_Chi_Minh|America/New_York   where stamps without a zone were written (default UTC)
      --stamp open|close                                 what stamps name (default open; closes are moved to opens)
  tapedeck bars make SYMBOL [--json]                bars of imported trades or quotes
      --timeframe 1s|5s|10s|30s|1m|5m|15m|30m|1h|4h|1d|1w|1mo   default 1m
      --price trade|mid|bid|ask          which price (default: the trades, else the middle of the quotes)
  tapedeck bars list [--json]                       the series of imported bars
  tapedeck bars show SYMBOL [--timeframe T] [--json]  first and last bars of a symbol, and where they came from
  tapedeck bars quality SYMBOL [--timeframe T] [--json]  score and findings: errors / warnings / notes of each check
  tapedeck bars export SYMBOL --out FILE [--json]   CSV with exact decimals, or Parquet by --format or the file's name
      --timeframe T --format csv|parquet --adjusted      which series; splits and dividends taken out
  tapedeck bars delete SYMBOL, bars restore SYMBOL  hide a series, and bring the last hidden one back
  tapedeck indicator list [--json]                  the indicators, their parameters and outputs
  tapedeck indicator NAME --bars FILE|SYMBOL [--set PARAMETER=VALUE]… [--json]  its values over bars; a file needs no workspace
      --source close|open|high|low|volume|hl2|oc2|hlc3|ohl3|ohlc4   what it is taken of (default close)
      --other FILE|SYMBOL --timeframe T                  the second series of those that compare two; which series
  tapedeck metrics --returns FILE [--benchmark FILE] [--json]  performance figures of a CSV: date and return, or date and value
  tapedeck report --run ID|--account ID|--basket ID --format html|pdf|xlsx|csv|json --out FILE [--language vi]
                                                    how a run, an account, a session or a basket performed, as a file
      --account current|STREAM|NAME      the running account or open session, another one, a session by its name
      --report tearsheet|monthly|trades|risk|fees|gains|audit   which report (default tearsheet)
      --sections A,B,…                   or its parts one by one; --from DAY --to DAY  a part of its time
      --format png|svg --chart NAME      one chart as a picture: equity, underwater, costs, …
      --periods N --risk-free R          returns a year has (default 252); free rate of a year (0.02, 2%)
      --least R --log --population       least acceptable return; logarithmic returns; deviations of a population
      --tail S --confidence C            share of the worst periods (5%); of intervals (95%)
      --tries N [--tries-variance V]     variants tried before this one, variance of their Sharpe ratios (0.25)
  tapedeck instruments import FILE [--json]         list the symbols of a CSV or workbook: symbol, name, exchange, sector
  tapedeck book replay FILE --format F --out FILE   the book after each message of recorded orders; no workspace needed
      --format lobster|databento-mbo     what the messages are written in
      --levels N                         levels a side (default 10)
      --book FILE                        LOBSTER's orderbook file, for the opening state (found beside the messages)
      --orders FILE                      your own orders among the recorded ones, with their place in the queue
      --every N [--json]                 a checkpoint every N messages in the JSON
  tapedeck replay create SYMBOL[,SYMBOL…] [--json]  a session on imported bars: recorded days, traded again
      --timeframe T --from DATE --to DATE    which series and part of it; bars before are history
      --fill next-open|touch|penetrate|worst-case|close --slippage TICKS
      --vnd N --usd N --settlement market|immediate --name NAME --blind --accept-quality
  tapedeck replay orders FILE --symbol S --format lobster|databento-mbo [--book FILE] [--day DATE] [--json]
                                         a session on every order of a recorded book
  tapedeck replay list|leave [--json]                the sessions; back to the paper account
  tapedeck replay open SESSION [--json]              orders and the rest are about this session then
  tapedeck replay step N [--json]                    plays N steps
  tapedeck replay seek PLACE [--json]                a position, a moment, next-trade, next-session, session-start, start, end;
                                         back is a branch
  tapedeck replay branch SESSION [--position N] [--name NAME] [--json]
  tapedeck replay report SESSION [--json]            figures, equity curve and trades
  tapedeck replay compare SESSION,SESSION… [--json]
  tapedeck backtest --strategy NAME|FILE --bars FILE|SYMBOL [--json]  a strategy on bars; a file needs no workspace
      --set name=value                   a parameter of the strategy; as often as needed
      --cash N --seed N --from DATE --to DATE --timeframe T --leverage N --rules RULES.json --close-at-end
      --trades --orders                  lists the trades, or the orders with what became of each and why
      --commission 0.1%|10bps|2/order|0.005/share|vn-broker|us-per-share  several with a plus: 0.1%+2/order
      --fill next-open|touch|penetrate|worst-case|close --slippage TICKS|0.05%|5bps
      --size 0.95|100shares|10000cash|1%risk|10positions
      --send next-open --exits market-at-once|next-bar --path ohlc|olhc|nearest-first|worst-first --trail close
      --slip within-bar --spread 0.02%|2bps --end-price open|close-before --hedging   as other backtesters: docs/backtest.md
                                         --strategy, --bars and --share may be given more than once
  tapedeck lookahead --strategy … --bars … [--cuts N] [--json]  whether it looks into the future, or is not warm when it says so
  tapedeck strategies list [--json]                 built-in ones and the workspace's, with their parameters
  tapedeck runs list|show ID|figures ID|compare ID ID…|reproduce ID [--json]  backtests that the workspace keeps
      --trades --orders                  of show. ID may be an id, a run’s fingerprint or the beginning of one
  tapedeck account open [--vnd N] [--usd N] [--holding SYMBOL:QUANTITY:PRICE]… [--json]
  tapedeck risk check ORDER.json [--rules RULES.json] [--json]  every rule's verdict on an order, and what it would do
  tapedeck risk replay --rules RULES.json [--json]  which past verdicts other rules would change
  tapedeck emergency-stop [--flatten] [--json]      cancel everything and halt; --flatten also closes positions
  tapedeck accounts show [--json]                   cash, equity, profit by currency, what is held in how many lots
  tapedeck journal verify [--json]                  the chain, and that rebuilt projections equal the stored
  tapedeck journal list [--json]                    the newest entries
  tapedeck journal rebuild [--json]                 make the projections again from the journal
  tapedeck workspace info [--json]
  tapedeck workspace backup FILE [--json]
  tapedeck workspace restore FILE [--json]

  --workspace DIR   the workspace (default {{workspace}})
  --help, --version

  A running Tapedeck is used when it has the workspace open; otherwise an engine is started.
  Exit code 0: done. 1: refused or failed. 2: not understood.`,
  session:
    '{{stream}}  {{name}}: {{symbols}} {{timeframe}}, {{position}} of {{end}} steps, at {{at}}, {{orders}} orders, {{fills}} fills',
  deck: '{{stream}}  {{name}}: {{position}} of {{end}} steps',
  blindSession: 'Blind session',
  sessionLeft: 'Back at the paper account',
  sessionFigures:
    'equity {{equity}}, profit {{pnl}} ({{return}} %), largest drawdown {{drawdown}} %, {{trades}} trades: {{wins}} won, {{losses}} lost; fees {{fees}}',
  unknown: 'Not understood: {{what}}. See --help.',
  missing: 'Missing: {{what}}. See --help.',
  sheetSummary: '{{file}}: {{accepted}} rows accepted, {{rejected}} rejected, {{ignored}} skipped',
  fileRefused: '{{file}}: {{reason}}',
  rowAccepted: 'row {{row}}: {{side}} {{qty}} {{symbol}} {{type}} {{price}}',
  rowRefused: 'row {{row}}{{cell}}: {{reason}}',
  rowKnown: 'row {{row}}: imported already, as order {{order}}',
  rowAgain:
    'row {{row}}: imported before from another file, as order {{order}}; left out (place it with --again)',
  importedAlready: 'This file was imported already, as basket {{name}}. Nothing was done.',
  nothingToDo: 'No row can be placed.',
  importDry:
    '{{accepted}} rows would be placed, {{denied}} denied, {{duplicates}} known already, {{skipped}} left out.',
  importChanged:
    'Nothing was sent: the market has changed rows {{rows}} since they were previewed. Try again.',
  rowChanged: 'row {{row}}: was another order before, {{order}}; left out (place it with --again)',
  written: 'Written: {{file}}',
  basket:
    '{{id}}  {{name}}: {{orders}} orders, {{filled}} filled, {{working}} working, {{cancelled}} cancelled; result {{result}}',
  importDone: 'Basket {{name}}: {{orders}} orders placed.',
  barsDone:
    '{{symbol}} {{timeframe}}: {{bars}} bars, {{from}} to {{to}}, last close {{lastClose}}; {{added}} added, {{replaced}} replaced, {{unchanged}} unchanged, {{skipped}} rows skipped.',
  tradesDone:
    '{{symbol}}: {{bars}} trades, {{from}} to {{to}}, last price {{lastClose}}; {{added}} added, {{replaced}} replaced, {{unchanged}} unchanged, {{skipped}} rows skipped.',
  quotesDone:
    '{{symbol}}: {{bars}} quotes, {{from}} to {{to}}, last middle price {{lastClose}}; {{added}} added, {{replaced}} replaced, {{unchanged}} unchanged, {{skipped}} rows skipped.',
  barsClosed: 'Stamps were closes: bars are kept at their opens.',
  barsListed: '{{symbol}} was unknown and is listed now: the simulated market goes on from the last close.',
  barsDoubtful: 'Kept as they are although something is wrong with them ({{count}}):',
  barsUntradable: '{{symbol}} cannot be traded here; its bars are kept.',
  quality: '{{symbol}} {{timeframe}}: {{score}} of 100 ({{calendar}})',
  qualityNone: '{{symbol}} {{timeframe}}: no check knows bars of this length',
  seriesDeleted: '{{symbol}} {{timeframe}} is deleted. It comes back with: tapedeck bars restore {{symbol}}',
  seriesRestored: '{{symbol}} {{timeframe}} is back.',
  indicator: '{{name}} ({{parameters}}) of {{source}}, {{bars}}',
  metricsSample: '{{file}}: {{returns}} returns, {{from}} to {{to}}',
  metricsSampleUndated: '{{file}}: {{returns}} returns, without dates',
  metricsUnknown: '{{unknown}} of them are not known and left out.',
  metricsReturns: 'Read as returns ({{column}}).',
  metricsValues: 'Read as values ({{column}}); returns are made of them.',
  metricsUnnamed: 'without a heading',
  metricsBenchmark: 'Benchmark {{file}}: {{matched}} of {{returns}} returns have one on the same date.',
  metricsByRow: 'Benchmark {{file}}: {{matched}} returns, row by row.',
  metricsConventions:
    'A year has {{periods}} returns; free rate {{free}}; {{kind}} returns; deviations of a {{of}}; tails at {{tail}}.',
  reportWritten: 'The report is in {{file}}.',
  reportOf:
    'A report is of --run ID, of --account ID, or of --basket ID (with --account where it is not the open one).',
  reportPeriod: 'The period ends before it begins: {{period}}.',
  reportEither: 'Give --report or --sections, not both.',
  reportChart: '--chart is for --format png or svg, not {{format}}.',
  metricsInterval: '{{low}} to {{high}} ({{confidence}})',
  metricsBootstrap:
    'Intervals: {{samples}} histories of the stationary bootstrap, blocks of {{block}} on average, seed {{seed}}.',
  metricsFew:
    'Too few known returns, or one that loses everything: there are no intervals, and figures of a year mean little.',
  metricsSimple: 'simple',
  metricsLog: 'logarithmic',
  metricsOfSample: 'sample',
  metricsOfPopulation: 'population',
  series: '{{symbol}} {{timeframe}}: {{count}} bars, {{from}} to {{to}} ({{calendar}})',
  tickSeries: '{{symbol}} {{timeframe}}: {{count}} rows, {{from}} to {{to}} ({{calendar}})',
  replayDone:
    '{{messages}} messages replayed to {{file}} ({{levels}} levels a side): {{adds}} added, {{changes}} changed or cancelled, {{executions}} executed.',
  replayTop: '  {{bidQuantity}} × {{bid}}  |  {{ask}} × {{askQuantity}}',
  replayNoOpening:
    'No opening state was given: the book starts empty. Its orderbook file can be named with --book.',
  replayKnown: 'Best levels a side that were known all the time: {{known}}.',
  checkTaken: '{{quantity}} of {{asked}} {{symbol}} would be taken.',
  checkGross: 'Gross exposure: {{before}} → {{after}}',
  checkVar: 'Value at risk (one day, 95 %): {{before}} → {{after}}',
  accepted: 'accepted',
  replayChanged: '{{order}} {{what}}: {{before}} → {{after}}',
  replayRules:
    '{{orders}} orders judged again: {{same}} as before, {{wouldDeny}} would be denied, {{wouldAccept}} would be accepted.',
  stopped:
    'Trading is halted. Positions still to close: {{closing}}; cancels held back by the exchange: {{cancelling}}.',
  accountOpened: 'The account is open.',
  verifyOk: 'The journal is sound: {{events}} entries in {{streams}} streams; projections match.',
  verifyBad: 'The journal is damaged: {{problem}}',
  verifyHelp: 'Nothing was changed. Restore a backup with: tapedeck workspace restore FILE',
  backupDone: 'Backup written to {{file}} ({{events}} entries).',
  restoreDone: 'Restored {{events}} entries. What was there is kept as {{kept}}.',
  restoreFresh: 'Restored {{events}} entries.',
  info: '{{workspace}}: stream {{stream}}, {{events}} entries, {{mode}}',
  run: '{{id}}  {{name}}: {{symbols}} {{timeframe}}, {{bars}} bars, {{from}} to {{to}} ({{status}})',
  runProblem: 'The strategy failed at line {{line}}: {{message}}',
  runProblemAnywhere: 'The strategy failed: {{message}}',
  figureFinal: 'Final equity',
  figureReturn: 'Return',
  figureAnnual: 'A year',
  figureBenchmark: 'Buy and hold',
  figureDrawdown: 'Largest drawdown',
  figureSharpe: 'Sharpe ratio',
  figureTrades: 'Trades, won',
  figureProfitFactor: 'Profit factor',
  figureExposure: 'Exposure',
  figureFees: 'Fees',
  figureOrders: 'Orders / fills / denied',
  figureJournal: 'Journal',
  looksAhead:
    'LOOKS AHEAD: at {{at}} it decided “{{decided}}”, and “{{otherwise}}” when bars after {{cut}} were others.',
  notRepeatable: 'NOT REPEATABLE: at {{at}} it decided “{{decided}}”, and “{{otherwise}}” the second time.',
  lookaheadClean: 'No look-ahead found: {{decisions}} decisions, {{cuts}} changed futures.',
  warmUpShort:
    'Warm-up: {{indicator}} is {{difference}} off after its {{warmUp}} bars; it settles after {{settled}}.',
  difference:
    '{{b}} less {{a}}: {{mean}} a {{period}} on average over {{days}} returns, between {{low}} and {{high}} (95 %).',
  differenceShort: '{{b}} less {{a}}: {{days}} returns are too few to compare.',
  reproduced: '{{id}} comes out the same: journal {{before}}.',
  notReproduced: '{{id}} does not come out the same: journal {{before}}, now {{now}}.',
  cannotReproduce: '{{id}} cannot be run again.',
  missingGone: '  {{what}} {{name}} is gone (it was {{wanted}})',
  missingOther: '  {{what}} {{name}} is another now: was {{wanted}}, is {{found}}',
  missingSeriesHelp: '  A deleted series comes back with: tapedeck bars restore SYMBOL',
  denied: '{{sum}} denied: {{reasons}}',
  noRuns:
    'No runs are kept yet. One is made with: tapedeck backtest --strategy sma-cross --bars SYMBOL, or with bars of a file and --workspace DIR.',
  runNotKept: 'Not kept: {{id}} is not in any workspace. To keep a run of a file, give --workspace DIR.',
} as const;
