import type { Inspected } from "../contract/protocol.ts";
import { listed } from "../words/lists.ts";

type Found = Pick<Inspected, "classes" | "classCount" | "weights">;

/** Below so many weights a tensor is left as it is, unless a `convert` says otherwise. */
const COMPRESSED_FROM = 2048;

/** Why there is nothing to propose for a model that can be run; nothing where there is. */
export function whyNothing({ classes, classCount, weights }: Found): string | undefined {
  if (classes === null && classCount === null)
    return "is no classifier, and others need a policy by hand: docs/policy.md has the whole language";
  const compressed = Object.keys(weights.byKind).filter((kind) => !/^float\d+$/.test(kind));
  if (compressed.length > 0)
    return `has weights that are compressed already (${listed(compressed)}): name the package it was made from`;
  if (weights.elements <= COMPRESSED_FROM)
    return `has ${weights.elements} weights, too few to compress: coremltools leaves tensors of up to ${COMPRESSED_FROM} as they are`;
}
