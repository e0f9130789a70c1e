import type { PolicyModel } from "../policy/policy.ts";
import type { ReadPolicy } from "./facts.ts";
import { besidePolicy } from "./paths.ts";

export interface Policies {
  readonly target: ReadPolicy;
  /** The head's policy, only where it differs from the target's. */
  readonly head?: ReadPolicy;
  /** The target branch has no policy yet: `target` is the head's own. */
  readonly first: boolean;
}

/** A model and the policy that judges it. */
export interface Entry {
  readonly model: PolicyModel;
  readonly from: "target" | "head";
  /** The target branch does not know it yet. */
  readonly isNew: boolean;
  readonly policyPath: string;
  /** Where the head's policy has the source, from the repository's root, if it moves it. */
  readonly movedTo?: string;
}

/** The target branch judges; an entry that only the head has is judged by the head's own policy. */
export function entriesOf({ target, head, first }: Policies): Entry[] {
  const known = new Set(target.policy.models.map((model) => model.name));
  const added = head?.policy.models.filter((model) => !known.has(model.name)) ?? [];
  return [
    ...target.policy.models.map((model) => ({
      ...{ model, from: "target" as const, isNew: first },
      policyPath: target.source.path,
      ...moved(model, head),
    })),
    ...added.map((model) => ({
      ...{ model, from: "head" as const, isNew: true },
      policyPath: (head ?? target).source.path,
    })),
  ];
}

/** A model must not leave the gate by changing its place. */
function moved({ name, source }: PolicyModel, head?: ReadPolicy): Pick<Entry, "movedTo"> {
  const now = head?.policy.models.find((model) => model.name === name)?.source;
  if (head === undefined || now === undefined || now === null || now === source) return {};
  return { movedTo: besidePolicy(head.source.path, now) };
}
