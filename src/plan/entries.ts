import type { PolicyModel } from "../policy/policy.ts";
import type { ReadPolicy } from "./facts.ts";

/** A model and the policy that judges it. */
export interface Entry {
  readonly model: PolicyModel;
  readonly from: "target" | "head";
  readonly policyPath: string;
}

/** The target branch judges; an entry that only the head has is judged by the head's own policy. */
export function entriesOf(target: ReadPolicy, head?: ReadPolicy): Entry[] {
  const known = new Set(target.policy.models.map((model) => model.name));
  const added = head?.policy.models.filter((model) => !known.has(model.name)) ?? [];
  return [
    ...target.policy.models.map((model) => entry(model, "target", target)),
    ...added.map((model) => entry(model, "head", head ?? target)),
  ];
}

function entry(model: PolicyModel, from: Entry["from"], policy: ReadPolicy): Entry {
  return { model, from, policyPath: policy.source.path };
}
