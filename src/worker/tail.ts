import type { Readable } from "node:stream";
import { plain } from "../terminal/plain.ts";

/** The last lines of what a child prints, however much it is: safe to show, bounded in memory. */
export interface Tail {
  lines(): readonly string[];
  /** Settles when the stream ends. */
  readonly ended: Promise<void>;
}

/** `onLine` sees each line whole but cut to a readable length; a carriage return ends a line too. */
export function tailOf(stream: Readable, count: number, onLine?: (line: string) => void): Tail {
  const kept: string[] = [];
  const add = (raw: string) => {
    const line = plain(raw);
    if (line === "") return;
    kept.push(line);
    if (kept.length > count) kept.shift();
    onLine?.(line);
  };
  return { lines: () => [...kept], ended: drain(stream, add) };
}

async function drain(stream: Readable, add: (line: string) => void): Promise<void> {
  let partial = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (partial + chunk).split(/[\r\n]+/);
    partial = (lines.pop() ?? "").slice(0, LONGEST);
    for (const line of lines) add(line.slice(0, LONGEST));
  }
  add(partial);
}

const LONGEST = 400;
