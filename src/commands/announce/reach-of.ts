import { setTimeout } from "node:timers/promises";
import type { Reach } from "../../github/reach.ts";
import type { ActionRun } from "./action-run.ts";

/** The repository that the run is in. */
export function placeOf({ runner }: Pick<ActionRun, "runner">): Reach["place"] {
  const [owner = "", repo = ""] = runner.GITHUB_REPOSITORY.split("/");
  return { owner, repo };
}

/** How long GitHub is waited for; a job that is stopped waits no more. */
export function patienceOf({
  inputs,
  host,
}: Pick<ActionRun, "inputs" | "host">): Reach["patience"] {
  const sleep = (seconds: number) => setTimeout(1000 * seconds, undefined, { signal: host.signal });
  return { seconds: inputs.patience, sleep };
}
