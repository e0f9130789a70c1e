import type { PastRun } from "../contract/past.ts";

import type { Verdict } from "../contract/verdict.ts";
import { trendsOf } from "../history/trends.ts";
import { counted } from "../words/counts.ts";
import { shortCommit } from "../words/digests.ts";
import { ageBetween } from "./age.ts";
import { code } from "./code.ts";
import { link } from "./markdown.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";
import type { Links, Report } from "./report.ts";
import { sizeGrowth } from "./size-growth.ts";
import { trendCharts } from "./trend-charts.ts";
import { trendTable } from "./trend-table.ts";

/** What earlier pushes were measured to be, how old that is, and what has grown since. */
export function overTime({ verdict, past, links = {} }: Report): Block[] {
  if (past === undefined) return [];
  // A push that is judged again is no past of itself.
  const runs = past.runs.filter(({ commit }) => commit !== verdict.head.commit);
  const skipped = wrongLines(past.wrong);
  const newest = runs.at(-1);
  if (newest === undefined) return skipped.map((said) => ({ opening: `**Over time.** ${said}` }));
  const models = verdict.models
    .filter(({ status }) => status !== "removed" && status !== "missing")
    .map((model) => ({ model, trends: trendsOf(model, runs) }));
  const said = [howOld(runs.length, newest, verdict, links), ...skipped].join(" ");
  const until = verdict.head.committed ?? newest.committed;
  return [
    { opening: `**Over time.** ${said}\n`, items: models.flatMap(sizeGrowth) },
    ...trendTable(models, until),
    ...trendCharts(models),
  ];
}

/** Numbers of long ago say little of what the branch is now. */
function howOld(count: number, newest: PastRun, { head }: Verdict, links: Links): string {
  const { commit, committed, branch, outcome } = newest;
  const url = links.repository && `${links.repository}/commit/${commit}`;
  const age = head.committed && ageBetween(committed, head.committed);
  const pushes = count === 1 ? "One push" : counted(count, "push", "pushes");
  const older = age === undefined ? "" : `, ${age} older than the head`;
  const when = `${link(code(shortCommit(commit)), url)} of ${committed.slice(0, 10)}${older}`;
  return `${pushes} to ${code(branch)} on record, the newest ${when} (${outcome}). This informs, and decides nothing.`;
}

function wrongLines(wrong: readonly string[]): string[] {
  const [first] = wrong;
  if (first === undefined) return [];
  const count = wrong.length === 1 ? "One line" : counted(wrong.length, "line");
  return [`${count} of the history could not be read, the first: ${escapeMarkdown(first)}.`];
}
