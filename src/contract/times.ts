import { z } from "zod";

/**
 * What a time depends on besides model and machine, as far as a Mac says it to anybody. Nothing is said of what nobody
 * could tell.
 */
export const Conditions = z.object({
  /** A virtual machine shares its processor with others that nobody sees. */
  virtual: z.boolean().exactOptional(),
  lowPower: z.boolean().exactOptional(),
  power: z.enum(["mains", "battery"]).exactOptional(),
  /** As `NSProcessInfo` has it: 0 nominal, 1 fair, 2 serious, 3 critical. */
  thermal: z.int().min(0).max(3).exactOptional(),
  /** Of its full speed, in percent. */
  speed: z.number().exactOptional(),
  /** As the kernel has it: 1 normal, 2 warning, 4 critical. */
  pressure: z.int().exactOptional(),
  /** Of all other processes the busiest, and how much of one core it takes. */
  busiest: z.object({ name: z.string(), share: z.number() }).exactOptional(),
});
export type Conditions = z.infer<typeof Conditions>;

/** What a fresh process took: to load, for its first prediction, for those after it, and the most memory it held. */
export const Timed = z.object({
  loadMs: z.number(),
  firstMs: z.number(),
  ms: z.array(z.number()).min(1),
  peakBytes: z.number(),
  conditions: z.object({ before: Conditions, after: Conditions }),
});
export type Timed = z.infer<typeof Timed>;

/** What a check-up of an engine says besides how its programs fared. */
export const CheckupResult = z.object({
  programs: z.int(),
  conditions: Conditions.exactOptional(),
});
