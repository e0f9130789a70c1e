import type { ObservedMetric } from "../../contract/verdict.ts";
import { limitText } from "../../words/limits.ts";
import { confidenceOf } from "../alpha.ts";
import type { Observation } from "../evidence/observation.ts";
import { numbersOf } from "../numbers.ts";
import { certifies, changesNothing, type SettledLimit, settle } from "../settle.ts";
import type { Branch, Case } from "../tree.ts";

/** A variant, and whether it keeps what was agreed. */
export type Weighed =
  | { readonly name: string; readonly candidate: Candidate; readonly keeping: Keeping }
  | { readonly name: string; readonly candidate?: never; readonly why: string };

/** Every variant against its limits, each candidate at its share of the chance to be wrong. */
export function weigh({ branches, referenceName }: Case, source: Observation): Weighed[] {
  const found = branches.map((branch) => candidateOf(branch, source, referenceName));
  const among = found.filter((one) => typeof one !== "string").length;
  return found.map((one, at) => {
    const name = branches[at]?.variant.name ?? "";
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

/** `certain`: it keeps every limit; `estimated`: as far as numbers tell that stand alone; else why not. */
export type Keeping =
  | { readonly kind: "certain" }
  | { readonly kind: "estimated" }
  | { readonly kind: "not"; readonly why: string };

/**
 * Whether a candidate keeps every limit. Whoever picks the best of several gives luck several chances, so each must
 * pass at its share of alpha.
 */
function keepingOf(candidate: Candidate, among: number): Keeping {
  const alpha = candidate.branch.alpha;
  const told = toldOf(candidate, alpha / among);
  if (told.length === 0) return { kind: "not", why: NOTHING_TOLD };
  const open = unkept(told);
  if (open.length === 0)
    return told.some(certifies) ? { kind: "certain" } : { kind: "not", why: NOTHING_TOLD };
  if (open.every(({ judgement }) => judgement.estimate && judgement.leans === "pass"))
    return { kind: "estimated" };
  const why = whyNot(unkept(toldOf(candidate, alpha)));
  return { kind: "not", why: why ?? tooFewSamples(alpha / among, among) };
}

const NOTHING_TOLD = "has no limit of which the data can tell";

function toldOf({ branch }: Candidate, alpha: number): SettledLimit[] {
  return settle(branch, alpha).filter((settled) => !changesNothing(settled));
}

function unkept(told: readonly SettledLimit[]): SettledLimit[] {
  return told.filter(({ judgement }) => !["pass", "not-applicable"].includes(judgement.state));
}

/** The worst that was found of any limit; a lean by an estimate within it is no reason. */
function whyNot(open: readonly SettledLimit[]): string | undefined {
  const telling = open.filter(({ judgement }) => !judgement.estimate || judgement.leans === "fail");
  const words = telling.map((settled) => ({ ...wordsFor(settled), settled }));
  const [worst] = words.sort((a, b) => a.rank - b.rank);
  if (worst === undefined) return;
  return `${worst.says} ${limitText(worst.settled.limit)}`;
}

function wordsFor({ judgement }: SettledLimit): { readonly rank: number; readonly says: string } {
  if (judgement.state === "fail") return { rank: 0, says: "breaks" };
  if (judgement.state === "unmeasured") return { rank: 1, says: "is unmeasured for" };
  if (judgement.leans === "fail") return { rank: 2, says: "likely breaks" };
  return { rank: 3, says: "is not certain to keep" };
}

function tooFewSamples(alpha: number, among: number): string {
  return `passes, but not with the ${confidenceOf(alpha)} confidence that choosing among ${among} asks for`;
}

/** A variant that may be chosen: smaller than the source, whole, and with limits to keep. */
export interface Candidate {
  readonly name: string;
  readonly branch: Branch;
  readonly bytes: number;
  readonly bits: number;
  readonly metrics: Readonly<Record<string, ObservedMetric>>;
}

/** A candidate, or in a few words why a variant is none. */
function candidateOf(branch: Branch, source: Observation, reference: string): Candidate | string {
  const { variant, first, reason, unshrunk } = branch;
  if (variant.name === reference) return "is the reference";
  if (variant.limits.length === 0) return "has no limit to keep";
  if (unshrunk !== undefined) return "did not shrink";
  if (first === undefined || reason !== undefined) return "was not measured in full";
  const { bytes, weights } = first.own.package;
  if (bytes >= source.package.bytes) return "is no smaller than its source";
  const metrics = numbersOf(branch);
  return { name: variant.name, branch, bytes, bits: weights.bitsPerWeight, metrics };
}
