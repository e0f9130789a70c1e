import { z } from "zod";

/** What Core ML computes with, as coremltools names the three. */
export const DEVICES = ["cpu", "gpu", "ane"] as const;
export const Device = z.enum(DEVICES);
export type Device = z.infer<typeof Device>;

const Shares = z.partialRecord(Device, z.number().min(0).max(1));

/** Operations of one type that the Neural Engine is not expected to run. */
export const OffEngine = z.object({
  op: z.string(),
  count: z.int().positive(),
  /** Their part of the estimated cost. */
  cost: z.number(),
  on: Device,
  /** The name of one of them. */
  example: z.string(),
  /** Where it is known. */
  why: z.string().exactOptional(),
});
export type OffEngine = z.infer<typeof OffEngine>;

/**
 * Where Core ML expects a compiled model's operations to run: its compute plan, a prediction and no observation.
 * Constants and what unpacks weights are no operations of a plan.
 */
export const Placement = z.object({
  operations: z.int().nonnegative(),
  /** Of how many the plan names a device, and of how many a cost. */
  placed: z.int().nonnegative(),
  costed: z.int().nonnegative(),
  /** Shares of the operations that have a device, and of the cost of those that have one. */
  share: Shares,
  cost: Shares,
  /** Changes of device from one operation to the next, in the order of the program. */
  switches: z.int().nonnegative(),
  /** The costliest first. */
  off: z.array(OffEngine).max(20),
  /** Whether the program computes in 32 bits, which the Neural Engine does not. */
  full: z.literal(true).exactOptional(),
});
export type Placement = z.infer<typeof Placement>;
