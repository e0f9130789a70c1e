import type { PastRun } from "../contract/past.ts";
import { LONGEST_LINE, MOST_RUNS, readLine } from "./read-past.ts";

/** What is kept of it. */
export const KEPT = { runs: MOST_RUNS, characters: 2_000_000 } as const;

/**
 * The history's text with one more run, which replaces an earlier one of the same commit. What is no line of ours
 * stays where it is; refused where no line is: it is somebody else's file.
 */
export function addRun(
  text: string,
  run: PastRun,
): { readonly text: string } | { readonly refused: string } {
  const added = JSON.stringify(run);
  const unreadable = readLine(added);
  if ("wrong" in unreadable) return { refused: `this run's line ${unreadable.wrong}` };
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const kept = lines.map((line) => ({ line, commit: commitOf(line) }));
  if (kept.length > 0 && kept.every(({ commit }) => commit === undefined))
    return { refused: "no line of it is a result of quantgate, and it is left as it is" };
  const others = kept.filter(({ commit }) => commit !== run.commit);
  const surplus = surplusOf(others.filter(({ commit }) => commit !== undefined));
  const left = others.map(({ line }) => line).filter((line) => !surplus.has(line));
  return { text: [...left, added].map((line) => `${line}\n`).join("") };
}

function commitOf(line: string): string | undefined {
  const read = readLine(line);
  return "run" in read ? read.run.commit : undefined;
}

/** The lines, oldest first, that are too many beside the one that comes. */
function surplusOf(ours: readonly { readonly line: string }[]): Set<string> {
  let room = KEPT.characters - LONGEST_LINE;
  const fitting = ours.toReversed().findIndex(({ line }, index) => {
    room -= line.length + 1;
    return room < 0 || index + 1 === KEPT.runs;
  });
  return new Set(fitting < 0 ? [] : ours.slice(0, ours.length - fitting).map(({ line }) => line));
}
