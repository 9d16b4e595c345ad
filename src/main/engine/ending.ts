/**
 * Threads of this process that are on their way out. Node is not safe against one thread beginning, or the process
 * ending, while another is being taken down (nodejs/node#56312): who begins or closes waits here.
 */
import type { Worker } from 'node:worker_threads';

/** A thread that does not come out of native code is not waited for longer. */
const PATIENCE_MS = 3_000;

const ending = new Set<Promise<unknown>>();

export function endThread(worker: Worker): void {
  const end: Promise<unknown> = worker.terminate().finally(() => ending.delete(end));
  ending.add(end);
}

export async function threadsEnded(): Promise<void> {
  if (ending.size === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([Promise.all(ending), late]);
  clearTimeout(timer);
}
