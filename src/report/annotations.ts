import type { Change } from "../contract/change.ts";
import type { Verdict } from "../contract/verdict.ts";
import { limitText } from "../words/limits.ts";
import { changeText, loosened } from "./changes.ts";
import { type Finding, findings } from "./findings.ts";
import { stateWord } from "./marks.ts";
import { visible } from "./render/visible.ts";

/** A remark on a line of the policy. */
export interface Annotation {
  readonly level: "error" | "warning";
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

/** GitHub shows so many of each level for one step. */
const SHOWN = 10;

/** The limits that stand in the way, on the lines that ask for them, failures first; then what the head loosens. */
export function annotate(verdict: Verdict): Annotation[] {
  const all = [...findings(verdict.models).map(annotation), ...loosened(verdict).flatMap(onChange)];
  return (["error", "warning"] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, SHOWN),
  );
}

function annotation({ model, variant, limit }: Finding): Annotation {
  const what = `${model.name}/${variant.name} ${limitText(limit)}: ${stateWord(limit)}`;
  return {
    level: limit.outcome === "warn" ? "warning" : "error",
    message: visible(`${what}: ${limit.why}`),
    path: limit.at.path,
    // Only there can GitHub show it beside the line.
    line: limit.at.headLine ?? limit.at.line,
  };
}

function onChange(change: Change): Annotation[] {
  const { at } = change;
  if (at === undefined) return [];
  return [{ level: "warning", message: visible(changeText(change)), path: at.path, line: at.line }];
}
