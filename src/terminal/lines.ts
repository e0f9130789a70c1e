import { plain } from "./plain.ts";
import type { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** A log: each task is told when it begins, at each quarter and at its end. */
export function lines(terminal: Terminal): Progress {
  const quarters = new Map<string, number>();
  const say = (text: string) => void terminal.write(`${plain(text)}\n`);
  return {
    stage(title) {
      quarters.clear();
      say(title);
    },
    update(task, done, total, detail) {
      const quarter = total > 0 ? Math.floor((4 * done) / total) : 0;
      if (quarters.get(task) === quarter) return;
      quarters.set(task, quarter);
      say(`  ${task}: ${done} of ${total}${detail === undefined ? "" : `, ${detail}`}`);
    },
    say: (text) => say(`  ${text}`),
    end() {},
  };
}
