import type { Objective } from "../../catalog/objectives.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Excluded } from "../../contract/counsel.ts";
import { listed } from "../../words/lists.ts";
import type { Seen } from "../evidence.ts";
import type { Subject } from "../subject.ts";
import { bestOf } from "./best.ts";
import type { Candidate } from "./candidate.ts";
import { WAYS } from "./objectives.ts";
import { eligible, type Weighed, weigh } from "./weigh.ts";
import { whyChosen } from "./why-chosen.ts";
import { whyOut } from "./why-out.ts";

/** Which variant to ship, why, and why none of the others. */
export interface Choice {
  readonly recommended: string | null;
  readonly because: string;
  readonly excluded?: Excluded[];
  readonly onEstimates?: true;
}

interface Field {
  readonly subjects: readonly Subject[];
  readonly source: Seen | Unmeasured;
  /** The name of what drops are measured from. */
  readonly reference: string;
  readonly objective: Objective;
}

/** Of the variants that keep every limit the best by the objective. */
export function choose({ subjects, source, reference, objective }: Field): Choice {
  if (isUnmeasured(source)) return none(`the source is unmeasured: ${source.unmeasured}`);
  if (subjects.every(({ variant }) => variant.limits.length === 0))
    return none("no variant has a limit to keep");
  const weighed = weigh(subjects, source, reference);
  const { candidates, onEstimates } = eligible(weighed);
  const [best, twin] = bestOf(candidates, objective);
  const told = excluded(weighed, candidates, twin === undefined ? best : undefined, objective);
  if (best === undefined) return none(whyEach(told, subjects), told);
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
function whyEach(told: readonly Excluded[], subjects: readonly Subject[]): string {
  const limited = subjects.flatMap(({ variant }) =>
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
