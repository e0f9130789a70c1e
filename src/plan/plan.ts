import type { Change } from "../contract/change.ts";
import { PLAN_SCHEMA, type Plan } from "../contract/plan.ts";
import type { Entry, Policies } from "./entries.ts";
import type { ModelFacts, RunFacts } from "./facts.ts";
import { planModel, unasked } from "./models.ts";
import { mostChanges } from "./most-changes.ts";
import type { Asked } from "./part.ts";
import { requestsOf } from "./requests.ts";

export interface PlanInput {
  readonly policies: Policies;
  readonly entries: readonly Entry[];
  readonly run: RunFacts;
  readonly facts: ReadonlyMap<string, ModelFacts>;
  /** What the head would change of policy and data. */
  readonly changes?: readonly Change[];
  /** What of each model somebody asked for; all of it unless told. */
  readonly asked?: ReadonlyMap<string, Asked>;
}

/** Policy and repository facts in, what to run out. */
export function planRun(input: PlanInput): Plan {
  const { policies, entries, run, facts, changes = [], asked = new Map<string, Asked>() } = input;
  const planned = entries.map((entry) => {
    const part = asked.get(entry.model.name);
    if (part?.kind === "none") return { model: unasked(entry), requests: [] };
    const found = planModel(entry, factsOf(facts, entry), run);
    const model = part?.kind === "but" ? { ...found, unasked: [...part.unasked] } : found;
    return { model, requests: requestsOf(entry, model, factsOf(facts, entry), run) };
  });
  return {
    schema: PLAN_SCHEMA,
    branch: run.branch,
    today: run.today,
    ...(run.auto !== "portable" && { auto: run.auto }),
    policies: {
      target: policies.target.source,
      ...(policies.head && { head: policies.head.source }),
      ...(policies.first && { first: true }),
    },
    head: { commit: run.head, ...committedOf(run, run.head) },
    ...("commit" in run.base && {
      base: { commit: run.base.commit, ...committedOf(run, run.base.commit) },
    }),
    ...(run.mergeInto !== undefined && { merge: { into: run.mergeInto } }),
    models: planned.map(({ model }) => model),
    requests: planned.flatMap(({ requests }) => requests),
    ...(changes.length > 0 && { changes: mostChanges(changes) }),
    notes: [...run.notes],
  };
}

function committedOf({ committed }: RunFacts, commit: string | null) {
  const when = commit === null ? undefined : committed?.get(commit);
  return when !== undefined && { committed: when };
}

function factsOf(facts: PlanInput["facts"], { model }: Entry): ModelFacts {
  const found = facts.get(model.name);
  if (found === undefined) throw new Error(`no repository facts about ${model.name}`);
  return found;
}
