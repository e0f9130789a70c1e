import { decimalOf, minus, toNumber } from "../catalog/decimal.ts";
import type { GateSettings } from "../policy/policy.ts";
import { amount } from "../words/amounts.ts";

/** The chance, at most, that a bound is wrong: 0.05 for `95 %`, exactly. */
export function alphaOf({ confidence }: Pick<GateSettings, "confidence">): number {
  return toNumber(minus(decimalOf(1), confidence));
}

/** `95 %`, as a sentence says it. */
export function confidenceOf(alpha: number): string {
  return amount(1 - alpha, "confidence");
}
