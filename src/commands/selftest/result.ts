import type { Outcome } from "../../catalog/states.ts";
import type { JudgedModel, JudgedVariant } from "../../contract/verdict.ts";
import { caughtFrom } from "../../forecast/chances.ts";
import { alphaOf } from "../../judge/alpha.ts";
import type { GateSettings, Limit } from "../../policy/policy.ts";
import { settingsFor } from "../../policy/settings.ts";
import { findMetric } from "../../tasks/rows.ts";
import { limitText } from "../../words/limits.ts";
import { steadyShare } from "../../words/rounding.ts";
import { DAMAGES, UNCHANGED, type UnderTest } from "./under-test.ts";

/** One damaged copy: what it lost, measured, and whether the gate stopped it. */
export interface DamagedResult {
  readonly strength: number;
  readonly seed: number;
  /** Of the first metric that is limited: how much worse it got; null where it was not measured. */
  readonly lost: number | null;
  readonly outcome: Outcome;
  readonly why: string;
}

export interface SelfTestResult {
  readonly model: string;
  readonly metric: string;
  readonly limits: readonly string[];
  readonly unchanged: { readonly outcome: Outcome; readonly why: string };
  readonly damaged: readonly DamagedResult[];
  readonly stopped: number;
  readonly of: number;
  /** The smallest true drop that the gate stops in 19 of 20 runs, by calculation. */
  readonly caughtFrom: number | null;
  /** What is wrong with the gate; nothing where it is sound. */
  readonly problems: readonly string[];
}

/** The share of runs in which something must be stopped to count as caught. */
const CAUGHT = 0.95;

/** What a model under test showed. */
export function resultFor(judged: JudgedModel, { plan, policy }: UnderTest) {
  const model = policy.models.find(({ name }) => name === judged.name);
  const [variant] = model?.variants ?? [];
  if (model === undefined || variant === undefined) throw new Error(`${judged.name} is not tested`);
  return resultOf(judged, variant.limits, settingsFor(policy, plan.branch, model, variant));
}

/** Whether the gate let the sound model pass and stopped the damaged ones, and from which loss on. */
export function resultOf(
  { name, variants }: JudgedModel,
  limits: readonly Limit[],
  settings: GateSettings,
): SelfTestResult {
  const metric = limits[0]?.metric ?? "";
  const unchanged = variants.find((variant) => variant.name === UNCHANGED);
  const damaged = DAMAGES.flatMap(({ name, strength, seed }) => {
    const variant = variants.find((one) => one.name === name);
    return variant === undefined ? [] : [{ strength, seed, ...seenOf(variant, metric, unchanged) }];
  });
  const measured = damaged.filter(({ lost }) => lost !== null);
  const sound = { outcome: unchanged?.outcome ?? "error", why: whyOf(unchanged) } as const;
  return {
    model: name,
    metric,
    limits: limits.map(limitText),
    unchanged: sound,
    damaged,
    stopped: measured.filter(isStopped).length,
    of: measured.length,
    caughtFrom: calculated(limits, settings, examplesOf(unchanged)),
    problems: problemsOf(sound, damaged),
  };
}

export function isStopped({ outcome }: Pick<DamagedResult, "outcome">): boolean {
  return outcome === "fail" || outcome === "error";
}

function seenOf(variant: JudgedVariant, metric: string, unchanged?: JudgedVariant) {
  const lost = variant.reason === undefined ? lostOf(metric, variant, unchanged) : null;
  return { lost, outcome: variant.outcome, why: whyOf(variant) };
}

/** Against the reference; what is measured against it already has its own value for the model as it is. */
function lostOf(metric: string, damaged: JudgedVariant, unchanged?: JudgedVariant): number | null {
  const [now, before] = [damaged.metrics[metric], unchanged?.metrics[metric]];
  if (now?.versus !== undefined) return now.versus.drop;
  if (now === undefined || before === undefined) return null;
  const fall = before.value - now.value;
  return findMetric(metric)?.direction === "lower" ? -fall : fall;
}

/** The reason of the limit that decided. */
function whyOf(variant?: JudgedVariant): string {
  if (variant === undefined) return "it was not judged";
  const decisive = variant.limits.find(({ outcome }) => outcome === variant.outcome);
  return variant.reason ?? decisive?.why ?? variant.uncertified ?? "it has no limit";
}

function examplesOf(variant?: JudgedVariant): number | undefined {
  return variant?.limits.find(({ n, slice }) => n !== undefined && slice === undefined)?.n;
}

/** Of all limits on a drop, the one that notices the least. */
function calculated(
  limits: readonly Limit[],
  settings: GateSettings,
  n: number | undefined,
): number | null {
  const drops = limits.filter(({ metric, operator, slice }) => {
    return operator === "max-drop" && slice === undefined && findMetric(metric)?.test === "rate";
  });
  if (n === undefined || drops.length === 0) return null;
  const strict = settings.onInconclusive === "fail";
  const found = drops.map((limit) =>
    caughtFrom({ limit, n, alpha: alphaOf(settings) }, CAUGHT, strict),
  );
  return steadyShare(Math.min(...found));
}

function problemsOf(
  unchanged: SelfTestResult["unchanged"],
  damaged: readonly DamagedResult[],
): string[] {
  const measured = damaged.filter(({ lost }) => lost !== null);
  const strongest = measured.filter(({ strength }) => strength === measured.at(-1)?.strength);
  const through = strongest.find((one) => !isStopped(one));
  return [
    ...(isStopped(unchanged) ? [`The model as it is does not pass: ${unchanged.why}.`] : []),
    ...(measured.length === 0
      ? [`No damaged copy could be measured: ${damaged[0]?.why ?? "there is none"}.`]
      : []),
    ...(through === undefined ? [] : [`The strongest damage was let through: ${through.why}.`]),
  ];
}
