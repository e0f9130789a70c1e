import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Slot } from "../../contract/slot.ts";
import type { ModelCase } from "../model-case.ts";

/** The weights of a variant as an engine made them in this run, on whichever target that was. */
export function weightsHere(
  { evidence, witnesses }: ModelCase,
  key: Slot,
): { readonly digest: string } | Unmeasured {
  const seen = witnesses.map((target) => evidence.measurement({ ...key, target }));
  for (const one of seen) {
    const digest = isUnmeasured(one) ? undefined : one.package?.weightsDigest;
    if (digest !== undefined) return { digest };
  }
  const [first] = seen;
  const why =
    first === undefined
      ? "nothing made the variant here"
      : isUnmeasured(first)
        ? first.unmeasured
        : (first.reason ?? "it does not describe its package");
  return {
    unmeasured: `what was recorded on ${key.target} cannot be bound to this variant's weights: ${why}`,
  };
}
