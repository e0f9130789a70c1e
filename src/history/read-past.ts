import { describeIssues } from "../contract/issues.ts";
import { PastRun } from "../contract/past.ts";

/** What a history holds: its runs, oldest first, one a commit; and each line that is none, with why. */
export interface Past {
  readonly runs: readonly PastRun[];
  readonly wrong: readonly string[];
}

/** No line of ours is nearly as long; a longer one is not looked at. */
export const LONGEST_LINE = 256_000;

/** The newest pushes are what a trend needs, and a file has to end. */
export const MOST_RUNS = 500;

export const NO_PAST: Past = { runs: [], wrong: [] };

/** Whoever may write the history may have written anything: each line is checked for itself. */
export function readPast(text: string): Past {
  const byCommit = new Map<string, PastRun>();
  const wrong: string[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if ("wrong" in read) wrong.push(`line ${index + 1}: ${read.wrong}`);
    else byCommit.set(read.run.commit, read.run);
  }
  const runs = [...byCommit.values()].sort((a, b) => inOrder(a.committed, b.committed));
  return { runs: runs.slice(-MOST_RUNS), wrong };
}

/** The run that a line tells of, or what is wrong with it. */
export function readLine(line: string): { readonly run: PastRun } | { readonly wrong: string } {
  if (line.length > LONGEST_LINE) return { wrong: `is ${line.length} characters long` };
  const value = parse(line);
  if (value === undefined) return { wrong: "is not JSON" };
  const read = PastRun.safeParse(value);
  return read.success ? { run: read.data } : { wrong: describeIssues(read.error) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
