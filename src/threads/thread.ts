import { parentPort } from "node:worker_threads";
import { Drawer, type Drawing } from "../statistics/redrawn/drawing.ts";

/** Steps to work out; of a drawing that the thread has not from before, that too. */
export interface Task {
  readonly drawing?: Drawing;
  readonly from: number;
  readonly to: number;
}

/** The whole life of a thread: it answers each task with its values, and knows the last drawing. */
let drawer: Drawer | undefined;

parentPort?.on("message", ({ drawing, from, to }: Task) => {
  if (drawing !== undefined) drawer = new Drawer(drawing);
  parentPort?.postMessage(drawer?.draw(from, to));
});
