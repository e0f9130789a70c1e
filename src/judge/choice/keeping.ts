import { limitText } from "../../words/limits.ts";
import { alphaOf, confidenceOf } from "../alpha.ts";
import { certifies } from "../certified.ts";
import { tryLimits } from "../limits.ts";
import { changesNothing } from "../slices/changes-nothing.ts";
import type { Tried } from "../tried.ts";
import type { Candidate } from "./candidate.ts";

/** `certain`: it keeps every limit; `estimated`: as far as numbers tell that stand alone; else why not. */
export type Keeping =
  | { readonly kind: "certain" }
  | { readonly kind: "estimated" }
  | { readonly kind: "not"; readonly why: string };

/**
 * Whether a candidate keeps every limit. Whoever picks the best of several gives luck several chances, so each must
 * pass at its share of alpha.
 */
export function keepingOf(candidate: Candidate, among: number): Keeping {
  const alpha = alphaOf(candidate.subject.settings);
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

function toldOf({ subject }: Candidate, alpha: number): Tried[] {
  return tryLimits(subject, alpha).filter((tried) => !changesNothing(tried));
}

function unkept(told: readonly Tried[]): Tried[] {
  return told.filter(({ judgement }) => !["pass", "not-applicable"].includes(judgement.state));
}

/** The worst that was found of any limit; a lean by an estimate within it is no reason. */
function whyNot(open: readonly Tried[]): string | undefined {
  const telling = open.filter(({ judgement }) => !judgement.estimate || judgement.leans === "fail");
  const words = telling.map((tried) => ({ ...wordsFor(tried), tried }));
  const [worst] = words.sort((a, b) => a.rank - b.rank);
  if (worst === undefined) return;
  return `${worst.says} ${limitText(worst.tried.limit)}`;
}

function wordsFor({ judgement }: Tried): { readonly rank: number; readonly says: string } {
  if (judgement.state === "fail") return { rank: 0, says: "breaks" };
  if (judgement.state === "unmeasured") return { rank: 1, says: "is unmeasured for" };
  if (judgement.leans === "fail") return { rank: 2, says: "likely breaks" };
  return { rank: 3, says: "is not certain to keep" };
}

function tooFewSamples(alpha: number, among: number): string {
  return `passes, but not with the ${confidenceOf(alpha)} confidence that choosing among ${among} asks for`;
}
