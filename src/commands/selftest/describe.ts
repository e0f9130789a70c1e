import { group, type Line, line, marked, type Node, paragraph, table } from "../../report/node.ts";
import { renderTerminal } from "../../report/render/terminal.ts";
import { amount, cell } from "../../words/amounts.ts";
import { formOfDifference } from "../../words/forms.ts";
import { asLimit } from "../../words/limits.ts";
import { listed } from "../../words/lists.ts";
import { type DamagedResult, isStopped, type SelfTestResult } from "./result.ts";

/** What a self-test found of a model, for somebody who wants to know whether the gate works. */
export function describeSelfTest(result: SelfTestResult): string {
  const { model, limits, unchanged, problems } = result;
  const nodes = [
    paragraph(line`${model} under ${listed(limits)}`),
    paragraph(line`As it is: ${unchanged.outcome}. ${unchanged.why}.`),
    damageTable(result),
    ...foundOf(result).map((one) => paragraph(one)),
    ...(problems.length === 0
      ? [paragraph([marked("pass", line`The gate is sound for this model.`)])]
      : problems.map((problem) => paragraph([marked("fail", line`${problem}`)], REMEDY))),
  ];
  return renderTerminal([{ rank: 0, node: group(...nodes) }]);
}

const REMEDY = line`quantgate check shows what the examples can tell of each limit; docs/troubleshooting.md has what to do.`;

function damageTable({ metric, damaged }: SelfTestResult): Node {
  const columns = [
    { title: "noise, of the weights' spread", right: true },
    { title: `${metric} lost, measured`, right: true },
    { title: "the gate stopped", right: true },
  ];
  const strengths = [...new Set(damaged.map((one) => one.strength))];
  const rows = strengths.map((strength) => {
    const alike = damaged.filter((one) => one.strength === strength);
    return [
      line`${amount(strength, "rate")}`,
      line`${lossesOf(alike, metric)}`,
      line`${stoppedOf(alike)}`,
    ];
  });
  return table(columns, rows);
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
function foundOf({ damaged, stopped, of, caughtFrom, metric }: SelfTestResult): Line[] {
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
  const measured = line`${sentences.join(" ")}`;
  if (caughtFrom === null) return [measured];
  const loss = asLimit(caughtFrom, "points", "up");
  return [
    measured,
    line`By calculation it stops 19 of 20 models that truly lose ${loss} of ${metric} or more.`,
  ];
}
