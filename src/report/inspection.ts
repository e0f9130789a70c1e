import Table from "cli-table3";
import type { Inspected } from "../contract/protocol.ts";
import { write } from "./numbers.ts";
import { visible } from "./visible.ts";

/** A package for a terminal: what it takes and gives, what it weighs, what it is made of. */
export function renderInspection(found: Inspected): string {
  const { weights, unsupported } = found;
  return [
    pairs([
      ["kind", kind(found)],
      ["minimum", `${found.minimumOS} (specification ${found.specificationVersion})`],
      ["size", write(found.bytes, "bytes")],
      ["precision", found.precision],
      [
        "weights",
        `${weights.elements} in ${weights.count} tensors, ${bits(weights.bitsPerWeight)}`,
      ],
      ["digest", found.weightsDigest],
      ["classes", classes(found)],
      ...Object.entries(found.metadata),
    ]),
    table(["feature", "name", "kind", "shape", "type"], features(found)),
    table(["weights stored as", "tensors", "elements"], kinds(found)),
    table(["op", "count", "portable engine"], ops(found)),
    unsupported.length === 0
      ? "The portable engine runs every op."
      : `The portable engine refuses: ${unsupported.map(visible).join(", ")}`,
    "",
  ].join("\n");
}

type Row = readonly (string | number)[];

function pairs(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => visible(name).length));
  return rows
    .map(([name, value]) => `${visible(name).padEnd(width)}  ${visible(value)}`)
    .join("\n");
}

function table(head: readonly string[], rows: readonly Row[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [] } });
  drawn.push(...rows.map((row) => row.map((cell) => visible(String(cell)))));
  return drawn.toString();
}

/** A pipeline with its stages, a package of several functions with their names. */
function kind({ kind, stages = [], functions = [] }: Inspected): string {
  if (kind === "pipeline") return `pipeline of ${stages.join(", ")}`;
  return functions.length > 1 ? `${kind}, functions ${functions.join(", ")}` : kind;
}

function bits(perWeight: number): string {
  return `${perWeight.toFixed(2)} bits each`;
}

function classes({ classes, classCount }: Inspected): string {
  if (classes === null) return classCount === null ? "none" : `${classCount}, not named`;
  const shown = classes.slice(0, 10).join(", ");
  return `${classes.length}: ${shown}${classes.length > 10 ? ", …" : ""}`;
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
    ...[kind, tensors, elements],
  ]);
}

function ops({ ops, unsupported }: Inspected): Row[] {
  return Object.entries(ops).map(([name, count]) => [
    ...[name, count, unsupported.includes(name) ? "refused" : "runs"],
  ]);
}
