/** English words for every AppErrorCode: the thing, and what to do. */
export const errors = {
  BAD_REQUEST: 'The request was not understood: {{detail}}.',
  NOT_FOUND: '{{what}} was not found. It may have been removed; look again.',
  WORKSPACE_LOCKED:
    'The workspace {{path}} is already open in another Tapedeck (process {{pid}}). Close that one, or choose another workspace with --workspace.',
  WORKSPACE_NEWER:
    'The workspace {{path}} was written by a newer Tapedeck (format {{found}}, this one knows {{known}}). Update Tapedeck; nothing was changed.',
  WORKSPACE_ON_NETWORK:
    'The workspace {{path}} is on a network folder ({{kind}}), where the journal cannot be kept safe. Choose a folder on a local disk.',
  WORKSPACE_DAMAGED:
    'The workspace is damaged: {{detail}}. Nothing was changed. Restore a backup with: tapedeck workspace restore FILE',
  WORKSPACE_UNREADABLE:
    'The workspace {{path}} cannot be opened: {{detail}}. Check that the folder exists and may be written.',
  READ_ONLY: 'The workspace is open for reading only, so nothing can be changed.',
  DISK_FULL:
    'The disk is full: {{path}} could not be written. Free some space and try again; nothing was lost.',
  STORE_FAILED: 'The journal could not be written: {{detail}}. The last action was not done.',
  FILE_UNREADABLE: 'The file {{file}} cannot be read: {{detail}}.',
  BARS_UNREADABLE: 'The bars in {{file}} cannot be read: {{detail}}. Nothing was imported.',
  BARS_STOPPED: 'The import of {{file}} was stopped. Nothing of it was kept.',
  SERIES_EXISTS: 'There is another series of {{symbol}} in bars of {{timeframe}} now. Delete it first.',
  REPAIR_DOES_NOT_FIT:
    'The series is not what this was worked out for: the bar of {{at}} is another one now. Nothing was changed.',
  NO_BARS_LEFT: 'No bar would be left. Nothing was changed; delete the series instead.',
  TIMEFRAME_NOT_MADE: 'Bars of {{from}} do not add up to bars of {{to}}.',
  ACTION_DOES_NOT_FIT:
    'The split or dividend of {{date}} does not fit the prices before it. Correct it first.',
  INDICATOR_REFUSED: '{{indicator}} cannot be taken with {{parameter}} = {{value}}. It takes: {{allowed}}.',
  INDICATOR_NEEDS_TWO: '{{indicator}} compares two series: name the second one too.',
  RETURNS_UNREADABLE: 'The returns in {{file}} cannot be read: {{detail}}.',
  LISTING_UNREADABLE: 'The list of instruments in {{file}} cannot be read: {{detail}}. Nothing was listed.',
  FLOW_UNREADABLE: 'The recorded orders in {{file}} cannot be replayed: {{detail}}. Nothing was written.',
  SCENARIO_UNREADABLE: '{{file}} is not what this command reads: {{detail}}. Nothing was done.',
  FILE_UNWRITABLE:
    'The file {{file}} cannot be written: {{detail}}. Check that its folder exists and may be written.',
  SHEET_STOPPED: 'Reading this sheet was stopped.',
  SHEET_NOT_KEPT: 'The sheet of basket {{basket}} is not kept any more, so its result cannot be written.',
  SHEET_EXPIRED: 'The preview of this sheet is too old. Choose the file again.',
  RUN_WITHOUT_RESULT: 'The run {{run}} has no result: it failed, was stopped, or is not done yet.',
  STRATEGY_FAILED: 'The strategy failed ({{kind}}, line {{line}}): {{message}}',
  QUALITY_LOW:
    'The data of {{symbol}} scores {{score}} of 100, below {{threshold}}: say that you want to use it all the same',
  SERIES_NOT_TRADABLE:
    '{{symbol}} has a bar ({{time}}) that no market could have: a price not above zero or too large, or a high and low that do not hold open and close. Repair the series first',
  NO_REPLAY: 'No replay session is open',
  REPLAY_OPEN: 'A replay session is open: leave it first',
  REPLAY_EMPTY: 'Nothing is recorded in this range',
  NO_ACCOUNT:
    'There is no account in this workspace yet. Open one on the first screen, or with: tapedeck account open',
  NO_WORKSPACE: 'There is no workspace at {{path}}. Start Tapedeck, or make one with: tapedeck account open',
  UNKNOWN_SYMBOL: 'No instrument has the symbol {{symbol}}. Create it in the watchlist first.',
  PORT_TAKEN: 'Port {{port}} is taken. Choose another with --port, or 0 for any free one.',
  ENGINE_STOPPED:
    'The engine has stopped: {{detail}}. Start Tapedeck again; everything acknowledged is kept.',
  DISCONNECTED:
    'The connection to the engine is lost, so this was not sent. It reconnects by itself; try again then.',
  BUG: 'Something went wrong inside Tapedeck: {{detail}}. Nothing was lost. Please report it.',
} as const;
