import { toNumber } from "../catalog/decimal.ts";
import { worst } from "../catalog/states.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { Explanation } from "../contract/explanation.ts";
import { REFERENCE } from "../contract/names.ts";
import type { At } from "../contract/plan.ts";
import {
  type JudgedItself,
  type JudgedLimit,
  type JudgedModel,
  type JudgedVariant,
  Verdict,
} from "../contract/verdict.ts";
import type { Policy } from "../policy/policy.ts";
import { settingsFor } from "../policy/settings.ts";
import { counted } from "../words/counts.ts";
import { limitName } from "../words/limits.ts";
import { steady } from "../words/rounding.ts";
import { because, faultOf } from "./because.ts";
import { stoppedOn } from "./early/stopped-on.ts";
import { originOf } from "./evidence/seen.ts";
import { inShort } from "./explain/explain.ts";
import type {
  BranchFindings,
  CaseFindings,
  Finding,
  ItselfFindings,
  ModelFindings,
} from "./findings.ts";
import { labellingNote, type ToLabel } from "./labelling.ts";
import { leftOut } from "./left-out.ts";
import { notesOn } from "./notes.ts";
import { placementsOf } from "./on-devices.ts";
import { isFailure, type Proofs, proofsOf } from "./proofs.ts";
import { isOfRunTime, runTimeNotes } from "./run-time.ts";
import type { CaseTree, LeftOutCase } from "./tree.ts";
import { partIn } from "./unasked.ts";
import { judgeWaivers } from "./waivers.ts";
import { wayOut } from "./way-out.ts";

/** What lies beside the verdict, of which it shows the first, and where the whole is. */
interface Beside {
  readonly explanations: readonly Explanation[];
  readonly missing: readonly ToLabel[];
  readonly paths: Paths;
}

export interface Paths {
  readonly explanation: (explanation: Explanation) => string;
  readonly toLabel: (model: string) => string;
}

/** Writes down what was found, in the words and the form of `verdict.json`. */
export function verdict(
  { plan, policies }: CaseTree,
  found: readonly ModelFindings[],
  beside?: Beside,
): Verdict {
  const write = { beside, head: policies.head };
  const models = found.map((one) =>
    one.kind === "left out" ? writeLeftOut(one) : writeModel(one, write),
  );
  const { path, digest, commit } = plan.policies.target;
  const outcomes = [
    ...models.map(({ outcome }) => outcome),
    ...(plan.unjudged?.warns === undefined ? [] : ["warn" as const]),
  ];
  const waivers = judgeWaivers({ plan, policies, models });
  const fault = faultOf(models);
  const part = partIn(plan, policies);
  return {
    schema: 1,
    outcome: models.length === 0 ? "error" : worst(outcomes),
    because: because(models, plan.unjudged),
    ...(fault && { fault }),
    ...(part && { part }),
    confidence: toNumber(settingsFor(policies.target, plan.branch).confidence),
    models,
    policy: { path, digest, commit },
    ...(plan.base && { base: plan.base }),
    head: plan.head,
    ...(plan.unjudged && { unjudged: plan.unjudged }),
    ...(waivers.length > 0 && { waivers }),
    ...(plan.changes && { changes: plan.changes }),
    ...(plan.published && { published: plan.published }),
    notes: plan.notes,
  };
}

function about({
  planned,
  model,
}: Pick<LeftOutCase, "model"> & Pick<CaseFindings["modelCase"], "planned">) {
  const { doubts, unasked } = planned;
  const { metrics } = model;
  return {
    name: model.name,
    status: planned.status,
    task: model.task,
    ...(doubts && { doubts }),
    ...(unasked && { unasked }),
    // So that a report writes them as the policy does.
    ...(metrics && {
      declared: Object.fromEntries(metrics.map(({ name, quantity }) => [name, quantity])),
    }),
  };
}

function writeLeftOut(left: LeftOutCase): JudgedModel {
  return { ...about(left), ...leftOut(left.planned, left.settings) };
}

interface Write {
  readonly beside: Beside | undefined;
  /** The head's version of the policy, where it can be read. */
  readonly head: Policy | undefined;
}

/** What is the same for all limits of a model. */
interface Writing extends Write {
  readonly found: CaseFindings;
  readonly proofs: Proofs;
}

function writeModel(found: CaseFindings, write: Write): JudgedModel {
  const { modelCase, itself, variants, sight, cliff, outdone, advice, choice, notes } = found;
  const { model, targets } = modelCase;
  const writing = { ...write, found, proofs: proofsOf(found) };
  const { missing = [], paths } = write.beside ?? {};
  const unlabelled = missing.find((one) => one.model === model.name);
  return {
    ...about(modelCase),
    outcome: found.outcome,
    targets: [...targets],
    reference: found.reference,
    ...(itself && { itself: writeItself(itself, writing) }),
    ...(model.ship !== null && { ships: model.ship }),
    ...(sight && { sight }),
    objective: model.objective,
    ...choice,
    ...(cliff && { cliff }),
    ...(outdone.length > 0 && { outdone: [...outdone] }),
    ...(advice.length > 0 && { advice: [...advice] }),
    variants: variants.map((one) => writeVariant(one, writing)),
    notes: [
      ...notes,
      ...(unlabelled && paths ? [labellingNote(unlabelled, paths.toLabel(model.name))] : []),
    ],
  };
}

