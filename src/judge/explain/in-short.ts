import type { Explanation, ShortExplanation } from "../../contract/explanation.ts";
import type { Verdict } from "../../contract/verdict.ts";

/** Of each list so many; the files have all. */
const FIRST = 5;

/** The verdict with the first of every explanation's lists, and where the whole is. */
export function withExplanations(
  verdict: Verdict,
  explanations: readonly Explanation[],
  pathOf: (explanation: Explanation) => string,
): Verdict {
  return {
    ...verdict,
    models: verdict.models.map((model) => ({
      ...model,
      variants: model.variants.map((variant) => {
        const own = explanations.filter(
          (one) => one.model === model.name && one.variant === variant.name,
        );
        const explanation = own.flatMap((one) => inShort(one, pathOf(one)));
        return { ...variant, ...(explanation.length > 0 && { explanation }) };
      }),
    })),
  };
}

function inShort({ target, metrics }: Explanation, path: string): ShortExplanation[] {
  return metrics.map(({ limits: _, ...one }) => ({
    ...{ ...one, target, path },
    flips: one.flips.filter(({ kind }) => kind !== "gained").slice(0, FIRST),
    moved: one.moved.slice(0, FIRST),
    confusions: one.confusions.slice(0, FIRST),
    classes: one.classes.filter(({ drop }) => drop > 0).slice(0, FIRST),
  }));
}
