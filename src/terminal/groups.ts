import { lines } from "./lines.ts";
import { plain } from "./plain.ts";
import type { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** A log on an Actions runner: each stage folds away, and what foreign text it holds cannot unfold it. */
export function groups(terminal: Terminal): Progress {
  let inside = lines(terminal);
  let open = false;
  const end = () => {
    if (open) terminal.write("::endgroup::\n");
    open = false;
  };
  return {
    stage(title) {
      end();
      inside = lines(terminal);
      terminal.write(`::group::${plain(title)}\n`);
      open = true;
    },
    update: (...told) => inside.update(...told),
    say: (text) => inside.say(text),
    end,
  };
}
