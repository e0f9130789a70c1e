import type { PastRun } from "../contract/past.ts";
import type { JudgedModel, Verdict } from "../contract/verdict.ts";
import { trendsOf } from "../history/trends.ts";
import { type JudgedOn, wearOf } from "../history/wear.ts";
import { metricFor } from "../tasks/rows.ts";
import { ageBetween } from "../words/age.ts";
import { cell } from "../words/amounts.ts";
import { counted } from "../words/counts.ts";
import { shortCommit } from "../words/digests.ts";
import {
  code,
  figure,
  group,
  joined,
  type Line,
  line,
  link,
  list,
  type Node,
  paragraph,
  strong,
} from "./node.ts";
import type { Links, Report } from "./report.ts";
import { type ModelOverTime, markOf, trendCharts, trendTable } from "./trends.ts";

/** What earlier pushes were measured to be, how old that is, and what has grown since. */
export function overTime({ verdict, past, on = new Map(), links = {} }: Report): Node[] {
  if (past === undefined) return [];
  // A push that is judged again is no past of itself.
  const runs = past.runs.filter(({ commit }) => commit !== verdict.head.commit);
  const skipped = wrongLines(past.wrong);
  const newest = runs.at(-1);
  if (newest === undefined) return skipped.map((said) => paragraph(line`${TITLE} ${said}`));
  const models = verdict.models
    .filter(({ status }) => status !== "removed" && status !== "missing")
    .map((model) => ({ model, trends: trendsOf(model, runs) }));
  const said = joined([howOld(runs.length, newest, verdict, links), ...skipped], " ");
  const until = verdict.head.committed ?? newest.committed;
  return [
    group(
      paragraph(line`${TITLE} ${said}`),
      list([
        ...models.flatMap(sizeGrowth),
        ...models.flatMap(({ model }) => wornData(model, on.get(model.name), runs)),
      ]),
    ),
    ...trendTable(models, until),
    ...trendCharts(models),
  ];
}

const TITLE = strong(line`Over time.`);

/** Numbers of long ago say little of what the branch is now. */
function howOld(count: number, newest: PastRun, { head }: Verdict, links: Links): Line {
  const { commit, committed, branch, outcome } = newest;
  const url = links.repository && `${links.repository}/commit/${commit}`;
  const age = head.committed && ageBetween(committed, head.committed);
  const pushes = count === 1 ? "One push" : counted(count, "push", "pushes");
  const older = age === undefined ? "" : `, ${age} older than the head`;
  const when = line`${link([code(shortCommit(commit))], url)} of ${committed.slice(0, 10)}${older}`;
  return line`${pushes} to ${code(branch)} on record, the newest ${when} (${outcome}). This informs, and decides nothing.`;
}

function wrongLines(wrong: readonly string[]): Line[] {
  const [first] = wrong;
  if (first === undefined) return [];
  const count = wrong.length === 1 ? "One line" : counted(wrong.length, "line");
  return [line`${count} of the history could not be read, the first: ${first}.`];
}

/** `food/int8: 12.1 MB → 13.0 MB since 2026-05-03, 14 pushes`, of each variant whose size has changed. */
function sizeGrowth({ model, trends }: ModelOverTime): Line[] {
  return trends.flatMap((trend) => {
    const { variant, metric, past, now } = trend;
    const [first] = past;
    const last = now ?? past.at(-1);
    if (metric !== SIZE?.name || first === undefined || last === undefined) return [];
    if (first.value === last.value) return [];
    const sizes = line`${figure(cell(first.value, "bytes"))}${markOf(first, trend)} → ${figure(cell(last.value, "bytes"))}`;
    const pushes = past.length === 1 ? "one push" : counted(past.length, "push", "pushes");
    const since = `since ${first.committed.slice(0, 10)}, ${pushes}`;
    return [line`${code(`${model.name}/${variant}`)}: ${sizes} ${since}`];
  });
}

const SIZE = metricFor("size");

/** `food: these 300 samples have judged 143 different weights`: the more, the likelier that one has passed by luck. */
function wornData(model: JudgedModel, on: JudgedOn | undefined, runs: readonly PastRun[]): Line[] {
  const worn = on && wearOf(model, on, runs);
  if (on === undefined || worn === undefined) return [];
  const samples = on.count === 1 ? "this sample has" : `these ${counted(on.count, "sample")} have`;
  return [
    line`${code(model.name)}: ${samples} judged ${counted(worn, "model")} by now, this run's included`,
  ];
}
