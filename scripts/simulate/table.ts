import Table from "cli-table3";
import type { Tally } from "./play.ts";
import type { World } from "./world.ts";

export interface Played {
  readonly world: World;
  readonly share: number;
  readonly tally: Tally;
}

/** One row a world and true drop. */
export function tableOf(played: readonly Played[]): string {
  const table = new Table({
    head: ["", "true", "allowed", "PASS", "leans pass", "leans fail", "FAIL", "± (1 s.e.)", "n"],
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "right", "right", "right", "right", "right", "right", "right", "right"],
  });
  for (const one of played) table.push(rowOf(one));
  return table.toString();
}

function rowOf({ world, share, tally }: Played): string[] {
  const { name, allowed, method } = world;
  const total = totalOf(tally);
  const cells = [tally.pass, tally["leans pass"], tally["leans fail"], tally.fail];
  const exact = method.kind === "enumerated";
  return [
    name,
    String(Number((share * allowed).toPrecision(3))),
    String(Number(allowed.toPrecision(3))),
    ...cells.map((count) => `${((100 * count) / total).toFixed(2)} %`),
    exact ? "exact" : `${(100 * errorOf(falsePass(tally), total)).toFixed(2)} %`,
    exact ? "all" : String(total),
  ];
}

/** Where a drop exactly at the limit passes more often than is promised, beyond three standard errors. */
export function broken(played: readonly Played[]): string[] {
  return played.flatMap(({ world, share, tally }) => {
    const passed = falsePass(tally);
    const slack = world.method.kind === "enumerated" ? 0 : 3 * errorOf(passed, totalOf(tally));
    if (share < 1 || passed <= world.most + slack) return [];
    const [is, most] = [passed, world.most].map((rate) => `${(100 * rate).toFixed(2)} %`);
    return [`${world.name}: ${is} false PASS at ${share} times the limit, more than ${most}`];
  });
}

function falsePass(tally: Tally): number {
  return tally.pass / totalOf(tally);
}

function totalOf(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
}

function errorOf(rate: number, total: number): number {
  return Math.sqrt((rate * (1 - rate)) / total);
}
