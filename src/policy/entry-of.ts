import type { PlannedModel } from "../contract/plan.ts";
import type { Policy, PolicyModel } from "./policy.ts";

/**
 * The entry of a policy that judges a planned model, by the model's own name: several may be judged by one entry. Of its
 * variants it has those that the run was asked for.
 */
export function entryOf(
  { models }: Policy,
  { name, entry = name, unasked }: Pick<PlannedModel, "name" | "entry" | "unasked">,
): PolicyModel | undefined {
  const found = models.find((model) => model.name === entry);
  return found && { ...withoutVariants(found, unasked), name };
}

export function withoutVariants(model: PolicyModel, names: readonly string[] = []): PolicyModel {
  const variants = model.variants.filter(({ name }) => !names.includes(name));
  return { ...model, variants };
}
