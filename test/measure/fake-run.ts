import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import type { Plan, PlannedRequest } from "../../src/contract/plan.ts";
import type { WorkerEvent } from "../../src/contract/protocol.ts";
import { type MeasureOptions, measurePlan } from "../../src/measure/measure.ts";
import { plannedTruth } from "../../src/measure/planned-truth.ts";
import { outFolder } from "../../src/out/out-folder.ts";
import { NO_STORE, openStore, type Store } from "../../src/store/store.ts";
import { openWorker, type Worker } from "../../src/worker/worker.ts";
import { hashesAnew } from "../store/hashes-anew.ts";

const FAKE = fileURLToPath(new URL("fake-worker.ts", import.meta.url));
export const COMMIT = "a".repeat(40);
export const PLACE = { model: "food", side: "head", target: "portable" } as const;

interface Wish extends Partial<PlannedRequest> {
  readonly names?: readonly string[];
}

export async function planOf(...wishes: Wish[]) {
  const root = await mkdtemp(join(tmpdir(), "quantgate-measure-"));
  onTestFinished(async () => {
    for (const path of [root, `${root}.asked`]) await rm(path, { recursive: true, force: true });
  });
  const out = outFolder(root);
  const samples = await out.writeSamples("food", [
    { id: "1", label: "cat" },
    { id: "2", label: "dog" },
  ]);
  const requests = wishes.map(({ names = ["reference", "int8"], ...rest }) => ({
    ...{ model: "food", side: "head" as const, target: "portable", task: "image-classification" },
    ...{ source: { path: "Models/Food.mlpackage", commit: COMMIT }, data: [], options: { top: 5 } },
    variants: names.map((name) => ({ name, recipe: { kind: "preset" as const, preset: name } })),
    ...rest,
  }));
  const plan: Plan = {
    ...{ schema: 2, branch: "main", head: { commit: COMMIT }, requests, notes: [] },
    policies: { target: { path: "q.yml", commit: COMMIT, digest: samples.digest, text: "" } },
    models: [
      {
        ...{ name: "food", status: "judged", policy: "target" },
        samples: { ...samples, from: "target" },
        base: { kind: "absent", why: "new" },
      },
    ],
  };
  return { plan, out };
}

export const STOPPED = new UserError({ message: "Stopped by SIGINT." });

/**
 * Measures with real processes of the fake worker; `told` is what a person saw. `stop` is used at the first progress. Where
 * `hangs`, time passes as soon as a worker says that it will say no more, and only then.
 */
export async function run(
  { plan, out }: Awaited<ReturnType<typeof planOf>>,
  options: MeasureOptions & {
    readonly hangs?: boolean;
    readonly stop?: AbortController;
    readonly home?: string;
    readonly workerKey?: string;
    readonly libraries?: string;
  } = {},
) {
  const told: string[] = [];
  let opened = 0;
  const asked = join(out.root, "..", `${basename(out.root)}.asked`);
  await writeFile(asked, "");
  const { stop } = options;
  if (options.hangs === true) {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
  }
  const store = await storeOf(options.home, told);
  const ports = {
    ...(stop && { signal: stop.signal }),
    workerKey: async () => options.workerKey ?? "fake",
    store,
    hashes: hashesAnew(),
    openWorker: async (): Promise<Worker> => {
      opened += 1;
      const worker = openWorker({
        command: [process.execPath, FAKE, asked, options.libraries ?? "1"],
        ...{ cwd: tmpdir(), env: process.env },
        ...(stop && { signal: stop.signal }),
      });
      return {
        ...worker,
        ask(request, onEvent, limits) {
          const hear = (event: WorkerEvent) => {
            onEvent?.(event);
            // Only who hangs from then on says anything so.
            if (options.hangs === true && event.event === "log")
              vi.advanceTimersByTime(limits?.silentMs ?? 0);
          };
          return worker.ask(request, hear, limits);
        },
      };
    },
    locate: async ({ path, commit }: { path: string; commit: string | null }) => {
      if (path.startsWith("Nowhere")) throw new UserError({ message: `${path} is not there` });
      return path.startsWith("/") ? path : `/at/${commit}/${path}`;
    },
    truthOf: plannedTruth(plan, out),
    progress: {
      stage: (title: string) => void told.push(title),
      say: (text: string) => void told.push(text),
      update: () => stop?.abort(STOPPED),
      end() {},
    },
    out,
  };
  await measurePlan(plan, ports, options).finally(() => store.close());
  const lines = (await readFile(asked, "utf8")).trimEnd().split("\n");
  return { told, opened: () => opened, asked: lines.filter((line) => line !== "") };
}

/** With a home folder, what runs leave to later ones. */
async function storeOf(home: string | undefined, told: string[]): Promise<Store> {
  return home === undefined
    ? NO_STORE
    : await openStore({ home, say: (text) => void told.push(text) });
}

export async function states({ plan, out }: Awaited<ReturnType<typeof planOf>>) {
  const rows: [string, string][] = [];
  for (const request of plan.requests)
    for (const { name } of request.variants) {
      const seen = await out.readMeasurement({ ...request, variant: name });
      rows.push([`${request.side} ${name}`, seen?.reason ?? seen?.status ?? "nothing"]);
    }
  return Object.fromEntries(rows);
}
