import { Worker } from "node:worker_threads";
import type { Order, Told } from "./thread.ts";

export interface Played {
  readonly cases: number;
  /** Of these, how many were found to be what they should be. */
  readonly accepted: number;
  readonly seconds: number;
  /** In MB, after everything that nobody holds any more was let go. */
  readonly heap: number;
  /** The smallest input that shows what is wrong, and how. */
  readonly found?: string;
}

/** Of one case, its making included; what is worse than slow never gets to tell of itself. */
const STUCK_SECONDS = 30;
/** What a thread may hold at all: a case that asks for more ends it. Its stack is as deep as that of a process. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 1 };

/** Plays a reader's cases in a thread of its own, so that one that hangs or fills the memory can be ended. */
export async function playApart(order: Omit<Order, "counter">): Promise<Played> {
  const counter = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  const begun = performance.now();
  const workerData: Order = { ...order, counter };
  const options = { workerData, resourceLimits: MEMORY };
  const worker = new Worker(new URL("thread.ts", import.meta.url), options);
  const told = await ending(worker, new Int32Array(counter));
  await worker.terminate();
  const seconds = (performance.now() - begun) / 1000;
  const [cases = 0, accepted = 0] = new Int32Array(counter);
  return { cases, accepted, seconds, ...told };
}

function ending(worker: Worker, counter: Int32Array): Promise<Told> {
  return new Promise((resolve) => {
    let seen = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(counter, 0);
      if (now === seen) end({ heap: 0, found: `case ${now} did not end` });
      seen = now;
    }, STUCK_SECONDS * 1000);
    const end = (told: Told) => {
      clearInterval(watch);
      resolve(told);
    };
    worker.once("message", end);
    worker.once("error", (error) => {
      end({
        heap: 0,
        found: `case ${Atomics.load(counter, 0)} ended the thread: ${error.message}`,
      });
    });
  });
}
