import type { Json } from "../contract/json.ts";
import type { Inspected } from "../contract/protocol.ts";
import type { Recognised } from "../tasks/recognised.ts";
import type { FoundData } from "./data.ts";
import { decidableLimit, type ProposedLimit } from "./limit.ts";

/** What a policy says of one model to begin with. */
export interface Proposal {
  readonly name: string;
  /** From the policy's folder, as are the places of its data. */
  readonly source: string;
  readonly precision: Inspected["precision"];
  /** What it is: `a classifier`. */
  readonly says: string;
  readonly data: FoundData;
  /** What the data block has besides places. */
  readonly told: Readonly<Record<string, Json>>;
  /** What of it the reader has to make sure of; empty where there is nothing. */
  readonly remark: string;
  readonly variants: readonly string[];
  readonly ship: string;
  readonly limit: ProposedLimit;
}

/** The confidence that a policy has unless told. */
export const ALPHA = 0.05;

/** A small ladder of precisions, held to what so many examples can decide; nothing where they decide nothing. */
export function propose(
  name: string,
  source: string,
  { precision }: Pick<Inspected, "precision">,
  data: FoundData,
  recognised: Pick<Recognised, "says" | "aim" | "data" | "at">,
): Proposal | undefined {
  const { says, aim } = recognised;
  const limit = decidableLimit(data.n, aim, ALPHA);
  if (limit === undefined) return;
  // A source in 16-bit floats is its own fp16.
  const variants = precision === "fp32" ? ["fp16", "int8", "pal4"] : ["int8", "pal4"];
  const { data: there, remark = "" } = recognised.at?.(data.places) ?? {};
  const told = { ...recognised.data, ...there };
  return { name, source, precision, says, data, told, remark, variants, ship: "int8", limit };
}
