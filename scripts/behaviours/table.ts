import { stripVTControlCharacters } from "node:util";
import { nameOf } from "./behaviour.ts";
import type { Ended } from "./run-test.ts";
import type { Shown } from "./show.ts";

const WIDTHS = { name: 46, passes: 9, fails: 22 } as const;
const LONGEST = 120;

export const HEAD = row("behaviour", "passes", "fails when disabled", "by saying");

/** One line: whether the test passes, whether it fails without the behaviour, and with what words. */
export function rowOf({ behaviour, intact, disabled }: Shown): string {
  const passes = intact.kind === "passed" ? "yes" : "NO";
  const fails = { failed: "yes", passed: "NO: passes", broken: "NO: breaks" }[disabled.kind];
  return row(nameOf(behaviour), passes, fails, wordsOf(intact) || wordsOf(disabled));
}

function row(name: string, passes: string, fails: string, words: string): string {
  const cells = [
    name.padEnd(WIDTHS.name),
    passes.padEnd(WIDTHS.passes),
    fails.padEnd(WIDTHS.fails),
  ];
  return `${cells.join("")}${words}`.trimEnd();
}

/** The first line of a message, or as much of it as a terminal can bear. */
function wordsOf(ended: Ended): string {
  if (ended.kind === "passed") return "";
  const [line = ""] = stripVTControlCharacters(ended.message).trim().split("\n");
  const words = line.replace(/^AssertionError: /, "");
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}
