import { posix } from "node:path";
import { describeProblem } from "../../catalog/errors.ts";
import { engineOf } from "../../catalog/targets.ts";
import type { Inspected } from "../../contract/protocol.ts";
import type { Sight } from "../../measure/look.ts";
import { obstaclesOf } from "../../measure/obstacles.ts";
import type { Files } from "../../proposal/candidates.ts";
import { type DataSearch, type FoundData, findData } from "../../proposal/data.ts";
import { whyNothing } from "../../proposal/fitness.ts";
import { type Proposal, propose } from "../../proposal/propose.ts";

/** What became of a model that lies in the repository. */
export type Assessed = { readonly path: string; readonly name: string } & (
  | { readonly kind: "proposed"; readonly proposal: Proposal; readonly search: DataSearch }
  | { readonly kind: "without-data"; readonly found: Inspected; readonly search: DataSearch }
  | { readonly kind: "refused"; readonly why: string; readonly fix?: string }
);

/** Whether a policy can be proposed for a model; `policy` is where it will lie, from the root. */
export function assess(
  model: { readonly path: string; readonly name: string },
  sight: Sight,
  files: Files,
  policy: string,
): Assessed {
  if (sight.kind === "unseen")
    return { ...model, kind: "refused", why: sight.problems.map(describeProblem).join("; ") };
  const [obstacle] = obstaclesOf(sight.found, engineOf("auto"));
  if (obstacle !== undefined)
    return { ...model, kind: "refused", why: obstacle.message, fix: obstacle.fix };
  const nothing = whyNothing(sight.found);
  if (nothing !== undefined) return { ...model, kind: "refused", why: nothing };
  const search = findData(sight.found, files);
  const [best] = search.found;
  const from = (path: string) => posix.relative(posix.dirname(policy), path);
  const proposal =
    best && propose(model.name, from(model.path), sight.found, relocated(best, from));
  if (proposal === undefined) return { ...model, kind: "without-data", found: sight.found, search };
  return { ...model, kind: "proposed", proposal, search };
}

/** A policy's paths start from its own folder. */
function relocated({ n, ...paths }: FoundData, from: (path: string) => string): FoundData {
  const moved = Object.entries(paths).map(([key, path]) => [key, from(path)]);
  return { ...Object.fromEntries(moved), n };
}
