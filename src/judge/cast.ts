import { quote } from "../catalog/quote.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { Advice } from "../contract/counsel.ts";
import { REFERENCE } from "../contract/names.ts";
import type { RangeAudit } from "../contract/range.ts";
import type { Recipe } from "../contract/recipe.ts";
import type { Limit } from "../policy/policy.ts";
import { complete } from "../tasks/columns/defects.ts";
import { limitText } from "../words/limits.ts";
import { bitsAskedFor } from "./advice/basis.ts";
import { askOn } from "./build.ts";
import type { BranchFindings, Finding } from "./findings.ts";
import type { Judgement } from "./judgement.ts";
import { answer } from "./question/answer.ts";
import { ask } from "./question/ask.ts";
import { rangeSentences } from "./range.ts";
import { judgeLimit } from "./settle.ts";
import type { Branch, Case, TargetLimit } from "./tree.ts";

/**
 * Whether it is the cast to 16-bit floats that breaks a model of 32: a failing variant of fewer bits starts from that
 * cast, which then fails by the same limit, or cannot be evaluated itself. Where the policy has no `fp16` the audit of
 * the variant, or of the source, may say so; that is less than a proof.
 */
export function castToBlame(modelCase: Case, variants: readonly BranchFindings[]): Advice[] {
  const [target] = modelCase.targets;
  if (target === undefined || !computesIn32(modelCase)) return [];
  const half = variants.find(({ branch }) => isCast(branch.variant.recipe))?.branch;
  const blamed = variants.flatMap(({ branch, limits }) => {
    const bits = bitsAskedFor(branch.variant.recipe);
    if (bits === undefined || !startsFromCast(branch.variant.recipe)) return [];
    const broken = limits
      .filter((one) => isBroken(one.judgement) && isOfAnswers(one))
      .filter((one) => sourceKeeps(modelCase, one, target))
      .map(({ limit }) => limit);
    const failing = { branch, broken };
    const why =
      half === undefined
        ? auditBlames(modelCase, failing, target)
        : castBlames(modelCase, half, failing, target);
    return why === undefined ? [] : [{ branch, bits, why }];
  });
  const first = blamed.find(({ branch }) => branch.enforced) ?? blamed[0];
  if (first === undefined) return [];
  const bits = new Set(blamed.map((one) => one.bits));
  const not = [...bits].sort((a, b) => b - a).join(" or ");
  const { verb, because } = first.why;
  const text = `${verb} this model, not ${not} bits: ${because}`;
  return [{ variant: first.branch.variant.name, topic: "fp16", text }];
}

interface Why {
  readonly verb: "FP16 breaks" | "FP16 may be what breaks";
  readonly because: string;
}

interface Failing {
  readonly branch: Branch;
  /** The limits on its answers that it does not keep. */
  readonly broken: readonly Limit[];
}

/** What the cast itself shows: no numbers where the variant has none, or the same limit broken. */
function castBlames(
  modelCase: Case,
  half: Branch,
  { branch, broken }: Failing,
  target: string,
): Why | undefined {
  const name = quote(half.variant.name);
  const { blames } = auditOf(modelCase, half.variant.name, target);
  const breaks = (said: string): Why => ({
    verb: "FP16 breaks",
    because: [said, ...blames].join("; "),
  });
  if (half.reason !== undefined && half.unshrunk === undefined) {
    const lost = broken.length > 0 || branch.reason !== undefined;
    return lost ? breaks(`${name} alone gives no numbers: ${half.reason}`) : undefined;
  }
  const same = broken.find((limit) =>
    isBroken(judgeLimit(half, askOn(half.on, limit, target), half.alpha)),
  );
  if (same === undefined) return;
  return breaks(`${name} alone does not keep ${limitText(same)} either`);
}

/** A limit on the answers; what the package alone says is not the cast's doing. */
function isOfAnswers({ limit, metric }: Finding): boolean {
  return metric?.source === "records" && OF_ANSWERS.has(limit.operator);
}

/** A regression is measured from the base, whatever its precision. */
const OF_ANSWERS: ReadonlySet<string> = new Set(["min", "max", "max-drop", "max-increase"]);

/** What the source does not reach either, no cast has lost. */
function sourceKeeps(
  { compare, alpha }: Case,
  { limit, metric }: TargetLimit,
  target: string,
): boolean {
  const isDrop = limit.operator === "max-drop" || limit.operator === "max-increase";
  return isDrop || !isBroken(answer(ask(limit, metric, compare(REFERENCE, target)), alpha));
}

function isBroken({ state, leans }: Pick<Judgement, "state" | "leans">): boolean {
  return state === "fail" || (state === "inconclusive" && leans === "fail");
}

/** Without the cast beside it: what its own values reach, or those of the source in 32 bits. */
function auditBlames(
  modelCase: Case,
  { branch, broken }: Failing,
  target: string,
): Why | undefined {
  if (broken.length === 0 && branch.reason === undefined) return;
  const own = auditOf(modelCase, branch.variant.name, target);
  if (own.precision === "fp16" && own.blames.length > 0)
    return { verb: "FP16 breaks", because: own.blames.join("; ") };
  const source = auditOf(modelCase, REFERENCE, target);
  // A variant without numbers may have been lost before it ran.
  if (broken.length === 0) return;
  if (source.precision !== "fp32" || source.blames.length === 0) return;
  const because = [...source.blames, "a variant fp16 beside it would tell"].join("; ");
  return { verb: "FP16 may be what breaks", because };
}

interface Audit {
  readonly precision?: RangeAudit["precision"];
  /** What 16 bits cannot hold of it, a sentence each. */
  readonly blames: readonly string[];
}

/** Of a measurement that failed too: that it did may be the reason to look. */
function auditOf({ evidence, model }: Case, variant: string, target: string): Audit {
  const seen = evidence.measurement({ model: model.name, side: "head", variant, target });
  if (isUnmeasured(seen) || seen.range === undefined) return { blames: [] };
  const { precision, overflows, nan } = seen.range;
  const none = { count: 0, ops: [] };
  const blames = rangeSentences({ ...seen.range, products: none, unseen: none });
  return { precision, blames: overflows.count + nan.count > 0 ? blames : [] };
}

/** Nothing is lost to a cast where there is none, or where the source has no numbers either. */
function computesIn32({ source }: Case): boolean {
  if (isUnmeasured(source) || isUnmeasured(complete(source.columns))) return false;
  return source.package.weights.byKind.float32 !== undefined;
}

function isCast(recipe: Recipe): boolean {
  return recipe.kind === "preset" && recipe.preset === "fp16";
}

function startsFromCast(recipe: Recipe): boolean {
  switch (recipe.kind) {
    case "preset":
      return recipe.preset !== "fp32" && recipe.preset !== "fp16";
    case "convert":
      return recipe.steps.length > 1 && recipe.steps[0]?.op === "cast";
    case "stored":
    case "damage":
    case "source":
      return false;
    default:
      return recipe satisfies never;
  }
}
