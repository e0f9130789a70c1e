import type { Inspected } from "../contract/protocol.ts";
import type { FoundData } from "./data.ts";
import { decidableLimit } from "./limit.ts";

/** What a policy says of one model to begin with. */
export interface Proposal {
  readonly name: string;
  /** From the policy's folder, as are the paths of its data. */
  readonly source: string;
  readonly precision: Inspected["precision"];
  readonly data: FoundData;
  readonly variants: readonly string[];
  readonly ship: string;
  /** In points. */
  readonly limit: number;
}

/** The confidence that a policy has unless told. */
const ALPHA = 0.05;

/** A small ladder of precisions, held to what so many examples can decide; nothing where they decide nothing. */
export function propose(
  name: string,
  source: string,
  { precision }: Pick<Inspected, "precision">,
  data: FoundData,
): Proposal | undefined {
  const limit = decidableLimit(data.n, ALPHA);
  if (limit === undefined) return;
  // A source in 16-bit floats is its own fp16.
  const variants = precision === "fp32" ? ["fp16", "int8", "pal4"] : ["int8", "pal4"];
  return { name, source, precision, data, variants, ship: "int8", limit };
}
