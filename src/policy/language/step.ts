import { z } from "zod";
import { keyed, listOf, named } from "./shapes.ts";

/** Piped, so that its JSON Schema is that of anything: a recursive one could not be inlined. */
const Plain = z.unknown().pipe(
  z.custom<z.core.util.JSONType>((value) => z.json().safeParse(value).success, {
    error: "must be plain data: text, finite numbers, true, false, lists, maps",
  }),
);

const dictionary = (example: string) =>
  named(Plain, "coremltools' own configuration dictionary", example)
    .nullable()
    .meta({ description: "coremltools' own configuration dictionary" });

export const WrittenStep = keyed(
  {
    cast: dictionary("{ dtype: float16 }").exactOptional(),
    quantize: dictionary("{ dtype: int8 }").exactOptional(),
    palettize: dictionary("{ nbits: 4 }").exactOptional(),
    prune: dictionary("{ target_sparsity: 0.5 }").exactOptional(),
  },
  "one step of a conversion",
  { minProperties: 1, maxProperties: 1 },
);

export const WrittenSteps = listOf(WrittenStep, "the steps, in order", "[{ cast: {} }]");
