import type { JudgedVariant } from "../contract/verdict.ts";
import { alphaOf } from "./alpha.ts";
import { attribute } from "./attribution/attribute.ts";
import type { ModelCase } from "./model-case.ts";
import type { Sighting } from "./sighting.ts";
import { fellOn } from "./slices/fell-on.ts";
import { observeSlices } from "./slices/observe-slices.ts";
import type { Subject } from "./subject.ts";

type Reasons = Pick<JudgedVariant, "slices" | "fellOn" | "attribution">;

/** What lies behind the numbers of a variant: which slice lost, and what changed since the base. */
export function reasonsOf(modelCase: ModelCase, subject: Subject): Reasons {
  const { first } = subject;
  if (first === undefined) return {};
  const attribution = attribute(modelCase, subject);
  return { ...seenBySlice(first, subject), ...(attribution && { attribution }) };
}

function seenBySlice(first: Sighting, { rates, settings }: Subject): Reasons {
  const alpha = alphaOf(settings);
  const slices = observeSlices(first, rates, alpha);
  if (slices.length === 0) return {};
  const [score] = rates;
  const fell = score === undefined ? undefined : fellOn(first, score, alpha);
  return { slices, ...(fell !== undefined && { fellOn: fell }) };
}
