import { describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import { rewrittenProblems } from "../git/rewritten.ts";
import type { Tree } from "../git/tree.ts";
import { type Twin, twinProblem } from "../git/twins.ts";
import type { Entry, Policies } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import type { PolicyModel } from "../policy/policy.ts";
import { writtenParts } from "./data.ts";
import { isSameState, type Scope } from "./scope.ts";
import { fileOf } from "./source.ts";

/** What is judged of a model, by its paths from the repository's root. */
interface Judged {
  /** Source, packages made by hand and data: what ships, and what it is judged on. */
  readonly contents: readonly string[];
  /** Folders of measurements that were taken elsewhere. */
  readonly recorded: readonly string[];
}

/**
 * What a checkout on a Mac would make of a model and its data. A head, and what merging it leaves, is refused where that
 * is something else than what is judged; of the target it is only said, so that a pull request can mend it.
 */
export async function checkCheckouts(
  entry: Entry,
  policies: Policies,
  scope: Scope,
): Promise<string[]> {
  const { head, merge, target } = scope;
  const judged = judgedAtHead(entry, policies);
  await refuseOtherCheckout(head, judged);
  if (merge?.result?.kind === "merged") await refuseOtherCheckout(merge.result.tree, judged);
  if (isSameState(target, head)) return [];
  const found = await otherCheckout(target, judgedBy(entry.model, entry.policyPath));
  return found.map(
    (problem) => `The target branch, which a pull request can mend: ${describeProblem(problem)}`,
  );
}

/** Refuses a state of which a checkout on a Mac would hold something else than what is judged. */
async function refuseOtherCheckout(tree: Tree, judged: Judged): Promise<void> {
  const problems = await otherCheckout(tree, judged);
  if (problems.length > 0) throw new UserError(problems);
}

async function otherCheckout(tree: Tree, { contents, recorded }: Judged): Promise<Problem[]> {
  const twins = await tree.twins([...contents, ...recorded]);
  const found = await tree.rewritten(contents);
  return [...twinProblems(twins), ...rewrittenProblems(found)];
}

/** As many as a person reads. */
const TOLD = 20;

function twinProblems(twins: readonly Twin[]): Problem[] {
  const more = twins.length - TOLD;
  const told = twins.slice(0, TOLD).map(twinProblem);
  return more > 0 ? [...told, { message: `and ${more} more that a Mac takes for others` }] : told;
}

/** Where the target's policy has a model and where the head's has it, which may have moved it. */
function judgedAtHead(entry: Entry, { target, head }: Policies): Judged {
  const { model, policyPath, movedTo, movedVariants } = entry;
  const moved = [...(movedTo === undefined ? [] : [movedTo]), ...(movedVariants?.values() ?? [])];
  const own = (head ?? target).policy.models.find(({ name }) => name === model.name);
  const [one, other] = [
    judgedBy(model, policyPath),
    judgedBy(own ?? model, (head ?? target).source.path),
  ];
  return {
    contents: [...new Set([...one.contents, ...other.contents, ...moved])],
    recorded: [...new Set([...one.recorded, ...other.recorded])],
  };
}

function judgedBy(
  { source, variants, recorded, task, data }: PolicyModel,
  policyPath: string,
): Judged {
  const made = variants.flatMap(({ recipe }) => (recipe.kind === "source" ? [recipe.path] : []));
  const written = [
    ...(source === null ? [] : [fileOf(source)]),
    ...made,
    ...writtenParts({ task, data }).map(({ at }) => at),
  ];
  const place = (path: string) => besidePolicy(policyPath, path);
  return {
    contents: written.map(place),
    recorded: Object.values(recorded).map(place),
  };
}
