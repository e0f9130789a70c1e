/** Families of quantity: how a number of this kind is written, stored and shown. */
export const QUANTITIES = ["rate", "number", "bytes", "bits", "duration", "version"] as const;
export type Quantity = (typeof QUANTITIES)[number];
