import type { Seen } from "../evidence.ts";
import type { Subject } from "../subject.ts";
import { type Candidate, candidateOf } from "./candidate.ts";
import { type Keeping, keepingOf } from "./keeping.ts";

/** A variant, and whether it keeps what was agreed. */
export type Weighed =
  | { readonly name: string; readonly candidate: Candidate; readonly keeping: Keeping }
  | { readonly name: string; readonly candidate?: never; readonly why: string };

/** Every variant against its limits, each candidate at its share of the chance to be wrong. */
export function weigh(subjects: readonly Subject[], source: Seen, reference: string): Weighed[] {
  const found = subjects.map((subject) => candidateOf(subject, source, reference));
  const among = found.filter((one) => typeof one !== "string").length;
  return found.map((one, at) => {
    const name = subjects[at]?.variant.name ?? "";
    if (typeof one === "string") return { name, why: one };
    return { name, candidate: one, keeping: keepingOf(one, among) };
  });
}

/** Those that keep every limit for certain; where none does, those that do by numbers that stand alone. */
export function eligible(weighed: readonly Weighed[]): {
  readonly candidates: readonly Candidate[];
  readonly onEstimates: boolean;
} {
  const of = (kind: Keeping["kind"]) =>
    weighed.flatMap((one) => (one.candidate && one.keeping.kind === kind ? [one.candidate] : []));
  const certain = of("certain");
  if (certain.length > 0) return { candidates: certain, onEstimates: false };
  const candidates = of("estimated");
  return { candidates, onEstimates: candidates.length > 0 };
}
