import { resolve } from "node:path";
import { readInputs } from "../action/inputs.ts";
import { readPayload, readRunner } from "../action/runner.ts";
import { UserError } from "../catalog/errors.ts";
import { patienceOf, reaching } from "../github/reach.ts";
import { readerOf } from "../github/read-event.ts";
import { optionsOf } from "./action-options.ts";
import type { ActionRun } from "./announce/action-run.ts";
import { announceProblems, announceVerdict, summarizeProblems } from "./announce/announce.ts";
import { attestedOf } from "./announce/attested.ts";
import { cachedWheels } from "./announce/cached-wheels.ts";
import { handOver } from "./announce/hand-over.ts";
import { historyOf } from "./announce/history.ts";
import { keptOf } from "./announce/kept.ts";
import { problemsOf } from "./announce/problems-of.ts";
import { accounted, during } from "./entry/account.ts";
import { namingFaults } from "./entry/faults.ts";
import type { Host } from "./entry/host.ts";
import { WORDS, type Word } from "./words.ts";

/** Does what a workflow asks for, publishes what came of it, and gives the exit status. */
export async function action(outside: Host): Promise<number> {
  const run = await readRun(outside).catch(refuse);
  return await accounted(run.host, (host) => runAndAnnounce({ ...run, host }));
}

async function readRun(outside: Host): Promise<ActionRun> {
  const inputs = readInputs(outside.env);
  const runner = readRunner(outside.env);
  const name = runner.GITHUB_EVENT_NAME;
  const event = readerOf(name)({
    ...{ name, payload: await readPayload(runner) },
    ...{ repository: runner.GITHUB_REPOSITORY, ref: runner.GITHUB_REF, commit: runner.GITHUB_SHA },
  });
  const { token } = inputs;
  const host = {
    ...outside,
    cwd: resolve(outside.cwd, inputs["working-directory"]),
    ...(token !== undefined && { credential: { server: runner.GITHUB_SERVER_URL, token } }),
  };
  const patience = patienceOf(inputs.patience, host.signal);
  const run = {
    inputs,
    runner,
    event,
    host,
    patience,
    ...(token !== undefined && { reach: reaching(token, runner.GITHUB_REPOSITORY, patience) }),
  };
  return {
    ...run,
    host: { ...host, ...historyOf(run), ...attestedOf(run), ...keptOf(run), ...cachedWheels(run) },
  };
}

/** Nobody knows yet where a comment would stand; the summary of the job is always there. */
async function refuse(error: unknown): Promise<never> {
  if (error instanceof UserError) await summarizeProblems(error.problems);
  throw error;
}

async function runAndAnnounce(run: ActionRun): Promise<number> {
  const { inputs, host } = run;
  const { run: name } = inputs;
  const naming = <T>(work: () => Promise<T>) => namingFaults(host, inputs, work);
  if (name === "publish")
    return await naming(async () => (await import("./publish/publish.ts")).publish(run));
  const word = WORDS.find((one) => one.name === name);
  if (word === undefined) throw new Error(`${name} is not among the words`);
  try {
    const status = await naming(() => word.run(optionsOf(run), host, inputs.package ?? ""));
    host.signal?.throwIfAborted();
    const { leaves } = word;
    if (leaves !== undefined) await during(host, "tell", () => TELLING[leaves](run));
    return status;
  } catch (error) {
    // Of a run that was told to stop there is nothing new to tell, and a runner gives it seconds.
    host.signal?.throwIfAborted();
    await announceProblems(run, problemsOf(error));
    throw error;
  }
}

/** How what a word leaves behind is told. */
const TELLING: Readonly<Record<NonNullable<Word["leaves"]>, (run: ActionRun) => Promise<void>>> = {
  verdict: announceVerdict,
  work: handOver,
};
