/**
 * step(state, command, ports): decides, changes its own state, moves the market, and journals what happened.
 * The same tape and the same commands at the same tape positions give the same journal, byte for byte.
 */
import type { Command } from '../model/commands.ts';
import type { MoneyCommand } from '../model/money-commands.ts';
import { unreachable } from '../units/result.ts';
import { setAccountTerms } from './account-terms.ts';
import { advanceTape } from './advance.ts';
import { commitBasket } from './basket.ts';
import { convertCurrency, deposit, setFxRate, withdraw } from './cash.ts';
import { applyCorporateAction } from './corporate.ts';
import { anchorInstrument, listInstrument, openAccount, openStream, watchInstrument } from './opening.ts';
import { placeGroup, placeOrder } from './place.ts';
import type { Ports } from './ports.ts';
import { deny, done, emit, stamp, type Outcome, type Session } from './session.ts';
import type { KernelState } from './state.ts';
import { emergencyStop, limitTrading, resumeTrading } from './trading.ts';
import { cancelAll, cancelOrder, EVERYTHING, replaceOrder } from './working.ts';

export function step(state: KernelState, command: Command, ports: Ports): Outcome {
  const session: Session = { state, ports };
  switch (command.kind) {
    case 'open-stream':
      return openStream(session, command);
    case 'open-account':
      return openAccount(session, command);
    case 'list-instrument':
      return listInstrument(session, command);
    case 'anchor-instrument':
      return anchorInstrument(session, command);
    case 'watch-instrument':
      return watchInstrument(session, command);
    case 'advance-tape':
      return advanceTape(session, command);
    default:
      return state.account
        ? stepAccount(session, command)
        : deny(session, command.kind, '', { code: 'ACCOUNT_NOT_OPEN' });
  }
}

type AccountCommand = Exclude<
  Command,
  {
    kind:
      | 'open-stream'
      | 'open-account'
      | 'list-instrument'
      | 'anchor-instrument'
      | 'watch-instrument'
      | 'advance-tape';
  }
>;

function stepAccount(session: Session, command: AccountCommand): Outcome {
  switch (command.kind) {
    case 'set-rules':
      emit(session, { kind: 'limits-changed', ...stamp(session), rules: command.rules });
      return done();
    case 'set-fee-profiles':
      emit(session, { kind: 'fee-profiles-changed', ...stamp(session), feeProfiles: command.feeProfiles });
      return done();
    case 'limit-trading':
      return limitTrading(session, command, { by: 'user' });
    case 'emergency-stop':
      return emergencyStop(session, command.flatten);
    case 'set-account-terms':
      return setAccountTerms(session, command.terms);
    case 'resume-trading':
      return resumeTrading(session, 'user');
    case 'place-group':
      return placeGroup(session, command, null);
    case 'place-order':
      return placeOrder(session, command.intent, null);
    case 'cancel-order':
      return cancelOrder(session, command.orderId);
    case 'cancel-all':
      return cancelAll(session, command.filter, 'user');
    case 'close-stream':
      return cancelAll(session, EVERYTHING, 'reset');
    case 'replace-order':
      return replaceOrder(session, command);
    case 'commit-basket':
      return commitBasket(session, command);
    default:
      return stepMoney(session, command);
  }
}

function stepMoney(session: Session, command: MoneyCommand): Outcome {
  switch (command.kind) {
    case 'deposit':
      return deposit(session, command);
    case 'withdraw':
      return withdraw(session, command);
    case 'convert-currency':
      return convertCurrency(session, command);
    case 'apply-corporate-action':
      return applyCorporateAction(session, command);
    case 'set-fx-rate':
      return setFxRate(session, command);
    default:
      return unreachable(command);
  }
}
