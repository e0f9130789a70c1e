import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Attribution } from "../../contract/attribution.ts";
import type { Compared } from "../../contract/compared.ts";
import { REFERENCE } from "../../contract/names.ts";
import { alphaOf } from "../alpha.ts";
import type { Seen } from "../evidence.ts";
import type { ModelCase } from "../model-case.ts";
import { observe } from "../observe.ts";
import { seeAtBase, sourceAt } from "../sighting.ts";
import type { Subject } from "../subject.ts";
import { causesOf } from "./causes.ts";
import { attributionText } from "./text.ts";

/**
 * What a variant lost to quantization and what it lost since the base, side by side, and which of weights, conversion,
 * data and toolchain changed between the two. Nothing where the base was not measured.
 */
export function attribute(modelCase: ModelCase, subject: Subject): Attribution | undefined {
  const { first, variant, rates, settings, targets } = subject;
  const [metric, target] = [rates[0], targets[0]];
  if (first === undefined || metric === undefined || target === undefined) return;
  const { base } = first;
  if (base.kind !== "present" || isUnmeasured(base.variant)) return;
  const alpha = alphaOf(settings);
  const delta = (after: Seen | Unmeasured, before: Seen | Unmeasured): Compared | undefined =>
    isUnmeasured(after) || isUnmeasured(before)
      ? undefined
      : observe(after, before, [metric], alpha)[metric]?.versus;
  const causes = causesOf({
    ...{ variant, samples: modelCase.planned.samples },
    head: { variant: first.variant, source: sourceAt(modelCase, target) },
    base: { variant: base.variant, source: seeAtBase(modelCase, REFERENCE, target) },
  });
  const loss = side(delta(first.variant, first.reference), delta(base.variant, base.reference));
  const regressed = delta(first.variant, base.variant);
  const ofReference = delta(first.reference, base.reference);
  const regression = {
    ...(regressed && { variant: regressed }),
    ...(ofReference && { reference: ofReference }),
  };
  const found = { metric, loss, regression, causes };
  return { ...found, text: attributionText(variant.name, found) };
}

function side(head: Compared | undefined, base: Compared | undefined): Attribution["loss"] {
  return { ...(head && { head }), ...(base && { base }) };
}
