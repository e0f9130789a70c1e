import { Writable } from "node:stream";
import { MultiBar, type SingleBar } from "cli-progress";
import { plain } from "./plain.ts";
import type { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** A screen: a bar for each task of the stage, and above them the sentences that stay. */
export function bars(terminal: Terminal): Progress {
  let shown: MultiBar | undefined;
  const tasks = new Map<string, SingleBar>();

  const end = () => {
    // What was said since the last redraw would be lost.
    shown?.update();
    shown?.stop();
    shown = undefined;
    tasks.clear();
  };
  const begin = () => new MultiBar({ ...LOOK, stream: screen(terminal) });

  return {
    stage(title) {
      end();
      terminal.write(`${plain(title)}\n`);
    },
    update(task, done, total, detail = "") {
      shown ??= begin();
      const bar = tasks.get(task) ?? shown.create(total, 0, { task: plain(task), detail: "" });
      tasks.set(task, bar);
      bar.update(done, { detail: plain(detail) });
    },
    say(text) {
      const line = `  ${plain(text)}\n`;
      if (shown === undefined) terminal.write(line);
      else shown.log(line);
    },
    end,
  };
}

const LOOK = {
  format: "  {bar} {value}/{total} {task} {detail}",
  barCompleteChar: "█",
  barIncompleteChar: "░",
  barsize: 24,
};

/** cli-progress wants a stream. */
function screen(terminal: Terminal) {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      terminal.write(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { isTTY: true, columns: terminal.columns ?? 80 });
}
