/** The English texts, by topic. They set the keys that every other language must have. */
import { dashboard } from './dashboard.ts';
import { report, reportCodes } from './report.ts';
import { accepts } from './accepts.ts';
import { account, ledgerAccounts, terms } from './account.ts';
import { bases, books } from './books.ts';
import { baskets } from './baskets.ts';
import { cancels, checks, fees, values } from './checks.ts';
import { cli } from './cli.ts';
import { data, findings, qualityChecks } from './data.ts';
import { denialNames } from './denial-names.ts';
import { denials } from './denials.ts';
import { errors } from './errors.ts';
import { causes, commands, events, holds, notices, summaries, waits } from './events.ts';
import { explain } from './explain.ts';
import { figures } from './figures.ts';
import { moneyCommands, moneyDenials, moneyEvents, moneySummaries } from './money.ts';
import { exports } from './exports.ts';
import { journal, orders } from './orders.ts';
import { barProblems, fileErrors, fileProblems, reasons, warnings } from './reasons.ts';
import { reports } from './reports.ts';
import { sheets } from './sheets.ts';
import { replay } from './replay.ts';
import { builder } from './builder.ts';
import { forward } from './forward.ts';
import { builtIn, research } from './research.ts';
import { editor, researchCodes, runFigures, runs } from './runs.ts';
import { decisions, risk, sectors } from './risk.ts';
import { ruleHelp, rules } from './rules.ts';
import { settings, setup, shell } from './shell.ts';
import { ticket, trade } from './trade.ts';
import { sizing, trades, whatIf } from './trades.ts';

export const en = {
  shell,
  settings,
  setup,
  trade,
  ticket,
  orders,
  journal,
  replay,
  research,
  forward,
  builder,
  builtIn,
  runs,
  runFigures,
  researchCodes,
  editor,
  risk,
  rules,
  ruleHelp,
  decisions,
  sectors,
  sheets,
  data,
  qualityChecks,
  findings,
  exports,
  accepts,
  denialNames,
  denials: { ...denials, ...moneyDenials },
  checks,
  values,
  bases,
  baskets,
  books,
  account,
  terms,
  ledgerAccounts,
  trades,
  whatIf,
  sizing,
  cancels,
  fees,
  reasons,
  fileErrors,
  fileProblems,
  barProblems,
  warnings,
  cli,
  errors,
  events: { ...events, ...moneyEvents },
  summaries: { ...summaries, ...moneySummaries },
  notices,
  holds,
  waits,
  causes,
  explain,
  figures,
  report,
  reportCodes,
  reports,
  dashboard,
  commands: { ...commands, ...moneyCommands },
} as const;
