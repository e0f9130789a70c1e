import Table from "cli-table3";
import { findTarget } from "../catalog/targets.ts";
import type { Inspected } from "../contract/protocol.ts";
import { cell, withDecimals } from "../words/amounts.ts";
import { counted } from "../words/counts.ts";
import { listed, listedUpTo } from "../words/lists.ts";
import { visible } from "./render/visible.ts";

/** A package for a terminal: what it takes and gives, what it weighs, what it is made of. */
export function renderInspection(found: Inspected): string {
  const { weights } = found;
  const engines = Object.entries(found.unsupported).map(engine);
  return [
    pairs([
      ["kind", kind(found)],
      ["minimum", `${found.minimumOS} (specification ${found.specificationVersion})`],
      ["size", cell(found.bytes, "bytes")],
      ["precision", found.precision],
      [
        "weights",
        `${weights.elements} in ${counted(weights.count, "tensor")}, ${bits(weights.bitsPerWeight)}`,
      ],
      ["digest", found.weightsDigest],
      ["classes", classes(found)],
      ...Object.entries(found.metadata),
    ]),
    table(["feature", "name", "kind", "shape", "type"], features(found)),
    table(["weights stored as", "tensors", "elements"], kinds(found)),
    table(["op", "count", ...engines.map(({ name }) => name)], ops(found, engines)),
    ...engines.map(({ name, refused }) =>
      refused.length === 0
        ? `The ${name} runs every op.`
        : `The ${name} refuses: ${listed(refused.map(visible))}`,
    ),
    "",
  ].join("\n");
}

type Row = readonly string[];

function pairs(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => visible(name).length));
  return rows
    .map(([name, value]) => `${visible(name).padEnd(width)}  ${visible(value)}`)
    .join("\n");
}

function table(head: readonly string[], rows: readonly Row[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [] } });
  drawn.push(...rows.map((row) => row.map(visible)));
  return drawn.toString();
}

/** A pipeline with its stages, a package of several functions with their names. */
function kind({ kind, stages = [], functions = [] }: Inspected): string {
  if (kind === "pipeline") return `pipeline of ${listed(stages)}`;
  return functions.length > 1 ? `${kind}, functions ${listed(functions)}` : kind;
}

function bits(perWeight: number): string {
  return `${withDecimals(perWeight, 2)} bits each`;
}

function classes({ classes, classCount }: Inspected): string {
  if (classes === null) return classCount === null ? "none" : `${classCount}, not named`;
  return `${classes.length}: ${listedUpTo(10, classes)}`;
}

function features({ inputs, outputs }: Inspected): Row[] {
  const row = (side: string) => (feature: Inspected["inputs"][number]) => [
    ...[side, feature.name, feature.color ?? feature.kind],
    ...[feature.shape?.join(" × ") ?? "", feature.dtype ?? ""],
  ];
  return [...inputs.map(row("input")), ...outputs.map(row("output"))];
}

function kinds({ weights }: Inspected): Row[] {
  return Object.entries(weights.byKind).map(([kind, { tensors, elements }]) => [
    ...[kind, String(tensors), String(elements)],
  ]);
}

/** An engine of the worker, and what of the package it does not run. */
interface Engine {
  readonly name: string;
  readonly refused: readonly string[];
}

function engine([target, refused]: readonly [string, readonly string[]]): Engine {
  return { name: findTarget(target)?.engine ?? target, refused };
}

function ops({ ops }: Inspected, engines: readonly Engine[]): Row[] {
  return Object.entries(ops).map(([name, count]) => [
    name,
    String(count),
    ...engines.map(({ refused }) => (refused.includes(name) ? "refused" : "runs")),
  ]);
}
