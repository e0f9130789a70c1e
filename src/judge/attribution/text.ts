import { findMetric } from "../../catalog/metrics.ts";
import type { Attribution, Cause } from "../../contract/attribution.ts";
import { plainAmount } from "../decide/amounts.ts";

/** One sentence: what changed between base and head, and what became of the variant. */
export function attributionText(name: string, found: Omit<Attribution, "text">): string {
  return `${changes(found.causes)}: ${deltas(name, found)}.`;
}

function changes(causes: readonly Cause[]): string {
  const changed = named(causes, "changed");
  const unknown = named(causes, "unknown");
  const said =
    changed === ""
      ? "Since the base, nothing is seen to have changed"
      : `Since the base, ${changed} changed`;
  return unknown === "" ? said : `${said} (unknown: ${unknown})`;
}

const WORDS = {
  weights: "the weights",
  conversion: "the conversion",
  data: "the data",
  toolchain: "the toolchain",
} as const satisfies Record<Cause["cause"], string>;

function named(causes: readonly Cause[], state: Cause["found"]): string {
  const words = causes.filter(({ found }) => found === state).map(({ cause }) => WORDS[cause]);
  return words.join(" and ");
}

/** How much of a regression the reference has too, and whether quantization costs more than before. */
function deltas(name: string, found: Omit<Attribution, "text">): string {
  const { loss, regression } = found;
  const metric = findMetric(found.metric);
  if (metric === undefined || regression.variant === undefined) {
    return `the two sides of ${name} do not compare`;
  }
  const amount = (drop: number) =>
    plainAmount({ metric, limit: { operator: "max-regression" } }, drop);
  const parts = [
    `${metric.name} of ${name} ${became(regression.variant.drop, amount)}`,
    ...(regression.reference ? [`its reference ${became(regression.reference.drop, amount)}`] : []),
    ...(loss.head && loss.base
      ? [`quantization costs ${amount(loss.head.drop)}, at the base ${amount(loss.base.drop)}`]
      : []),
  ];
  return parts.join("; ");
}

function became(drop: number, amount: (drop: number) => string): string {
  if (drop === 0) return "did not change";
  return `got ${drop > 0 ? "worse" : "better"} by ${amount(Math.abs(drop))}`;
}
