import { t as Drawer } from "./drawing.js";
import { parentPort } from "node:worker_threads";
// src/threads/thread.ts
/** The whole life of a thread: it answers each task with its values, and knows the last drawing. */
let drawer;
parentPort?.on("message", ({ drawing, from, to }) => {
	if (drawing !== void 0) drawer = new Drawer(drawing);
	parentPort?.postMessage(drawer?.draw(from, to));
});
export {};
