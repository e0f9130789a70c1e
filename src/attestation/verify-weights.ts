import { nearest } from "../catalog/nearest.ts";
import { worst } from "../catalog/states.ts";
import type { Verdict } from "../contract/verdict.ts";
import type { KnownWeights, Verification } from "../contract/verification.ts";

interface Shipped {
  /** As it was named: tells which model was meant where the weights do not. */
  readonly path: string;
  readonly weights: string;
}

/** Holds a package against what a verdict judged: program and weights count, metadata and dates do not. */
export function verifyWeights({ path, weights }: Shipped, verdict: Verdict): Verification {
  const known = knownWeights(verdict);
  const judged = known.filter((one) => one.weights === weights);
  const { policy, head } = verdict;
  return {
    schema: 1,
    outcome: judged.length === 0 ? null : worst(judged.map(({ outcome }) => outcome)),
    ...{ package: path, weights, judged },
    nearest: judged.length === 0 ? ofModelMeant(path, known) : [],
    ...{ policy, head },
  };
}

/** Every variant whose weights the verdict names. */
export function knownWeights({ models }: Verdict): KnownWeights[] {
  return models.flatMap(({ name: model, variants, itself }) =>
    variants.flatMap(({ name: variant, enforced, origin, ...judged }) => {
      // What is made of a model that fails itself is no better than that.
      const outcome = worst([judged.outcome, itself?.outcome ?? "pass"]);
      return origin ? [{ model, variant, outcome, enforced, weights: origin.weightsDigest }] : [];
    }),
  );
}

/** A path names its model as a folder or as the file; where it names none, any may be meant. */
function ofModelMeant(path: string, known: readonly KnownWeights[]): KnownWeights[] {
  const parts = path.split(/[/\\]/).map((part) => part.replace(/\.(mlpackage|mlmodel)$/i, ""));
  const models = [...new Set(known.map(({ model }) => model))];
  const named = models.find((model) => parts.some((part) => part.toLowerCase() === model));
  const meant = named ?? nearest(parts.at(-1) ?? "", models);
  return known.filter(({ model }) => meant === undefined || model === meant);
}
