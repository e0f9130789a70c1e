import { isAgainstReference } from "../catalog/metrics.ts";
import { OPERATORS, type Operator } from "../catalog/operators.ts";
import type { Sight } from "../contract/sight.ts";
import type { JudgedLimit, JudgedModel, JudgedVariant, Verdict } from "../contract/verdict.ts";
import { findMetric } from "../tasks/rows.ts";
import { everyFinding, findings, type NamedLimit } from "./findings.ts";

/**
 * The first lines of a report, all that many will read: what ships, why, and what the data can see. They are worked out
 * of the verdict here, so that they never contradict it, the table or each other; `opening-words.ts` says them.
 */
export interface Opening {
  readonly ships: Ships;
  readonly why: Why;
  readonly sees: readonly Sees[];
}

export type Ships =
  /** No model that the policy judges was changed. */
  | { readonly kind: "untouched" }
  /** Somebody asked for a part alone, and nothing of that stands in the way. */
  | { readonly kind: "part" }
  /** No model is left of which a variant could ship. */
  | { readonly kind: "no model" }
  | { readonly kind: "may"; readonly what: readonly Shipping[] }
  | { readonly kind: "nothing" };

/** `variant` is null where the policy names none: then every one ships. */
export interface Shipping {
  readonly model: string;
  readonly variant: string | null;
}

/** Who is to act. */
export const CAUSES = [
  "kept",
  "model",
  "quantization",
  "both",
  "either",
  "run-time",
  "data",
  "machine",
  "part",
  "elsewhere",
] as const;

export interface Why {
  readonly cause: (typeof CAUSES)[number];
  /** Of what the data cannot tell: where the numbers lie. */
  readonly leans?: "pass" | "fail";
  /** All that is in the way was set aside by waivers. */
  readonly waived?: true;
}

export type Sees =
  | { readonly kind: "chances"; readonly model: string; readonly sight: Sight }
  /** How scores spread is known once they are seen. */
  | { readonly kind: "spread"; readonly model: string }
  /** Numbers without answers. */
  | { readonly kind: "numbers"; readonly model: string };

export function openingOf(verdict: Verdict): Opening {
  return {
    ships: shipsOf(verdict),
    why: whyOf(verdict),
    sees: verdict.models.flatMap(seesOf),
  };
}

/** Whether no model that the policy judges was changed, so that nothing was measured. */
export function isUntouched({ models, outcome }: Pick<Verdict, "models" | "outcome">): boolean {
  const isLeft = models.length > 0 && models.every(({ status }) => status === "unchanged");
  return isLeft && outcome === "pass";
}

function shipsOf(verdict: Verdict): Ships {
  if (isUntouched(verdict)) return { kind: "untouched" };
  if (verdict.outcome === "fail" || verdict.outcome === "error") return { kind: "nothing" };
  if (verdict.part !== undefined) return { kind: "part" };
  const judged = verdict.models.filter(({ variants }) => variants.length > 0);
  if (judged.length === 0) return { kind: "no model" };
  const what = judged.map(({ name, ships = null }) => ({ model: name, variant: ships }));
  return { kind: "may", what };
}

/** By the findings that decide the outcome: a broken limit before what was not measured, and that before a doubt. */
function whyOf({ outcome, models, fault, unjudged, part }: Verdict): Why {
  if (outcome === "pass") return { cause: "kept" };
  if (fault !== undefined) return { cause: fault };
  const all = findings(models);
  const decisive = all.filter(({ limit }) => limit.outcome === outcome);
  const waived = decisive.length > 0 && decisive.every(({ limit }) => limit.waived !== undefined);
  const aside = waived ? { waived } : {};
  const broken = decisive.filter(({ limit }) => limit.state === "fail");
  if (broken.length > 0) return { cause: causeOfBroken(broken), ...aside };
  const without = models.flatMap(({ variants }) =>
    variants.filter((one) => one.enforced && one.outcome === outcome && one.reason !== undefined),
  );
  const [unmeasured] = decisive.filter(({ limit }) => limit.state === "unmeasured");
  if (without[0] !== undefined) return { cause: causeOfNone(without[0]), ...aside };
  if (unmeasured !== undefined) return { cause: causeOfUnmeasured(unmeasured), ...aside };
  const [doubt] = decisive;
  if (doubt !== undefined) {
    const leans = decisive.some(({ limit }) => limit.leans === "fail") ? "fail" : "pass";
    return { cause: "data", leans, ...aside };
  }
  const hasDoubts = models.some(({ doubts = [] }) => doubts.length > 0);
  if (hasDoubts || unjudged?.warns !== undefined) return { cause: "elsewhere" };
  if (part !== undefined && outcome === "warn" && !isUncertified(models)) return { cause: "part" };
  if (models.some(({ status }) => status === "judged" || status === "new"))
    return { cause: outcome === "error" ? "machine" : isUnlimited(models) ? "elsewhere" : "data" };
  return { cause: "elsewhere" };
}

export function isUncertified(models: readonly JudgedModel[]): boolean {
  return models.some(({ variants }) => variants.some((one) => one.uncertified !== undefined));
}

/** Of enforced variants one has no limit: nothing was asked of it. */
function isUnlimited(models: readonly JudgedModel[]): boolean {
  return models.some(({ variants }) =>
    variants.some(
      ({ enforced, limits, uncertified }) =>
        enforced && uncertified !== undefined && limits.length === 0,
    ),
  );
}

/** A drop is measured from this run's own reference, and a size is of the package: neither is the model's doing. */
function causeOfBroken(broken: readonly NamedLimit[]): Why["cause"] {
  if (broken.every(({ limit }) => limit.runTime)) return "run-time";
  return broken.every(({ limit }) => isOfQuantization(limit)) ? "quantization" : "either";
}

function isOfQuantization({ operator, metric }: JudgedLimit): boolean {
  const found = findMetric(metric);
  if (found?.source === "package") return operator !== "max-regression";
  const against = isOperator(operator) ? OPERATORS[operator].against : "absolute";
  return against === "reference" || (found !== undefined && isAgainstReference(found));
}

function isOperator(word: string): word is Operator {
  return Object.hasOwn(OPERATORS, word);
}

/** One that has answers and is not what its recipe promises did not become smaller; else something stopped it. */
function causeOfNone({ origin, metrics, limits }: JudgedVariant): Why["cause"] {
  const answers = Object.keys(metrics).some((name) => findMetric(name)?.source === "records");
  // Where another target's answers count, it is what its recipe promises.
  const counts = limits.some(({ state }) => state === "pass" || state === "inconclusive");
  return origin !== undefined && answers && !counts ? "quantization" : "machine";
}

/** Where the two sides do compare, it is what they compare that tells nothing: a reference that guesses. */
function causeOfUnmeasured({ variant, limit }: NamedLimit): Why["cause"] {
  return variant.metrics[limit.metric]?.versus === undefined ? "machine" : "data";
}

function seesOf(model: JudgedModel): Sees[] {
  const { name, sight } = model;
  if (sight !== undefined) return [{ kind: "chances", model: name, sight }];
  const limits = everyFinding([model])
    .filter(({ variant, limit }) => variant.enforced && limit.slice === undefined)
    .map(({ limit }) => limit)
    .filter(({ metric }) => findMetric(metric)?.source !== "package");
  if (limits.some(({ interval }) => interval !== undefined))
    return [{ kind: "spread", model: name }];
  const isAlone = limits.some(({ state, n }) => state === "inconclusive" && n === undefined);
  return isAlone ? [{ kind: "numbers", model: name }] : [];
}
