import { WorkerEvent } from "../contract/protocol.ts";
import { plain } from "../terminal/plain.ts";
import { Garbled } from "./lines.ts";

/** One line of the worker, for the request it was asked; anything else is `Garbled`. */
export function readEvent(line: string, id: string): WorkerEvent {
  const event = WorkerEvent.safeParse(parse(line));
  if (!event.success) throw new Garbled(`it wrote ${quote(line)}`);
  if (event.data.id !== id) throw new Garbled(`it answered request ${quote(event.data.id)}`);
  return event.data;
}

/** Where the worker is, in words: `evaluate int4 (120 of 997)`. */
export function progressText(event: WorkerEvent): string | undefined {
  if (event.event !== "progress") return undefined;
  const { stage, key, lane, done, total } = event;
  return `${[stage, key, lane].filter(Boolean).join(" ")} (${done} of ${total})`;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function quote(text: string): string {
  return `"${plain(text.slice(0, 120))}"`;
}