function writeVariant(found: BranchFindings, writing: Writing): JudgedVariant {
  const { branch, slices, fellOn, attribution } = found;
  const { name } = branch.variant;
  const explanation = explanationOf(name, writing);
  return {
    ...writeBranch(found, name, writing),
    ...(found.uncertified !== undefined && { uncertified: found.uncertified }),
    ...(slices && { slices: [...slices] }),
    ...(fellOn !== undefined && { fellOn }),
    ...placementsOf(branch),
    ...(attribution && { attribution }),
    ...(explanation.length > 0 && { explanation }),
    notes: [...(branch.first ? notesOn(branch.first) : []), ...runTimeNotes(branch)],
  };
}

function writeItself(found: ItselfFindings, writing: Writing): JudgedItself {
  const { base, because } = found;
  return {
    ...writeBranch(found, REFERENCE, writing),
    is: writing.found.modelCase.referenceName,
    ...(base && { base }),
    because,
    notes: [],
  };
}

function writeBranch(
  { branch, outcome, metrics, limits }: BranchFindings,
  name: string,
  writing: Writing,
): Omit<JudgedVariant, "notes"> {
  const { enforced, reason, first } = branch;
  return {
    name,
    outcome,
    enforced,
    ...(reason !== undefined && { reason }),
    ...stoppedOn(branch),
    ...(first && { minimumOS: first.own.package.minimumOS, origin: originOf(first.own) }),
    metrics: { ...metrics },
    limits: limits.map((finding) => writeLimit(finding, branch, name, writing)),
  };
}

function writeLimit(
  finding: Finding,
  { enforced, alpha }: BranchFindings["branch"],
  variant: string,
  { found, proofs, head }: Writing,
): JudgedLimit {
  const { limit, target, comparison, judgement, outcome, weights, waived, implied } = finding;
  const { state, leans, observed, interval, n, beyond, why } = judgement;
  const { policy, model } = found.modelCase;
  // Who brought the numbers is told beside the limits that somebody wrote.
  const from = implied || isUnmeasured(comparison) ? undefined : comparison.own.from;
  const isMarked = enforced && isFailure(finding);
  const out = enforced ? wayOut(finding, alpha) : undefined;
  const isProven = isMarked && proofs.isProven(finding);
  const doubt = `. Of ${counted(proofs.among, "enforced limit")} one may fail so by chance, so it is not proven`;
  return {
    metric: limit.metric,
    operator: limit.operator,
    ...(limit.slice && { slice: limit.slice }),
    target: toNumber(limit.target),
    limit: limit.text,
    on: target,
    observed,
    ...(interval && { interval }),
    ...(n !== undefined && { n }),
    ...(beyond && { beyond }),
    state,
    ...(leans && { leans }),
    ...(isProven && { proven: true }),
    outcome,
    why: isMarked && !isProven ? `${why}${doubt}` : why,
    ...(out !== undefined && { wayOut: out }),
    at: placeOf(finding, policy, headLine(head, model.name, variant, finding)),
    ...(weights !== undefined && { weights }),
    ...(waived && { waived }),
    ...(from && { from }),
    ...((state === "fail" || leans === "fail") && isOfRunTime(finding) && { runTime: true }),
    ...(implied && { implied }),
  };
}

function placeOf({ limit }: Finding, { commit, path }: At, head: number | undefined) {
  const { line } = limit.at;
  const moved = head !== undefined && head !== line;
  return { commit, path, line, ...(moved && { headLine: head }) };
}

/**
 * Where the head's version of the policy has a limit of the target's: GitHub shows a remark only beside a line of the
 * head. What the head removes is marked where it stood in.
 */
function headLine(
  head: Policy | undefined,
  model: string,
  variant: string,
  { limit }: Finding,
): number | undefined {
  if (head === undefined) return;
  const own = head.models.find(({ name }) => name === model);
  const itself = own && { limits: own.referenceLimits, at: own.at };
  const made = variant === REFERENCE ? itself : own?.variants.find(({ name }) => name === variant);
  const kept = made?.limits.find((one) => limitName(one) === limitName(limit));
  return (kept ?? made ?? own)?.at.line ?? 1;
}

function explanationOf(variant: string, { beside, found }: Writing) {
  if (beside === undefined) return [];
  const { name } = found.modelCase.model;
  return beside.explanations
    .filter((one) => one.model === name && one.variant === variant)
    .flatMap((one) => inShort(one, beside.paths.explanation(one)));
}

/** `verdict.json`, the same bytes for the same verdict; the schema sets the order of keys. */
export function formatVerdict(verdict: Verdict): string {
  return `${JSON.stringify(Verdict.parse(verdict), (_, value) => shortened(value), 2)}\n`;
}

function shortened(value: unknown): unknown {
  if (typeof value !== "number" || Number.isInteger(value)) return value;
  return steady(value);
}
