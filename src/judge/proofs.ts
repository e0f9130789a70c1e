import { holm } from "../statistics/after/holm.ts";
import {
  type BranchFindings,
  type CaseFindings,
  type Finding,
  judgedBranches,
} from "./findings.ts";
import type { Judgement } from "./judgement.ts";
import { judgeLimit } from "./settle.ts";

/** Which failures of a model are proven, among how many limits that chance can decide. */
export interface Proofs {
  readonly among: number;
  isProven(finding: Finding): boolean;
}

/**
 * Whoever puts many limits to the test sees one fail by chance: of six that are exactly met nearly one run in three.
 * Proven is what Holm's procedure holds among a model's own enforced limits that chance can decide: what is read, as a
 * size is, or equal to the bit is no throw of any die.
 */
export function proofsOf(findings: CaseFindings): Proofs {
  const enforced = judgedBranches(findings).filter(({ branch }) => branch.enforced);
  if (!enforced.some(({ limits }) => limits.some(isFailure)))
    return { among: 0, isProven: () => false };
  const tested = enforced.flatMap(testedIn);
  const held = holm(
    tested,
    1,
    ({ finding, failsAt }, share) => isFailure(finding) && failsAt(share),
  );
  const proven = new Set([...held].map(({ finding }) => finding));
  return {
    among: tested.length,
    isProven: (finding) => proven.has(finding) || !mayBeTested(finding),
  };
}

/** An enforced limit that was put to a test. */
interface Tested {
  readonly finding: Finding;
  /** Whether it fails at this share of its own alpha. */
  failsAt(share: number): boolean;
}

function testedIn({ branch, limits }: BranchFindings): Tested[] {
  const { alpha } = branch;
  return limits
    .filter((finding) => finding.implied === undefined && mayBeTested(finding))
    .filter((finding) => isTested(judgeLimit(branch, finding, alpha)))
    .map((finding) => ({
      finding,
      failsAt: (share) => judgeLimit(branch, finding, alpha * share).state === "fail",
    }));
}

/** Slices have a procedure of their own; a screen proves nothing, nor does a prediction. What is read proves itself. */
export function isFailure({ limit, metric, judgement }: Finding): boolean {
  if (limit.slice !== undefined || judgement.state !== "fail") return false;
  return metric?.test !== "screen" && metric?.planned === undefined;
}

function mayBeTested({ limit, metric, question, judgement: { state } }: Finding): boolean {
  const test = metric?.test;
  if (limit.slice !== undefined || test === "screen" || test === "exact") return false;
  // What another limit has left undecided might have been what was broken first.
  if (question.kind === "stopped") return true;
  return state !== "unmeasured" && state !== "not-applicable";
}

/** Of two that are equal to the bit there is nothing to estimate, and of a number that stands alone no bounds. */
function isTested({ unchanged, estimate }: Judgement): boolean {
  return unchanged === undefined && estimate === undefined;
}
