import { familyOf, isAgainstReference } from "../catalog/metrics.ts";
import { OPERATORS } from "../catalog/operators.ts";
import { findMetric } from "../tasks/rows.ts";
import type { WrittenModel } from "./language/model.ts";
import type { LimitContext } from "./limit-context.ts";
import { readLimits } from "./limits.ts";
import type { Limit, PolicyVariant } from "./policy.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** What drops are measured from, and what it has to keep itself: it is the model before anything was quantized. */
interface Reference {
  readonly name: string;
  readonly limits: readonly Limit[];
}

export function readReference(
  reference: WrittenModel["reference"],
  path: Path,
  ground: LimitContext,
  draft: Draft,
): Reference {
  if (reference === undefined || typeof reference === "string")
    return { name: reference ?? "source", limits: [] };
  const { is = "source", limits } = reference;
  const here = [...path, "limits"];
  const read = readLimits(limits, here, ground, draft);
  for (const limit of read) checkOfItself(limit, here, draft);
  return { name: is, limits: read };
}

/** Measured from itself it never falls: such a limit would look like one, and hold nothing. */
function checkOfItself({ metric, operator }: Limit, path: Path, draft: Draft): void {
  const found = findMetric(metric);
  if (OPERATORS[operator].against === "reference")
    draft.tellKey(
      [...path, metric, operator],
      `${operator} compares the reference with itself, which always keeps it`,
      "max-regression compares it with the merge-base; min and max with a number",
    );
  else if (found !== undefined && isAgainstReference(found))
    draft.tellKey(
      [...path, metric],
      `${metric} compares the reference with itself (${familyOf(found)} is measured against the reference)`,
      "limit a metric of its own answers, or its size",
    );
}

/**
 * What the model itself may lose since the base, its variants may lose too: each is held to the reference's
 * `max-regression`, against itself at the base, unless it has one of its own. A variant without any limit is only
 * measured, and stays so.
 */
export function withInherited(
  variants: readonly PolicyVariant[],
  { name, limits }: Reference,
): PolicyVariant[] {
  const passedOn = limits.filter(({ operator }) => OPERATORS[operator].against === "base");
  return variants.map((variant) => {
    if (variant.name === name || variant.limits.length === 0) return variant;
    const own = new Set(
      variant.limits
        .filter(({ operator, slice }) => operator === "max-regression" && slice === undefined)
        .map(({ metric }) => metric),
    );
    const inherited = passedOn
      .filter(({ metric }) => !own.has(metric))
      .map((limit) => ({ ...limit, inherited: true as const }));
    return inherited.length === 0
      ? variant
      : { ...variant, limits: [...variant.limits, ...inherited] };
  });
}
