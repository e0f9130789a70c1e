import { findTarget } from "../catalog/targets.ts";
import { hasProgram, type Inspected } from "../contract/protocol.ts";
import { cell, withDecimals } from "../words/amounts.ts";
import { counted } from "../words/counts.ts";
import { listed, listedUpTo } from "../words/lists.ts";
import {
  type Column,
  facts,
  foreign,
  group,
  joined,
  line,
  type Node,
  paragraph,
  table,
} from "./node.ts";
import { renderTerminal } from "./render/terminal.ts";

/** What a policy has to say of an input or output. */
export interface Hint {
  readonly feature: string;
  readonly says: string;
}

/** Why a model cannot be judged, and what to do. `when`: in which cases alone. */
export interface Hindrance {
  readonly message: string;
  readonly fix: string;
  readonly when?: string;
}

/** A package for a terminal: what it takes and gives, what it weighs, what it is made of. */
export function renderInspection(
  found: Inspected,
  hints: readonly Hint[] = [],
  hindrances: readonly Hindrance[] = [],
): string {
  const { weights } = found;
  // Of what has no program, no engine would be asked to run anything.
  const engines = hasProgram(found) ? Object.entries(found.unsupported).map(engine) : [];
  const told = group(
    facts(
      [
        ["kind", kind(found)],
        ["minimum", `${found.minimumOS} (specification ${found.specificationVersion})`],
        ["size", cell(found.bytes, "bytes")],
        ["precision", found.precision],
        [
          "weights",
          `${weights.elements} in ${counted(weights.count, "tensor")}, ${bits(weights.bitsPerWeight)}`,
        ],
        ...Object.entries(found.memory ?? {}).map(([target, bytes]) => [
          "memory",
          `at least ${cell(bytes, "bytes")} at one time on the ${engineOf(target)}`,
        ]),
        ["digest", found.weightsDigest],
        ["classes", classes(found)],
        ...Object.entries(found.metadata),
      ].map(([name = "", is = ""]) => [line`${name}`, line`${is}`]),
    ),
    ruled(["feature", "name", "kind", "shape", "type"], features(found)),
    ...hints.map(({ feature, says }) => paragraph(line`${foreign(feature)} ${says}`)),
    ruled(["weights stored as", "tensors", "elements"], kinds(found)),
    ruled(["op", "count", ...engines.map(({ name }) => name)], ops(found, engines)),
    ...engines.map(({ name, refused }) =>
      paragraph(
        refused.length === 0
          ? line`The ${name} runs every op.`
          : line`The ${name} refuses: ${joined(refused.map((op) => [foreign(op)]))}`,
      ),
    ),
    ...hindrances.flatMap(({ message, fix, when }) => [
      paragraph(
        line`${when === undefined ? "It cannot be judged" : `It cannot be judged ${when}`}: it ${foreign(message)}.`,
      ),
      paragraph(line`${fix}`),
    ]),
  );
  return `${renderTerminal([{ rank: 0, node: told }])}\n`;
}

type Row = readonly string[];

function ruled(titles: readonly string[], rows: readonly Row[]): Node {
  const columns: readonly Column[] = titles.map((title) => ({ title }));
  return {
    ...table(
      columns,
      rows.map((row) => row.map((cell) => line`${cell}`)),
    ),
    ruled: true,
  };
}

/** A pipeline with its stages, a package of several functions with their names. */
function kind({ kind, stages = [], functions = [] }: Inspected): string {
  if (kind === "pipeline") return `pipeline of ${listed(stages)}`;
  return functions.length > 1 ? `${kind}, functions ${listed(functions)}` : kind;
}

function bits(perWeight: number): string {
  return `${withDecimals(perWeight, 2)} bits each`;
}

function classes({ classes, classCount, objects }: Inspected): string {
  // Of a detector the width of an output counts places or numbers of a box, and no classes.
  if (objects) return `${objects.length} of objects: ${listedUpTo(10, objects)}`;
  if (classes === null) return classCount === null ? "none" : `${classCount}, not named`;
  return `${classes.length}: ${listedUpTo(10, classes)}`;
}

function features({ inputs, outputs }: Inspected): Row[] {
  const row = (side: string) => (feature: Inspected["inputs"][number]) => [
    ...[side, feature.name, feature.color ?? feature.kind],
    ...[shapeOf(feature), feature.dtype ?? ""],
  ];
  return [...inputs.map(row("input")), ...outputs.map(row("output"))];
}

function shapeOf({ shape = [], accepts, optional }: Inspected["inputs"][number]): string {
  const own = shape.join(" × ");
  const more = accepts === undefined ? own : `${own}, accepts ${accepts}`;
  return optional ? `${more} (may be left out)` : more;
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
  return { name: engineOf(target), refused };
}

function engineOf(target: string): string {
  return findTarget(target)?.engine ?? target;
}

function ops({ ops }: Inspected, engines: readonly Engine[]): Row[] {
  return Object.entries(ops).map(([name, count]) => [
    name,
    String(count),
    ...engines.map(({ refused }) => (refused.includes(name) ? "refused" : "runs")),
  ]);
}
