import { describeProblem, UserError } from "../../catalog/errors.ts";
import type { PlannedRecording } from "../../contract/plan.ts";
import type { Look } from "../../measure/look.ts";
import { type Seeing, survey } from "../../measure/survey.ts";
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

/** How many classes each model has at the head, once every package has been looked at. */
export async function classesOf(prepared: Prepared, look: Look): Promise<Map<string, number>> {
  const classes = new Map<string, number>();
  const told: Seeing = ({ model, side }, { classes: named, classCount }) => {
    const count = named?.length ?? classCount;
    if (side === "head" && count !== null) classes.set(model, count);
  };
  refuseUnfit(await survey(prepared.plan.requests, look, truthsIn(prepared), told));
  return classes;
}

/** Packages made by hand that a run would call unmeasured, each time. */
function refuseUnfit(found: Awaited<ReturnType<typeof survey>>): void {
  const heads = [...found].filter(([{ side }]) => side === "head");
  const problems = new Map(
    heads.flatMap(([, unfit]) => [...unfit.values()].map((one) => [describeProblem(one), one])),
  );
  if (problems.size > 0) throw new UserError([...problems.values()]);
}
