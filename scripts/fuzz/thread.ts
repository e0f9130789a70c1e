import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { READERS } from "../../test/fuzz/readers.ts";

export interface Order {
  /** Of the reader. */
  readonly name: string;
  readonly cases: number;
  readonly seed: number;
  /** Where the cases that were begun are counted, and those whose input was accepted. */
  readonly counter: SharedArrayBuffer;
}

export interface Told {
  readonly heap: number;
  readonly found?: string;
}

const BATCH = 1000;
/** In MB. Code that is compiled on the way takes some. */
const MOST_GROWTH = 64;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const order: Order = workerData;
parentPort?.postMessage(await play(order));

/** In batches, each of a seed of its own; between two of them the heap is looked at. */
async function play({ name, cases, seed, counter }: Order): Promise<Told> {
  const reader = READERS.find((one) => one.name === name);
  if (reader === undefined) throw new Error(`there is no reader of ${name}`);
  const count = new Int32Array(counter);
  const told = (what: "begun" | "refused" | "accepted") => {
    if (what !== "refused") Atomics.add(count, what === "begun" ? 0 : 1, 1);
  };
  const heaps: number[] = [];
  for (let done = 0; done < cases; done += BATCH) {
    const own = seed + done / BATCH;
    const found = await reader.play(Math.min(BATCH, cases - done), own, told);
    heaps.push(heldNow());
    if (found !== undefined) return { heap: Math.max(...heaps), found: `seed ${own}: ${found}` };
  }
  return { heap: Math.max(...heaps), ...whatGrew(heaps) };
}

/** The first batch also loads and compiles what the others find there. */
function whatGrew([, second = 0, ...later]: readonly number[]): Pick<Told, "found"> {
  const growth = (later.at(-1) ?? second) - second;
  return growth > MOST_GROWTH ? { found: `the heap grew by ${growth.toFixed(0)} MB` } : {};
}

function heldNow(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}
