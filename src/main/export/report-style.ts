/** How a report looks as a page, on screens and on A4. */

export const REPORT_STYLE = `
:root{color-scheme:light;--ink:#1d2433;--quiet:#667085;--line:#e3e6ec;--soft:#f6f7f9;--accent:#1f5fbf}
*{box-sizing:border-box}
body{margin:0 auto;max-width:960px;padding:32px 24px 48px;background:#fff;color:var(--ink);font:14px/1.45 Inter,"Segoe UI","Helvetica Neue",Arial,sans-serif}
header{padding-bottom:12px;border-bottom:2px solid var(--accent)}
h1{margin:0;font-size:26px;line-height:1.2;overflow-wrap:anywhere}
h2{margin:30px 0 10px;font-size:17px;line-height:1.3}
h3{margin:16px 0 6px;font-size:13px;line-height:1.3}
p{margin:4px 0;color:var(--quiet);font-size:12px}
.about{margin-top:2px;color:var(--quiet);font-size:14px;overflow-wrap:anywhere}
.key{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:8px;margin:18px 0 10px}
.key div{padding:10px 12px;border:1px solid var(--line);border-radius:8px}
.key dt{color:var(--quiet);font-size:12px}
.key dd{margin:0;font-size:20px;font-weight:600;font-variant-numeric:tabular-nums}
.key small{display:block;color:var(--quiet);font-size:11px;font-weight:400}
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:4px 24px}
.charts .full{grid-column:1/-1}
.charts h3{margin:8px 0 2px}
@media (max-width:860px){.key{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media (max-width:640px){.charts{grid-template-columns:minmax(0,1fr)}}
@media (max-width:420px){.key{grid-template-columns:repeat(2,minmax(0,1fr))}}
svg{display:block;width:100%;height:auto}
.groups{columns:270px;column-gap:28px}
.group{break-inside:avoid;margin-bottom:16px}
.group h3{margin:0 0 2px}
dl{margin:0}
.row{display:flex;justify-content:space-between;gap:12px;padding:3px 0;border-bottom:1px solid var(--line);font-size:13px}
.row dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}
.row small{display:block;color:var(--quiet);font-size:11px}
.unknown{color:var(--quiet);font-size:12px}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:12px;font-variant-numeric:tabular-nums}
th,td{padding:4px 6px;text-align:left;white-space:nowrap;vertical-align:top}
th{color:var(--quiet);font-weight:500;vertical-align:bottom}
td.r,th.r{text-align:right}
.wrap{min-width:90px;max-width:340px;white-space:normal;overflow-wrap:anywhere}
thead th{border-bottom:1px solid #c9ced8}
tbody td{border-bottom:1px solid var(--line)}
tfoot td{border-top:1px solid #c9ced8;font-weight:600}
.months td,.months th{text-align:right}
.months th:first-child{text-align:left}
.months td{border-bottom:0}
.months td:last-child{font-weight:600}
#table-formulas{font-size:11px}
@media print{
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@page{size:A4;margin:14mm 13mm}
@page across{size:A4 landscape;margin:12mm}
body{padding:0;max-width:none;font-size:11px}
h2{margin:16px 0 6px;font-size:14px;break-after:avoid}
h3{margin:10px 0 3px;font-size:11px;break-after:avoid}
p{font-size:9.5px}
.key{grid-template-columns:repeat(6,1fr);gap:6px;margin:12px 0 6px}
.key div{padding:6px 8px}
.key dt,.key small{font-size:8.5px}
.key dd{font-size:14px}
.charts figure{break-inside:avoid}
.groups{columns:3;column-gap:18px}
.row{font-size:9.5px}
.row small,.unknown{font-size:8.5px}
.wide{overflow:visible}
table{font-size:9px}
th,td{padding:2.5px 4px}
.across{page:across}
.across table{font-size:8px}
.across th{white-space:normal}
.months{break-inside:avoid}
.months th,.months td{padding:3px 2px}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr{break-inside:avoid}
#table-formulas{font-size:8px}
#section-formulas{break-before:page}
}
figure{margin:0}
`;
