import { z } from "zod";

const Op = z.object({ op: z.string().max(500), name: z.string().max(500) });

/** `largest`: of the finite magnitudes beyond the limit, 0 where none is; `examples`: in how many any was beyond. */
export const ValueReach = Op.extend({
  largest: z.number().nonnegative(),
  infinite: z.boolean(),
  examples: z.int().nonnegative(),
});
export type ValueReach = z.infer<typeof ValueReach>;

/** All are counted; of many only the first are named. */
function listed<Named extends z.ZodType>(named: Named) {
  return z.object({ count: z.int().nonnegative(), ops: z.array(named).max(100) });
}

/**
 * Which ops reach values that 16-bit floats or the Neural Engine cannot hold, named by type and result. `precision`
 * `fp16`: of the 16-bit floats that the program stores; `fp32`: it stores none, and these are its floats as they are.
 */
export const RangeAudit = z.object({
  precision: z.enum(["fp16", "fp32"]),
  examples: z.int().nonnegative(),
  /** Past 65,504, the largest first. */
  overflows: listed(ValueReach),
  /** Matrix products that take or give values past 32,768, the largest first. */
  products: listed(ValueReach),
  /** What gives NaN, in the order of the program. */
  nan: listed(Op.extend({ examples: z.int().nonnegative() })),
  /** What has an inside that could not be audited. */
  unseen: listed(Op),
});
export type RangeAudit = z.infer<typeof RangeAudit>;

/**
 * The op that makes of finite values what is none, or an `input` of the model that is not finite: `name` as the
 * variant's program has it, `source` as the source's has it, where that is another. `constant`: what the op is given
 * by the program itself is not finite.
 */
const Culprit = Op.extend({
  source: z.string().max(500).exactOptional(),
  gives: z.enum(["nan", "infinite"]),
  constant: z.boolean(),
  examples: z.int().nonnegative(),
});

/** In how many examples an output was not finite, and which ops began that, the most frequent first. */
export const NotFinite = z.object({
  examples: z.int().nonnegative(),
  culprits: z.array(Culprit).max(100),
});
export type NotFinite = z.infer<typeof NotFinite>;
