import type { WorkerEvent } from "../contract/protocol.ts";
import type { Item } from "../contract/verbs.ts";
import type { Progress } from "../terminal/progress.ts";

/** What the worker tells on its way, told on to a person; what is finished is for `take`. */
export function narrate(
  progress: Progress,
  take: (item: Item) => void = () => undefined,
): (event: WorkerEvent) => void {
  return (event) => {
    if (event.event === "item") take(event);
    if (event.event === "log")
      progress.say(event.level === "warning" ? `warning: ${event.text}` : event.text);
    if (event.event === "progress")
      progress.update(event.stage, event.done, event.total, event.key ?? event.lane);
  };
}
