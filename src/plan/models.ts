import type { PlannedModel } from "../contract/plan.ts";
import { isMeasuredElsewhere } from "../policy/measured-elsewhere.ts";
import { findTask, isCustomTask } from "../tasks/rows.ts";
import { shortCommit } from "../words/digests.ts";
import { codeIn } from "./code.ts";
import type { Entry } from "./entries.ts";
import type { ModelFacts, RunFacts } from "./facts.ts";

/** What becomes of a model in this run, and whether there is a base model to compare it with. */
export function planModel(entry: Entry, facts: ModelFacts, run: RunFacts): PlannedModel {
  return {
    name: entry.model.name,
    ...statusOf(entry, facts),
    ...(entry.entry !== undefined && { entry: entry.entry }),
    policy: entry.from,
    task: entry.model.task,
    ...(facts.doubts?.length && { doubts: [...facts.doubts] }),
    ...(facts.samples && { samples: facts.samples }),
    ...(facts.recorded?.length && { recorded: [...facts.recorded] }),
    base: baseOf(facts, run),
  };
}

/** A model that somebody who asks for others alone leaves out: nothing of it is looked at. */
export function unasked({ model, from, entry }: Entry): PlannedModel {
  const why = "nobody asked for it in this run";
  return {
    ...{ name: model.name, status: "unasked", why, policy: from, task: model.task },
    ...(entry !== undefined && { entry }),
    base: { kind: "absent", why },
  };
}

function statusOf(entry: Entry, facts: ModelFacts): Pick<PlannedModel, "status" | "why"> {
  const { head, base } = facts.source;
  if (!head && base) return facts.gone ?? GONE;
  if (facts.unlisted !== undefined) return { status: "unsupported", why: facts.unlisted };
  if (facts.isCarried) return { status: "unsupported", why: CARRIED };
  const unchanged = head ? facts.unchanged : CAME_LATER;
  if (unchanged !== undefined) return { status: "unchanged", why: unchanged };
  const unsupported = whyUnsupported(entry);
  if (unsupported !== undefined) return { status: "unsupported", why: unsupported };
  return { status: entry.isNew ? "new" : "judged" };
}

const GONE = { status: "missing", why: "the head does not have this model" } as const;

/** Neither head nor merge-base has it: then there is nothing of the head's to measure. */
const CAME_LATER = "it came to the target branch after this branch left it";

const CARRIED =
  "this branch leaves it alone, and nothing shows that merging would: the target branch has moved it since; bring this branch up to date with it";

/** Why nothing here can evaluate the model yet; undefined where it can. */
export function whyUnsupported(entry: Entry): string | undefined {
  const { model } = entry;
  const closed = codeIn(entry);
  if (closed !== undefined) return closed;
  if (isMeasuredElsewhere(model) || isCustomTask(model.task)) return;
  if (findTask(model.task)?.evaluated !== true) return `${model.task} is not evaluated yet`;
}

function baseOf(
  { source, newVariants = [], noBase }: ModelFacts,
  { base }: RunFacts,
): PlannedModel["base"] {
  if (noBase !== undefined) return { kind: "absent", why: noBase };
  if ("unknown" in base) {
    // Whoever names no base on a command line asks for no comparison: nothing is missing.
    return { kind: base.isAsked === false ? "absent" : "unknown", why: base.unknown };
  }
  const without = newVariants.length === 0 ? {} : { without: [...newVariants] };
  if (source.base) return { kind: "present", commit: base.commit, ...without };
  return { kind: "absent", why: `the merge-base ${shortCommit(base.commit)} has no such model` };
}
