import type { Plan } from "../contract/plan.ts";
import type { JudgedVariant, Verdict } from "../contract/verdict.ts";
import { longCommit } from "../words/digests.ts";
import type { Predicate } from "./predicate.ts";

/** The verdict as this run's own: on its commits, with a note of where it comes from. */
export function takeOver({ verdict, run }: Predicate, plan: Plan): Verdict {
  const { policies, head, base } = plan;
  const commits = new Map([
    [verdict.head.commit, head.commit],
    [verdict.policy.commit, policies.target.commit],
  ]);
  const moved = (commit: string | null) => commits.get(commit) ?? commit;
  const placed = <Part extends JudgedVariant>(part: Part): Part => ({
    ...part,
    limits: part.limits.map((one) => ({ ...one, at: { ...one.at, commit: moved(one.at.commit) } })),
  });
  const { base: _, ...rest } = verdict;
  return {
    ...rest,
    models: verdict.models.map(({ itself, ...model }) => ({
      ...model,
      ...(itself && { itself: placed(itself) }),
      variants: model.variants.map(placed),
    })),
    policy: { ...verdict.policy, commit: policies.target.commit },
    ...(base && { base }),
    head,
    reused: run,
    notes: [...verdict.notes, noteOf(run)],
  };
}

function noteOf({ id, attempt, event, head }: Predicate["run"]): string {
  const of = `run ${id}, attempt ${attempt}, on ${event} at ${longCommit(head)}`;
  return `Nothing was measured here: policy, data, models and machine are those of ${of}, whose attested verdict this is.`;
}
