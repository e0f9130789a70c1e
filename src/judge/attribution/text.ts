import { formNameOf } from "../../catalog/operators.ts";
import type { Attribution, Cause } from "../../contract/attribution.ts";
import { findMetric } from "../../tasks/rows.ts";
import { amount } from "../../words/amounts.ts";

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
  const form = formNameOf(metric, "max-regression");
  const shown = (drop: number) => amount(drop, form);
  const parts = [
    `${metric.name} of ${name} ${became(regression.variant.drop, shown)}`,
    ...(regression.reference ? [`its reference ${became(regression.reference.drop, shown)}`] : []),
    ...(loss.head && loss.base
      ? [`quantization costs ${shown(loss.head.drop)}, at the base ${shown(loss.base.drop)}`]
      : []),
  ];
  return parts.join("; ");
}

function became(drop: number, shown: (drop: number) => string): string {
  if (drop === 0) return "did not change";
  return `got ${drop > 0 ? "worse" : "better"} by ${shown(Math.abs(drop))}`;
}
