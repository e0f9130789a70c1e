import type { Plan } from "../contract/plan.ts";
import type { Tree } from "../git/tree.ts";
import { type Entry, entriesOf } from "../plan/entries.ts";
import { planRun } from "../plan/plan.ts";
import type { Truth } from "../samples/truth.ts";
import { checkCheckouts } from "./checkouts.ts";
import { dataChangesOf } from "./data-changes.ts";
import { look, needsData } from "./look.ts";
import { withOutlooks } from "./outlooks.ts";
import { policiesOf } from "./policies.ts";
import { allOf } from "./problems.ts";
import type { Recording } from "./recording.ts";
import type { Scope } from "./scope.ts";
import { followed } from "./successors.ts";
import { whyUnchanged } from "./unchanged.ts";
import { unjudgedOf } from "./unjudged.ts";

/** What a run will do, before any of it is written: every mistake in policy and data has been told. */
export interface Prepared {
  readonly plan: Plan;
  /** Of each model that is evaluated, what its data says is true, with the places that say so. */
  readonly truths: ReadonlyMap<string, Truth>;
  readonly recordings: readonly Recording[];
}

interface Asked {
  readonly scope: Scope;
  readonly working: Tree;
  readonly policyPath: string;
  readonly today: string;
  /** When the commits were made, of those that say. */
  readonly committed?: ReadonlyMap<string, string>;
}

export async function prepare(asked: Asked): Promise<Prepared> {
  const { working, policyPath, today, committed = new Map() } = asked;
  const policies = await policiesOf(asked.scope, policyPath);
  const scope = policies.first ? { ...asked.scope, target: asked.scope.head } : asked.scope;
  const entries = await followed(entriesOf(policies), scope);
  const looked = await allOf(entries, async (entry) => {
    const notes = await checkCheckouts(entry, policies, scope);
    const unchanged = await whyUnchanged(entry, policies, scope);
    const found = await look(entry, scope, working, unchanged);
    return { ...found, notes: [...found.notes, ...notes] };
  });
  const notes = [...scope.notes, ...policies.notes, ...looked.flatMap((model) => model.notes)];
  const { branch, head, base } = scope;
  const mergeInto = scope.merge?.into.commit ?? undefined;
  const run = { branch, head: head.commit, base: baseOf(base), mergeInto, today, notes, committed };
  const facts = new Map(looked.map((model) => [model.name, model.facts]));
  const truths = new Map(
    looked.flatMap(({ name, truth }) => (truth ? [[name, truth] as const] : [])),
  );
  const isLeft = (entry: Entry) => facts.get(entry.model.name)?.unchanged !== undefined;
  const hasData = (entry: Entry) => truths.has(entry.model.name) || isLeft(entry);
  const data = await allOf(entries.filter(needsData).filter(hasData), (entry) =>
    dataChangesOf(entry, { scope, policies, working }),
  );
  const changes = [...policies.changes, ...data.flat()];
  const found = new Map(looked.map((model) => [model.name, model]));
  const planned = planRun({ policies, entries, run, facts, changes });
  const unjudged = await unjudgedOf({ scope, policies, entries });
  const plan = withOutlooks({ ...planned, ...(unjudged && { unjudged }) }, policies, found);
  const recordings = looked.flatMap((model) => model.recordings);
  return { plan, truths, recordings };
}

function baseOf(base: Scope["base"]) {
  if ("unknown" in base) return base;
  if (base.commit === null) throw new Error("a base is always a commit");
  return { commit: base.commit };
}
