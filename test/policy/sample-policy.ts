import { describeProblem, UserError } from "../../src/catalog/errors.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { readPolicy } from "../../src/policy/read.ts";

/** The whole language in one file. */
export const FOOD = `version: 1
gate:
  confidence: 95 %
  on-inconclusive: warn
  on-unmeasured: fail
branches:
  "release/**": { gate: { on-inconclusive: fail } }
models:
  food:
    source: Models/Food.mlpackage
    task: image-classification
    data: { images: Eval/food, labels: Eval/labels.csv, fit: center-crop, slice-by: [lighting] }
    reference: source
    ship: int8
    targets: [auto]
    variants:
      fp16: { limits: { top-1: { max-drop: 0.5 pt } } }
      int8:
        limits:
          top-1: { min: 88 %, max-drop: 1.5 pt, max-regression: 1 pt }
          size: { max: 13 MB, max-ratio: 0.3 }
          latency-p50: { max: 10 ms, on: iphone-15 }
        slices: { lighting=dark: { top-1: { max-drop: 3 pt } } }
        gate: { on-unmeasured: warn }
      int4-grouped:
        convert: { palettize: { nbits: 4, granularity: per_grouped_channel, group_size: 16 } }
      sparse:
        convert:
          - prune: { target_sparsity: 0.5 }
          - quantize: { global_config: { dtype: int8 } }
      hand-made: { source: Models/FoodQAT.mlpackage, limits: { top-1: { max-drop: 1 pt } } }
    recorded: { iphone-15: Measurements/iphone15 }
waivers:
  - model: food
    variant: int8
    limit: top-1 max-drop
    weights: sha256:${"0".repeat(64)}
    until: 2027-01-31
    reason: the new camera needs it
    approver: "@lead"
`;

/** A policy with one variant, `int8`, whose limits these are. */
export function withLimits(limits: string, model = ""): string {
  return `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: Eval, labels: labels.csv, slice-by: [lighting] }
    variants: { int8: { limits: ${limits} } }
    ${model}
`;
}

/** A model that lacks nothing, with these lines more. */
export function withModel(lines: string): string {
  return `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: Eval }
    variants: { int8: }
${lines.replace(/^/gm, "    ")}
`;
}

export function read(text: string, file = "quantgate.yml"): Policy {
  return readPolicy(text, file);
}

/** Every problem of a policy, as it is shown; fails where there is none. */
export function problemsOf(text: string, file = "quantgate.yml"): string[] {
  try {
    readPolicy(text, file);
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(describeProblem);
    throw error;
  }
  throw new Error("this policy was accepted");
}
