import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A worker of the real protocol in a real process; what it does wrong is named by its first argument. */
const [mode = "normal"] = process.argv.slice(2);
const say = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);
const progress = (id: string, done: number) =>
  say({ id, event: "progress", stage: "evaluate", lane: "int4", done, total: 10 });

const MODES: Record<string, (id: string) => void> = {
  normal(id) {
    progress(id, 1);
    say({ id, event: "log", level: "warning", text: "a warning" });
    progress(id, 10);
    say({ id, event: "result", value: { asked: id, pid: process.pid } });
  },
  refuses: (id) => say({ id, event: "error", kind: "unsupported", message: "conv_quantum" }),
  killed(id) {
    progress(id, 3);
    process.stderr.write("loading weights\nout of memory\n");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 50);
  },
  exits(id) {
    progress(id, 1);
    process.stderr.write("Traceback\n", () => process.exit(7));
  },
  hangs: (id) => progress(id, 3),
  "hangs with a child"(id) {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      stdio: "inherit",
    });
    say({ id, event: "log", level: "info", text: String(child.pid) });
  },
  "leaves a child"(id) {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      stdio: "inherit",
    });
    say({ id, event: "log", level: "info", text: String(child.pid) });
    setTimeout(() => process.exit(1), 50);
  },
  dawdles: (id) => void setInterval(progress, 20, id, 1),
  garbage: () => void process.stdout.write("Segmentation fault\n"),
  "garbage event": (id) => say({ id, event: "applause" }),
  "other id": () => say({ id: "99", event: "result", value: 1 }),
  "too long": () => void setInterval(() => process.stdout.write("x".repeat(1_000_000)), 1),
  floods(id) {
    for (let line = 0; line < 20_000; line++)
      process.stderr.write(`noise ${line} ${"z".repeat(80)}\n`);
    process.stderr.write("y".repeat(2_000_000));
    process.stderr.write("\nthe last\n", () => {
      say({ id, event: "log", level: "info", text: "flooded" });
      process.exit(1);
    });
  },
  commands() {
    process.stderr.write(
      "::add-mask::x\n##[error]y\n  ::set-output name=a::b\n\u001b[31mred\u001b[0m\r::error::z\n",
      () => process.exit(1),
    );
  },
  environment: (id) => say({ id, event: "result", value: { ...process.env } as never }),
  "closes its output"(id) {
    progress(id, 1);
    process.stdout.end();
    setInterval(() => {}, 1000);
  },
};

createInterface({ input: process.stdin }).on("line", (line) => MODES[mode]?.(JSON.parse(line).id));
