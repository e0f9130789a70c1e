import type { Objective } from "../../catalog/objectives.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Excluded } from "../../contract/counsel.ts";
import { listed } from "../../words/lists.ts";
import type { Branch, Case } from "../tree.ts";
import { type Candidate, eligible, type Weighed, weigh } from "./candidates.ts";
import { bestOf, WAYS } from "./order.ts";
import { whyChosen, whyOut } from "./words.ts";

/** Which variant to ship, why, and why none of the others. */
export interface Choice {
  readonly recommended: string | null;
  readonly because: string;
  readonly excluded?: Excluded[];
  readonly onEstimates?: true;
}

/** Of the variants that keep every limit the best by the objective. */
export function choose(modelCase: Case): Choice {
  const { branches, source, model } = modelCase;
  const { objective } = model;
  if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
  if (branches.every(({ variant }) => variant.limits.length === 0))
    return none("no variant has a limit to keep");
  const weighed = weigh(modelCase, source);
  const { candidates, onEstimates } = eligible(weighed);
  const [best, twin] = bestOf(candidates, objective);
  const told = excluded(weighed, candidates, twin === undefined ? best : undefined, objective);
  if (best === undefined) return none(whyEach(told, branches), told);
  if (twin !== undefined) return none(alike(best, twin), told);
  return {
    recommended: best.name,
    because: whyChosen(best, source, WAYS[objective].best, onEstimates),
    excluded: told,
    ...(onEstimates && { onEstimates }),
  };
}

function none(why: string, excluded: Excluded[] = []): Choice {
  const because = `No variant is recommended: ${why}.`;
  return { recommended: null, because, ...(excluded.length > 0 && { excluded }) };
}

function alike(best: Candidate, twin: Candidate): string {
  return `${best.name} and ${twin.name} keep every limit and are equally small`;
}

/** Each variant that has limits is told of: one left out would seem forgotten. */
function whyEach(told: readonly Excluded[], branches: readonly Branch[]): string {
  const limited = branches.flatMap(({ variant }) =>
    variant.limits.length > 0 ? variant.name : [],
  );
  const shown = told.filter(({ name }) => limited.includes(name));
  return listed(shown.map(({ name, why }) => `${name} ${why}`));
}

function excluded(
  weighed: readonly Weighed[],
  candidates: readonly Candidate[],
  chosen: Candidate | undefined,
  objective: Objective,
): Excluded[] {
  return weighed
    .filter(({ name }) => name !== chosen?.name)
    .map((one) => ({ name: one.name, why: whyOut(one, candidates, chosen, WAYS[objective]) }));
}
