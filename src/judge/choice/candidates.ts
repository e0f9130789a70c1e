import type { ObservedMetric } from "../../contract/verdict.ts";
import { limitText } from "../../words/limits.ts";
import type { Observation } from "../evidence/observation.ts";
import { numbersOf } from "../numbers.ts";
import { certifies, changesNothing, type SettledLimit, settle } from "../settle.ts";
import type { Branch, Case } from "../tree.ts";

/** A variant that may be chosen: smaller than the source, whole, and with limits to keep. */
export interface Candidate {
  readonly name: string;
  readonly branch: Branch;
  readonly bytes: number;
  readonly bits: number;
  readonly metrics: Readonly<Record<string, ObservedMetric>>;
}

/** A variant that cannot be chosen, and why in a few words that follow its name. */
export interface NoCandidate {
  readonly name: string;
  readonly why: string;
  /** It takes no space away: what is smaller than it may be chosen all the same. */
  readonly isLarge: boolean;
}

export type Weighed = Candidate | NoCandidate;

export function isCandidate(one: Weighed): one is Candidate {
  return "branch" in one;
}

/** Every variant, in the policy's order. */
export function weigh({ branches, referenceName }: Case, source: Observation): Weighed[] {
  return branches.map((branch) => {
    const { name } = branch.variant;
    const found = candidateOf(branch, source, referenceName);
    return "why" in found ? { name, ...found } : found;
  });
}

function candidateOf(
  branch: Branch,
  source: Observation,
  reference: string,
): Candidate | Omit<NoCandidate, "name"> {
  const { variant, first, reason, unshrunk } = branch;
  if (variant.name === reference) return { why: "is the reference", isLarge: true };
  if (variant.limits.length === 0) return { why: "has no limit to keep", isLarge: false };
  if (unshrunk !== undefined) return { why: "did not shrink", isLarge: false };
  if (first === undefined || reason !== undefined)
    return { why: "was not measured in full", isLarge: false };
  const { bytes, weights } = first.own.package;
  if (bytes >= source.package.bytes) return { why: "is no smaller than its source", isLarge: true };
  const metrics = numbersOf(branch);
  return { name: variant.name, branch, bytes, bits: weights.bitsPerWeight, metrics };
}

/** `certain`: it keeps every limit; `estimated`: as far as the numbers seen tell; else why not. */
export type Keeping =
  | { readonly kind: "certain" }
  | { readonly kind: "estimated" }
  | { readonly kind: "not"; readonly why: string };

/** Whether a candidate keeps every limit, each bound wrong with a chance of `alpha` at most. */
export function keepingOf({ branch }: Candidate, alpha: number): Keeping {
  const told = settle(branch, alpha).filter((settled) => !changesNothing(settled));
  if (told.length === 0) return { kind: "not", why: NOTHING_TOLD };
  const open = told.filter(({ judgement }) => !KEPT.has(judgement.state));
  if (open.length === 0)
    return told.some(certifies) ? { kind: "certain" } : { kind: "not", why: NOTHING_TOLD };
  if (open.every(({ judgement }) => judgement.leans === "pass")) return { kind: "estimated" };
  return { kind: "not", why: whyNot(open) };
}

const NOTHING_TOLD = "has no limit of which the data can tell";

const KEPT: ReadonlySet<string> = new Set(["pass", "not-applicable"]);

/** The worst that was found of any limit. */
function whyNot(open: readonly SettledLimit[]): string {
  const words = open.map((settled) => ({ ...wordsFor(settled), settled }));
  const [worst] = words.sort((a, b) => a.rank - b.rank);
  return worst === undefined ? "" : `${worst.says} ${limitText(worst.settled.limit)}`;
}

function wordsFor({ judgement }: SettledLimit): { readonly rank: number; readonly says: string } {
  if (judgement.state === "fail") return { rank: 0, says: "breaks" };
  if (judgement.state === "unmeasured") return { rank: 1, says: "is unmeasured for" };
  if (judgement.leans === "fail") return { rank: 2, says: "likely breaks" };
  return { rank: 3, says: "is not certain to keep" };
}

/** Of the limits that are open and lean to be kept, the first. */
export function firstDoubt({ branch }: Candidate): SettledLimit | undefined {
  return settle(branch, branch.alpha)
    .filter((settled) => !changesNothing(settled))
    .find(({ judgement }) => !KEPT.has(judgement.state));
}
