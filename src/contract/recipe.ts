import { z } from "zod";

/** One conversion step; `config` is coremltools' own configuration dictionary. */
export const Step = z.object({
  op: z.enum(["cast", "quantize", "palettize", "prune"]),
  config: z.record(z.string(), z.json()),
});
export type Step = z.infer<typeof Step>;

/** How a variant's package comes about; `source` names a package made by hand. */
export const Recipe = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stored") }),
  z.object({ kind: z.literal("preset"), preset: z.string() }),
  z.object({ kind: z.literal("convert"), steps: z.array(Step).min(1) }),
  z.object({ kind: z.literal("source"), path: z.string() }),
]);
export type Recipe = z.infer<typeof Recipe>;
