/**
 * The entry of a forward run's thread: one strategy on an open market. While it acts, the engine waits for it, carrying out
 * its orders as they come; a thread that does not answer in time is ended (forward/link.ts).
 */
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { Seeded } from '#core/units/seeded.ts';
import { sumFees, totalFees } from '#core/ledger/fees.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Order } from '#core/model/order.ts';
import { money, type Currency, type Quantity } from '#core/units/units.ts';
import { GrowingColumns } from '#research/strategy/growing.ts';
import { StrategyRunner } from '#research/strategy/runner.ts';
import type { DeskAnswer, DeskPosition, StrategyCommand, StrategyDesk } from '#research/strategy/desk.ts';
import { StrategyFault } from '#research/strategy/host.ts';
import {
  FROM_THREAD,
  TO_THREAD,
  type DeskView,
  type ForwardStart,
  type FromForward,
  type ToForward,
} from '../forward/messages.ts';
import { load } from '../research/definition.ts';
import { asFault } from '../research/faults.ts';

const { port, signals } = workerData as { readonly port: MessagePort; readonly signals: SharedArrayBuffer };
const counters = new Int32Array(signals);

function post(message: FromForward): void {
  port.postMessage(message);
  Atomics.add(counters, FROM_THREAD, 1);
  Atomics.notify(counters, FROM_THREAD);
}

const NOTHING: DeskPosition = { quantity: 0, totalCost: 0, unrealised: 0 };

/** The account as it was last told, and a way to send orders that waits for the answer. */
class RemoteDesk implements StrategyDesk {
  private readonly fees_: ForwardStart['fees'];
  private view: DeskView;
  private positions = new Map<InstrumentId, DeskPosition>();
  private prices = new Map<InstrumentId, number>();
  private instruments = new Map<InstrumentId, Instrument>();

  constructor(fees: ForwardStart['fees'], view: DeskView) {
    this.fees_ = fees;
    this.view = view;
    this.see(view);
  }

  see(view: DeskView): void {
    this.view = view;
    this.positions = new Map(view.positions);
    this.prices = new Map(view.last);
    this.instruments = new Map(view.instruments.map((each) => [each.id, each]));
  }

  send(command: StrategyCommand): DeskAnswer {
    const seen = Atomics.load(counters, TO_THREAD);
    post({ kind: 'command', command });
    for (;;) {
      const received = receiveMessageOnPort(port) as { message: ToForward } | undefined;
      if (received?.message.kind === 'answer') {
        this.see(received.message.view);
        return received.message.answer;
      }
      Atomics.wait(counters, TO_THREAD, seen, 50);
    }
  }

  now = (): number => this.view.now;
  equity = (currency: Currency): number => this.view.equity[currency];
  cash = (currency: Currency): number => this.view.cash[currency];
  position = (id: InstrumentId): DeskPosition => this.positions.get(id) ?? NOTHING;
  last = (id: InstrumentId): number => this.prices.get(id) ?? 0;
  instrument = (id: InstrumentId): Instrument => this.instruments.get(id)!;

  working(id: InstrumentId | null): readonly Order[] {
    const { working } = this.view;
    return id === null ? working : working.filter(({ instrumentId }) => instrumentId === id);
  }

  fees(instrument: Instrument, side: 'buy' | 'sell', quantity: number, value: number): number {
    const base = { quantity: quantity as Quantity, notional: money(value) };
    return sumFees(totalFees(this.fees_[instrument.currency], instrument, side, base));
  }
}

class Acting {
  private readonly desk: RemoteDesk;
  private readonly columns: readonly GrowingColumns[];
  private readonly runner: StrategyRunner;
  private told = 0;

  constructor(
    { name, parameters, size, seed, fees, series, view }: ForwardStart,
    definition: ConstructorParameters<typeof StrategyRunner>[0]['definition'],
  ) {
    this.desk = new RemoteDesk(fees, view);
    this.columns = series.map(({ history }) => {
      const columns = new GrowingColumns();
      columns.append(history);
      return columns;
    });
    this.runner = new StrategyRunner({
      definition,
      name,
      parameters,
      size,
      series: series.map(({ instrument, timeframe, calendar }, index) => ({
        instrument,
        timeframe,
        calendar,
        columns: this.columns[index]!,
      })),
      desk: this.desk,
      random: Seeded.of(seed),
      whole: false,
      known: this.columns.map(({ count }) => count),
    });
  }

  step({ view, fills, bars }: Extract<ToForward, { kind: 'step' }>): void {
    this.desk.see(view);
    for (const fill of fills) this.runner.noteFill(fill);
    bars.forEach((more, index) => this.columns[index]!.append(more));
    this.runner.step((index) => this.columns[index]!.count);
  }

  end(view: DeskView): void {
    this.desk.see(view);
    this.runner.end();
  }

  log() {
    const { logged } = this.runner.context;
    const fresh = logged.slice(this.told);
    this.told = logged.length;
    return fresh;
  }
}

let acting: Acting | null = null;

async function begin(start: ForwardStart): Promise<void> {
  const { definition } = await load(start.source, () =>
    import('#sandbox/quickjs-host.ts').then(({ QuickJsHost }) => new QuickJsHost()),
  );
  acting = new Acting(start, definition);
}

async function hear(message: ToForward): Promise<void> {
  try {
    if (message.kind === 'start') await begin(message.start);
    else if (message.kind === 'step') acting?.step(message);
    else if (message.kind === 'end') acting?.end(message.view);
    post({ kind: 'done', log: acting?.log() ?? [] });
  } catch (error) {
    const fault = asFault(error);
    const problem =
      fault instanceof StrategyFault
        ? fault.problem
        : { kind: 'thrown' as const, message: String(error), line: null, column: null };
    post({ kind: 'problem', problem });
  }
}

port.on('message', (message: ToForward) => void hear(message));
parentPort!.postMessage('ready');
