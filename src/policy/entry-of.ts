import type { PlannedModel } from "../contract/plan.ts";
import type { Policy, PolicyModel } from "./policy.ts";

/** The entry of a policy that judges a planned model, by the model's own name: several may be judged by one entry. */
export function entryOf(
  { models }: Policy,
  { name, entry = name }: Pick<PlannedModel, "name" | "entry">,
): PolicyModel | undefined {
  const found = models.find((model) => model.name === entry);
  return found && { ...found, name };
}
