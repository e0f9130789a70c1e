import type { WorkerEvent } from "../contract/protocol.ts";
import type { Progress } from "../terminal/progress.ts";

/** What the worker tells on its way, told on. */
export function narrate(progress: Progress): (event: WorkerEvent) => void {
  return (event) => {
    if (event.event === "log")
      progress.say(event.level === "warning" ? `warning: ${event.text}` : event.text);
    if (event.event === "progress")
      progress.update(event.stage, event.done, event.total, event.variant);
  };
}
