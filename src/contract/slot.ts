import { z } from "zod";
import { Name, Side } from "./names.ts";

/** What one measurement is of: a variant of a model, on one side, on one target. */
export const Slot = z.object({ model: Name, variant: Name, side: Side, target: Name });
export type Slot = z.infer<typeof Slot>;

/** What one request is of: the slots of all its variants. */
export const RequestSlot = Slot.omit({ variant: true });
export type RequestSlot = z.infer<typeof RequestSlot>;

export function slotOf({ model, side, target }: RequestSlot, variant: string): Slot {
  return { model, side, variant, target };
}

/** The samples from one to before another, counted from 0, in the order of their file. */
export const Span = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
export type Span = z.infer<typeof Span>;

/** Every slot that the requests ask for, in their order. */
export function slotsOf(requests: readonly Requested[]): Slot[] {
  return requests.flatMap((request) => request.variants.map(({ name }) => slotOf(request, name)));
}

interface Requested extends RequestSlot {
  readonly variants: readonly { readonly name: string }[];
}

export function sameSlot(one: Slot, other: Slot): boolean {
  return (
    one.model === other.model &&
    one.variant === other.variant &&
    one.side === other.side &&
    one.target === other.target
  );
}
