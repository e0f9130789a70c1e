import type { Inspected } from "../contract/protocol.ts";
import { listed } from "../words/lists.ts";

/** Below so many weights a tensor is left as it is, unless a `convert` says otherwise. */
const COMPRESSED_FROM = 2048;

/** Why there is nothing to try with a model that can be run; nothing where there is. */
export function whyNothing({ weights }: Pick<Inspected, "weights">): string | undefined {
  const compressed = Object.keys(weights.byKind).filter((kind) => !/^float\d+$/.test(kind));
  if (compressed.length > 0)
    return `has weights that are compressed already (${listed(compressed)}): name the package it was made from`;
  if (weights.elements <= COMPRESSED_FROM)
    return `has ${weights.elements} weights, too few to compress: coremltools leaves tensors of up to ${COMPRESSED_FROM} as they are`;
}
