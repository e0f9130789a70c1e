import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Answer, Part } from "./worker.ts";

/** Plays parts on so many threads, and tells each result. */
export async function playAll(
  parts: readonly Part[],
  threads: number,
  tell: (part: Part, answer: Answer) => void,
): Promise<void> {
  const queue = parts.values();
  await Promise.all(Array.from({ length: threads }, () => work(queue, tell)));
}

async function work(
  queue: Iterator<Part>,
  tell: (part: Part, answer: Answer) => void,
): Promise<void> {
  const worker = new Worker(new URL("worker.ts", import.meta.url));
  try {
    for (let next = queue.next(); !next.done; next = queue.next())
      tell(next.value, await answer(worker, next.value));
  } finally {
    await worker.terminate();
  }
}

async function answer(worker: Worker, part: Part): Promise<Answer> {
  const answered = once(worker, "message");
  worker.postMessage(part);
  const [found] = await answered;
  return found;
}
