import { availableParallelism } from "node:os";
import { accountOf, type Phase, type Reused, type RunnerKind } from "../../words/account.ts";
import type { Host } from "./host.ts";
import { type Notes, Phases } from "./notes.ts";

/**
 * Does a run's work; at its end one line says what it took, where it took anything. The last words of a run that could not
 * go on are why.
 */
export async function accounted<T>(host: Host, work: (host: Host) => Promise<T>): Promise<T> {
  const { clock, env, errors } = host;
  if (clock === undefined) return await work(host);
  const notes: Notes = { phases: new Phases(clock) };
  const done = await work({ ...host, notes });
  const [taken, runner, { reused }] = [notes.phases.so(), runnerIn(env), notes];
  if (taken.phases.size > 0)
    errors.write(
      `${accountOf({ ...taken, ...(reused && { reused }), ...(runner && { runner }) })}\n`,
    );
  return done;
}

/** Notes what else the last line says, where anything is noted. */
export function note({ notes }: Pick<Host, "notes">, { reused }: { reused: Reused }): void {
  if (notes !== undefined) notes.reused = reused;
}

/** Notes the time of some work, where it is noted. */
export async function during<T>(
  { notes }: Pick<Host, "notes">,
  phase: Phase,
  work: () => Promise<T>,
): Promise<T> {
  return notes === undefined ? await work() : await notes.phases.during(phase, work);
}

function runnerIn(env: Host["env"]): RunnerKind | undefined {
  const { GITHUB_ACTIONS, RUNNER_OS: os, RUNNER_ENVIRONMENT } = env;
  if (GITHUB_ACTIONS !== "true" || !os) return;
  return { os, cores: availableParallelism(), hosted: RUNNER_ENVIRONMENT === "github-hosted" };
}
