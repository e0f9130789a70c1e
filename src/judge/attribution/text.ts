import type { Attribution, Cause } from "../../contract/attribution.ts";
import { fellBy, points } from "../wording.ts";

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
function deltas(name: string, { metric, loss, regression }: Omit<Attribution, "text">): string {
  if (regression.variant === undefined) return `the two sides of ${name} do not compare`;
  const whole = `${metric} of ${name} ${fellBy(regression.variant.drop)}`;
  const parts = [
    ...(regression.reference ? [`its reference ${fellBy(regression.reference.drop)}`] : []),
    ...(loss.head && loss.base
      ? [
          `quantization costs ${points(loss.head.drop)} points, at the base ${points(loss.base.drop)}`,
        ]
      : []),
  ];
  return [whole, ...parts].join("; ");
}
