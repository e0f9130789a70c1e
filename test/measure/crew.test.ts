import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { MachineFault } from "../../src/catalog/machine.ts";
import type { WorkerEvent } from "../../src/contract/protocol.ts";
import { withCrew } from "../../src/measure/crew.ts";
import type { Worker } from "../../src/worker/worker.ts";

/** Workers that come after a moment; of those that came, how many have gone. */
function workers() {
  const seen = { came: 0, gone: 0 };
  const openWorker = async (): Promise<Worker> => {
    await setTimeout(5);
    seen.came += 1;
    return {
      ask: async () => ({ kind: "result", value: {} }),
      close: async () => {
        seen.gone += 1;
      },
    };
  };
  return { seen, ports: { openWorker, locate: async () => "" } };
}

test("a worker that is only just coming when all is over is let go, too", async () => {
  const { seen, ports } = workers();
  const failing = withCrew(ports, async (crew) => {
    crew.seat();
    await Promise.resolve();
    throw new Error("over");
  });
  await expect(failing).rejects.toThrow("over");
  expect(seen).toEqual({ came: 1, gone: 1 });
});

test("there are two seats, each with one worker for all that it is asked", async () => {
  const { seen, ports } = workers();
  await withCrew(ports, async ({ ask, beside }) => {
    await Promise.all([ask({ do: "hello" }), beside({ do: "hello" }), ask({ do: "hello" })]);
    expect(seen).toEqual({ came: 2, gone: 0 });
  });
  expect(seen).toEqual({ came: 2, gone: 2 });
});

test("who is asked alone is fresh, and nobody else is there", async () => {
  const { seen, ports } = workers();
  await withCrew(ports, async ({ ask, beside, askAlone }) => {
    await Promise.all([ask({ do: "hello" }), beside({ do: "hello" })]);
    await askAlone({ do: "hello" });
    expect(seen).toEqual({ came: 3, gone: 3 });
  });
});

test("who sits beside goes alone, and a fresh one comes with the next question", async () => {
  const { seen, ports } = workers();
  await withCrew(ports, async ({ ask, beside, rest }) => {
    await Promise.all([ask({ do: "hello" }), beside({ do: "hello" })]);
    await rest();
    expect(seen).toEqual({ came: 2, gone: 1 });
    await beside({ do: "hello" });
    expect(seen).toEqual({ came: 3, gone: 1 });
  });
});

const KILLED = { kind: "death", cause: { kind: "killed", signal: "SIGKILL" }, stderr: [] } as const;
const SILENT = { kind: "death", cause: { kind: "silent", seconds: 1 }, stderr: [] } as const;
const CONVERT = { do: "convert" as const, source: { model: "/m" }, recipes: [] };

test.each([
  ["what kills one that only looks", { do: "hello" } as const, KILLED, 2],
  ["what takes one too long that only looks", { do: "hello" } as const, SILENT, 1],
  ["what kills one that makes packages", CONVERT, KILLED, 1],
])("%s is asked so often", async (_, request, death, times) => {
  let asked = 0;
  const ask: Worker["ask"] = async () => {
    asked += 1;
    return death;
  };
  const openWorker = async () => ({ ask, close: async () => undefined });
  const ports = { openWorker, locate: async () => "" };
  const answer = await withCrew(ports, async (crew) => crew.ask(request));
  expect(asked).toBe(times);
  expect(answer).toEqual(times === 2 ? { ...death, isSecond: true } : death);
});

const machine = (message: string): WorkerEvent => ({
  ...{ id: "1", event: "item", lane: "int8" },
  ended: { stage: "load", cause: "machine", message },
});

test.each<[string, Worker["ask"]]>([
  [
    "an answer",
    async () => ({ kind: "error", error: "machine", message: "/a: no room", stderr: [] }),
  ],
  [
    "an item on the way, however it ends",
    async (_, onEvent) => {
      onEvent?.(machine("/a: no room"));
      onEvent?.(machine("/a: no room"));
      return { kind: "result", value: {} };
    },
  ],
])("what the machine refuses ends all, where %s says so, and is told once", async (_, ask) => {
  const openWorker = async (): Promise<Worker> => ({ ask, close: async () => undefined });
  const asked = withCrew({ openWorker, locate: async () => "" }, (crew) =>
    crew.ask({ do: "hello" }),
  );
  await expect(asked).rejects.toThrow(MachineFault);
  await expect(asked).rejects.toThrow(
    /^the machine refuses what the work needs: \/a: no room\n[^\n]*TMPDIR[^\n]*$/,
  );
});

test.each([
  ["[Errno 24] Too many open files: '/a'", "let more files be open at once: ulimit -n 4096"],
  [
    "the Python environment /a is damaged: its libraries do not load (SyntaxError: bytes)",
    "delete that folder: the next run makes the environment anew",
  ],
])(
  "what it refuses is told with what helps, and that is not always room: %s",
  async (said, fix) => {
    const answer = { kind: "error", error: "machine", message: said, stderr: [] } as const;
    const openWorker = async (): Promise<Worker> => ({
      ask: async () => answer,
      close: async () => undefined,
    });
    const asked = withCrew({ openWorker, locate: async () => "" }, (crew) =>
      crew.ask({ do: "hello" }),
    );
    await expect(asked).rejects.toMatchObject({ problems: [{ fix }] });
  },
);
