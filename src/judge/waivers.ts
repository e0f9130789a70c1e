import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { At, Plan } from "../contract/plan.ts";
import type { JudgedLimit, JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import type { JudgedWaiver } from "../contract/waiver.ts";
import type { Policy, Waiver } from "../policy/policy.ts";
import { limitName } from "../words/limits.ts";
import { isExpired } from "./in-force.ts";
import { isWaivable } from "./outcome.ts";
import { changesNothing, type SettledLimit } from "./settle.ts";
import type { Branch } from "./tree.ts";

interface Before {
  readonly plan: Plan;
  readonly policies: { readonly target: Policy; readonly head?: Policy };
  readonly models: readonly JudgedModel[];
}

/** What became of every waiver: one that waives nothing is told of as well as one that does. */
export function judgeWaivers({ plan, policies, models }: Before): JudgedWaiver[] {
  const { target, head, first } = plan.policies;
  const own = policies.target.waivers.map((waiver) =>
    told(waiver, target, first ? UNMERGED : fateOf(waiver, plan.today, models)),
  );
  const known = new Set(policies.target.waivers.map(contentOf));
  const brought = (policies.head?.waivers ?? []).filter((one) => !known.has(contentOf(one)));
  const shown = brought.slice(0, MOST_BROUGHT);
  return [...own, ...shown.map((waiver) => told(waiver, head ?? target, UNMERGED))];
}

/** A head may bring any number. */
const MOST_BROUGHT = 100;

type Found = Pick<JudgedWaiver, "fate" | "why" | "now">;

const UNMERGED: Found = {
  fate: "unmerged",
  why: "only the head's policy has it, so it does not count before it is merged",
};

function fateOf(waiver: Waiver, today: string | undefined, models: readonly JudgedModel[]): Found {
  if (today === undefined)
    return { fate: "undated", why: "the plan does not say which day it was made on" };
  if (isExpired(waiver, today))
    return { fate: "expired", why: `its last day was ${waiver.until}, and this is ${today}` };
  const model = models.find(({ name }) => name === waiver.model);
  const judged = [...(model?.variants ?? []), ...(model?.itself ? [model.itself] : [])];
  const variant = judged.find(({ name }) => name === waiver.variant);
  if (model?.unasked?.includes(waiver.variant))
    return { fate: "idle", why: "the variant was not asked for here" };
  if (variant === undefined) return { fate: "idle", why: "the model is not judged here" };
  return fateAmong(waiver, variant);
}

function fateAmong({ limit, weights }: Waiver, { enforced, name, limits }: JudgedVariant): Found {
  const own = limits.filter((one) => limitName(one) === limit);
  if (own.some((one) => one.waived !== undefined && one.weights === weights))
    return { fate: "waives", why: "the limit is not kept, and does not stop this" };
  const now = own.find((one) => one.weights !== undefined)?.weights;
  if (now !== undefined)
    return { fate: "other-weights", why: `the weights of ${name} are others now`, now };
  if (!enforced) return { fate: "idle", why: `${name} is not enforced, so it stops nothing` };
  if (own.some(({ state }) => state === "unmeasured"))
    return { fate: "unmeasured", why: "the limit was not measured, and that is never waived" };
  return { fate: "idle", why: "the limit stops nothing" };
}

function told({ at, ...waiver }: Waiver, { commit, path }: At, found: Found): JudgedWaiver {
  return { ...waiver, ...found, at: { commit, path, line: at.line } };
}

function contentOf({ at, ...waiver }: Waiver): string {
  return JSON.stringify(Object.entries(waiver).sort());
}

/** Of a limit that is in the way: the weights that a waiver has to name, and the waiver that names them. */
export function waivingOf(
  settled: SettledLimit,
  { enforced, waivers }: Branch,
): Pick<JudgedLimit, "weights" | "waived"> {
  if (!enforced || !isWaivable(settled.judgement) || changesNothing(settled)) return {};
  const { comparison, limit } = settled;
  if (isUnmeasured(comparison)) return {};
  const weights = comparison.own.package.weightsDigest;
  const name = limitName(limit);
  const waiver = waivers.find((one) => one.limit === name && one.weights === weights);
  if (waiver === undefined) return { weights };
  const { reason, approver, until } = waiver;
  return { weights, waived: { reason, approver, until } };
}
