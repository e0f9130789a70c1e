import { describeProblem, type Problem, UserError } from "../../catalog/errors.ts";
import type { PlannedRecording, PlannedRequest } from "../../contract/plan.ts";
import type { Look } from "../../measure/look.ts";
import { type Seeing, surveyed } from "../../measure/survey.ts";
import { checkSlices } from "../../plan/check-slices.ts";
import { entryOf } from "../../policy/entry-of.ts";
import { readPolicy } from "../../policy/read.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";

/** A run would call them unmeasured, each time. */
export function refuseEmptySlices({ plan, truths }: Prepared): void {
  const { models, policies } = plan;
  const problems = models.flatMap((planned) => {
    const [found, source] = [truths.get(planned.name), policies[planned.policy]];
    if (found === undefined || source === undefined) return [];
    const model = entryOf(readPolicy(source.text, source.path), planned);
    return model === undefined ? [] : checkSlices(model, found, source.path);
  });
  if (problems.length > 0) throw new UserError(problems);
}

/** Of what was measured elsewhere, what the head brings and no run would believe, each time. */
export function refuseRecordings({ recordings }: Pick<Prepared, "recordings">): void {
  const ofHead = recordings.filter(({ planned }) => planned.side === "head");
  const isBelieved = (slot: PlannedRecording) =>
    ofHead.some(
      ({ planned: { target, variant, refused } }) =>
        target === slot.target && variant === slot.variant && refused === undefined,
    );
  const problems = ofHead.flatMap(({ planned, problems = [] }) =>
    isBelieved(planned) ? [] : problems,
  );
  if (problems.length > 0) throw new UserError(problems);
}

export interface Seen {
  /** How many classes each model has at the head. */
  readonly classes: ReadonlyMap<string, number>;
  /** Packages made by hand are among it, which a run would call unmeasured, each time. */
  readonly problems: readonly Problem[];
  /** The head's requests, each with those of its variants that nothing is wrong with so far. */
  readonly fit: readonly PlannedRequest[];
}

/** Looks at every package. */
export async function seenOf(prepared: Prepared, look: Look): Promise<Seen> {
  const classes = new Map<string, number>();
  const told: Seeing = ({ model, side }, { classes: named, classCount }) => {
    const count = named?.length ?? classCount;
    if (side === "head" && count !== null) classes.set(model, count);
  };
  const { requests } = prepared.plan;
  const { heads, unfit } = await surveyed(requests, look, truthsIn(prepared), told);
  const ofHead = requests.filter(({ side }) => side === "head");
  const all = [...heads, ...ofHead.flatMap((one) => [...(unfit.get(one)?.values() ?? [])])];
  const problems = new Map(all.map((one) => [describeProblem(one), one]));
  const fit = ofHead.map((request) => ({
    ...request,
    variants: request.variants.filter(({ name }) => !unfit.get(request)?.has(name)),
  }));
  return { classes, problems: [...problems.values()], fit };
}
