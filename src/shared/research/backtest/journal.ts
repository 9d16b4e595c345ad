/** A run's journal: binary, in memory, read back when somebody asks. */
import type { Journal } from '#core/kernel/ports.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { Packer, Unpacker } from './packed.ts';

export class RunJournal implements Journal {
  private readonly packer = new Packer();
  count = 0;

  append(event: JournalEvent): void {
    this.packer.write(event);
    this.count += 1;
  }

  /** A view: valid until the next event. */
  bytes(): Uint8Array {
    return this.packer.written();
  }
}

/** The events of a run's journal, in order. */
export function* eventsOf(bytes: Uint8Array): Generator<JournalEvent> {
  const unpacker = new Unpacker(bytes);
  while (!unpacker.done) yield unpacker.read() as JournalEvent;
}
