import { quote } from "../../catalog/quote.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import { REFERENCE } from "../../contract/names.ts";
import type { RangeAudit } from "../../contract/range.ts";
import type { ModelCase } from "../model-case.ts";
import { rangeSentences } from "./sentences.ts";

/** Which programs of a model reach values that 16 bits or the Neural Engine cannot hold. It informs and never gates. */
export function rangeNotes(modelCase: ModelCase): string[] {
  const names = [REFERENCE, ...modelCase.model.variants.map(({ name }) => name)];
  const notes = modelCase.targets.flatMap((target) =>
    names.flatMap((variant) => {
      const whose = variant === REFERENCE ? "the source" : quote(variant);
      return auditsOf(modelCase, variant, target)
        .flatMap(rangeSentences)
        .map((sentence) => `${whose}: ${sentence}`);
    }),
  );
  return [...new Set(notes)];
}

function auditsOf({ evidence, model }: ModelCase, variant: string, target: string): RangeAudit[] {
  const seen = evidence.measurement({ model: model.name, side: "head", variant, target });
  if (isUnmeasured(seen) || seen.status === "failed" || seen.range === undefined) return [];
  return [seen.range];
}
