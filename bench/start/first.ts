import { resolve } from "node:path";
import { execa } from "execa";
import { workerCommand } from "../../src/worker/command.ts";
import { openWorker } from "../../src/worker/worker.ts";

/** Seconds from starting a worker to its first answer; Python may be given options of its own, such as `-X`. */
export async function firstAnswer(
  python: string,
  options: readonly string[] = [],
): Promise<number> {
  const { command, cwd } = workerCommand(python, resolve("worker"));
  const [file, ...words] = command;
  const began = performance.now();
  const worker = openWorker({ command: [file, ...options, ...words], cwd, env: process.env });
  const answer = await worker.ask({ do: "hello" });
  const seconds = (performance.now() - began) / 1000;
  await worker.close();
  if (answer.kind !== "result") throw new Error("the worker did not say who it is");
  return seconds;
}

/** Seconds that a plain script takes to import coremltools, with which every script that converts begins. */
export async function plainImport(
  python: string,
  options: readonly string[] = [],
): Promise<number> {
  const began = performance.now();
  await execa(python, ["-I", ...options, "-c", "import coremltools"], {
    stderr: "ignore",
    extendEnv: false,
    env: { PATH: process.env.PATH ?? "" },
  });
  return (performance.now() - began) / 1000;
}
