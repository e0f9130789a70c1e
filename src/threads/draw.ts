import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Draw } from "../judge/draws.ts";
import { Drawer, type Drawing } from "../statistics/redrawn/drawing.ts";
import type { Task } from "./thread.ts";

/** How many threads of which program, and for how many ms it is drawn here first: to start them takes as long. */
export interface Spread {
  readonly threads: number;
  readonly patience: number;
  readonly program: URL;
}

/** The threads' own program lies beside this file, in the sources as in the bundle. */
export const SPREAD: Spread = {
  threads: Math.min(8, availableParallelism()),
  patience: 100,
  program: new URL(import.meta.url.endsWith(".ts") ? "thread.ts" : "thread.js", import.meta.url),
};

/**
 * Draws what `work` asks for: on this thread, and once that takes long on as many as there are cores. Which of them draws
 * what makes no difference.
 */
export async function withThreads(
  work: (draw: Draw) => Promise<void>,
  spread: Spread = SPREAD,
): Promise<void> {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;
  const draw: Draw = (drawing, from, to) =>
    new Promise((resolve, reject) => {
      queue.push({ drawing, from, to, resolve, reject });
      running ??= drawQueue(queue, spread).finally(() => {
        running = undefined;
      });
    });
  try {
    await work(draw);
  } finally {
    queue.length = 0;
    await running;
  }
}

/** A part that is asked for, and who waits for it. */
interface Waiting {
  readonly drawing: Drawing;
  readonly from: number;
  readonly to: number;
  resolve(values: Float64Array): void;
  reject(error: unknown): void;
}

async function drawQueue(queue: Waiting[], { threads, patience, program }: Spread): Promise<void> {
  await drawHere(queue, threads > 1 ? patience : Number.POSITIVE_INFINITY);
  if (queue.length === 0) return;
  await Promise.all(Array.from({ length: threads }, () => drawOnThread(queue, program)));
  // What threads left that could not go on; what it was about is told here.
  await drawHere(queue, Number.POSITIVE_INFINITY);
}

/** For so long, with a moment between two parts for whatever else wants one. */
async function drawHere(queue: Waiting[], patience: number): Promise<void> {
  const since = performance.now();
  let [drawer, of]: [Drawer | undefined, Drawing | undefined] = [undefined, undefined];
  while (performance.now() - since < patience) {
    // Whoever asks does so before it waits.
    await setImmediate();
    const next = queue.shift();
    if (next === undefined) return;
    try {
      if (drawer === undefined || of !== next.drawing) drawer = new Drawer(next.drawing);
      of = next.drawing;
      next.resolve(drawer.draw(next.from, next.to));
    } catch (error) {
      next.reject(error);
    }
  }
}

/** Until nothing is left, or the thread ends: then what it was about goes back. */
async function drawOnThread(queue: Waiting[], program: URL): Promise<void> {
  const worker = new Worker(program);
  let known: Drawing | undefined;
  try {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { drawing, from, to } = next;
      const values = await answer(worker, {
        ...(drawing !== known && { drawing }),
        ...{ from, to },
      });
      if (values === undefined) return void queue.unshift(next);
      known = drawing;
      next.resolve(values);
    }
  } finally {
    await worker.terminate();
  }
}

/** Nothing where the thread ended over it. */
function answer(worker: Worker, task: Task): Promise<Float64Array | undefined> {
  return new Promise((resolve) => {
    const told = (values?: Float64Array) => {
      worker.off("message", told).off("error", failed).off("exit", failed);
      resolve(values);
    };
    const failed = () => told();
    worker.on("message", told).on("error", failed).on("exit", failed);
    worker.postMessage(task);
  });
}
