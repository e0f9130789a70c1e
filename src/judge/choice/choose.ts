import type { Objective } from "../../catalog/objectives.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Excluded } from "../../contract/counsel.ts";
import { listed } from "../../words/lists.ts";
import type { Observation } from "../evidence/observation.ts";
import type { Branch, Case } from "../tree.ts";
import type { Candidate } from "./candidates.ts";
import { type Field, fieldOf } from "./field.ts";
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
  if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
  if (branches.every(({ variant }) => variant.limits.length === 0))
    return none("no variant has a limit to keep");
  return chosenFrom(fieldOf(modelCase, source), source, model.objective, branches);
}

function chosenFrom(
  field: Field,
  source: Observation,
  objective: Objective,
  branches: readonly Branch[],
): Choice {
  const { eligible, onEstimates, weighed } = field;
  const [best, twin] = bestOf(eligible, objective);
  const chosen = twin === undefined ? best : undefined;
  const told = weighed
    .filter(({ name }) => name !== chosen?.name)
    .map((one) => ({ name: one.name, why: whyOut(one, field, chosen, WAYS[objective]) }));
  if (best === undefined) return none(whyEach(told, branches), told);
  if (chosen === undefined) return none(alike(best, twin), told);
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

function alike(best: Candidate, twin: Candidate | undefined): string {
  return `${best.name} and ${twin?.name} keep every limit and are equally small`;
}

/** Each variant that has limits is told of: one left out would seem forgotten. */
function whyEach(told: readonly Excluded[], branches: readonly Branch[]): string {
  const limited = branches.flatMap(({ variant }) =>
    variant.limits.length > 0 ? variant.name : [],
  );
  const shown = told.filter(({ name }) => limited.includes(name));
  return listed(shown.map(({ name, why }) => `${name} ${why}`));
}
