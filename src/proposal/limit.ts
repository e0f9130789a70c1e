import { decimalOf } from "../catalog/decimal.ts";
import { formNameOf } from "../catalog/operators.ts";
import { forecast } from "../forecast/forecast.ts";
import { POWER } from "../statistics/before/chances.ts";
import { examplesNeeded, quantized } from "../statistics/before/drops.ts";
import { normalQuantile } from "../statistics/distributions/normal.ts";
import type { Aim } from "../tasks/recognised.ts";
import { findMetric } from "../tasks/rows.ts";
import { asWritten } from "../words/limits.ts";

/** A limit that a first policy sets. */
export interface ProposedLimit extends Pick<Aim, "metric"> {
  /** As a policy writes it: `1.5 pt`. */
  readonly limit: string;
  /** Whether a formula says that so many examples decide it; of others the first run shows how scores scatter. */
  readonly isCertain: boolean;
}

const OPERATOR = "max-drop";

/** The strictest customary limit that so many examples can decide; nothing where they decide none. */
export function decidableLimit(n: number, aim: Aim, alpha: number): ProposedLimit | undefined {
  const value = aim.customary.find((one) => decides(n, one, aim, alpha));
  if (value === undefined) return;
  const isCertain = rowOf(aim).test === "rate";
  return { metric: aim.metric, limit: writtenLimit(aim, value), isCertain };
}

/** How many examples decide the limits that people ask for first. */
export function examplesFor(aim: Aim, alpha: number): { limit: string; n: number }[] {
  return [3, 1, 0].flatMap((at) => {
    const value = aim.customary[at];
    if (value === undefined) return [];
    let [tooFew, enough] = [0, 1];
    while (!decides(enough, value, aim, alpha) && enough < MOST)
      [tooFew, enough] = [enough, 2 * enough];
    while (enough - tooFew > 1) {
      const middle = Math.floor((tooFew + enough) / 2);
      if (decides(middle, value, aim, alpha)) enough = middle;
      else tooFew = middle;
    }
    return [{ limit: writtenLimit(aim, value), n: enough }];
  });
}

const MOST = 1 << 24;

function decides(n: number, value: number, aim: Aim, alpha: number): boolean {
  const { metric, spread = 0 } = aim;
  const target = decimalOf(value);
  if (rowOf(aim).test === "rate")
    return n >= examplesNeeded(quantized(0), value, { alpha, power: POWER });
  const { decides } = forecast({
    limit: { metric, operator: OPERATOR, target, text: "" },
    n,
    alpha,
  });
  if (decides === "too-few" || decides === "never") return false;
  const sure = normalQuantile(1 - alpha) + normalQuantile(POWER);
  return (sure * spread) / Math.sqrt(n) <= value;
}

function writtenLimit(aim: Aim, value: number): string {
  return asWritten(decimalOf(value), formNameOf(rowOf(aim), OPERATOR));
}

function rowOf({ metric }: Aim) {
  const row = findMetric(metric);
  if (row === undefined) throw new Error(`${metric} is no metric`);
  return row;
}
