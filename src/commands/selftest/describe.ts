import Table from "cli-table3";
import { visible } from "../../report/render/visible.ts";
import { amount, cell } from "../../words/amounts.ts";
import { formOfDifference } from "../../words/forms.ts";
import { asLimit } from "../../words/limits.ts";
import { listed } from "../../words/lists.ts";
import { type DamagedResult, isStopped, type SelfTestResult } from "./result.ts";

/** What a self-test found of a model, for somebody who wants to know whether the gate works. */
export function describeSelfTest(result: SelfTestResult): string {
  const { model, limits, unchanged, problems } = result;
  return [
    `${visible(model)} under ${visible(listed(limits))}`,
    `As it is: ${unchanged.outcome}. ${visible(unchanged.why)}.`,
    damageTable(result),
    ...foundOf(result),
    ...(problems.length === 0
      ? ["✓ The gate is sound for this model."]
      : problems.map(problemText)),
  ].join("\n");
}

function problemText(problem: string): string {
  return `✗ ${visible(problem)}\n  ${REMEDY}`;
}

const REMEDY =
  "quantgate check shows what the examples can tell of each limit; docs/troubleshooting.md has what to do.";

function damageTable({ metric, damaged }: SelfTestResult): string {
  const table = new Table({
    head: [
      "noise, of the weights' spread",
      `${visible(metric)} lost, measured`,
      "the gate stopped",
    ],
    colAligns: ["right", "right", "right"],
    style: { head: [], border: [] },
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  for (const strength of new Set(damaged.map((one) => one.strength))) {
    const group = damaged.filter((one) => one.strength === strength);
    const noise = amount(strength, "rate");
    table.push([noise, lossesOf(group, metric), stoppedOf(group)]);
  }
  return table.toString();
}

function lossesOf(group: readonly DamagedResult[], metric: string): string {
  const lost = group.flatMap((one) => (one.lost === null ? [] : [one.lost])).sort((a, b) => a - b);
  return lost.length === 0 ? "not measured" : listed(lost.map((loss) => written(loss, metric)));
}

function written(loss: number, metric: string): string {
  return cell(loss, formOfDifference(metric));
}

function stoppedOf(group: readonly DamagedResult[]): string {
  return `${group.filter(isStopped).length} of ${group.length}`;
}

/** How often, and from which loss on: first as measured, then as calculated. */
function foundOf({ damaged, stopped, of, caughtFrom, metric }: SelfTestResult): string[] {
  const lost = (wanted: boolean) =>
    damaged.flatMap((one) => (one.lost !== null && isStopped(one) === wanted ? [one.lost] : []));
  const [through, caught] = [lost(false), lost(true)];
  const sentences = [
    `It stopped ${stopped} of ${of}.`,
    ...(through.length === 0
      ? []
      : [`The largest loss let through: ${written(Math.max(...through), metric)}.`]),
    ...(caught.length === 0
      ? []
      : [`The smallest that it stopped: ${written(Math.min(...caught), metric)}.`]),
  ];
  if (caughtFrom === null) return [sentences.join(" ")];
  const says = `By calculation it stops 19 of 20 models that truly lose ${asLimit(caughtFrom, "points", "up")} of ${visible(metric)} or more.`;
  return [sentences.join(" "), says];
}
