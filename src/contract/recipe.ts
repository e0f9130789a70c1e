import { z } from "zod";
import { AnyJson } from "./json.ts";

/** One conversion step; `config` is coremltools' own configuration dictionary. */
export const Step = z.object({
  op: z.enum(["cast", "quantize", "palettize", "prune"]),
  config: z.record(z.string(), AnyJson),
});
export type Step = z.infer<typeof Step>;

/**
 * How a variant's package comes about; `source` names a package made by hand. `damage` adds noise to the weights,
 * `strength` times as wide as each tensor's own spread: for the self-test, and in no policy.
 */
export const Recipe = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stored") }),
  z.object({ kind: z.literal("preset"), preset: z.string() }),
  z.object({ kind: z.literal("convert"), steps: z.array(Step).min(1) }),
  z.object({ kind: z.literal("source"), path: z.string() }),
  z.object({
    kind: z.literal("damage"),
    strength: z.number().positive(),
    seed: z.int().nonnegative(),
  }),
]);
export type Recipe = z.infer<typeof Recipe>;
