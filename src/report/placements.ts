import { DEVICES, type Device, type OffEngine, type Placement } from "../contract/placement.ts";
import type { Verdict } from "../contract/verdict.ts";
import { cell } from "../words/amounts.ts";
import {
  type Cell,
  type Column,
  code,
  figure,
  fold,
  type Line,
  line,
  list,
  type Node,
  paragraph,
  table,
} from "./node.ts";

/** Where Core ML expects variants to run, under a fold that says that it is a prediction. */
export function everyPlacement({ models }: Verdict): Node[] {
  const found = models.flatMap((model) =>
    model.variants.flatMap(({ name, placements = {} }) =>
      Object.entries(placements).map(([target, placement]) => ({
        ...{ name: `${model.name}/${name}`, target, placement },
      })),
    ),
  );
  if (found.length === 0) return [];
  const off = found.flatMap(({ name, target, placement }) =>
    placement.off.map((one) => offLine(name, target, one)),
  );
  return [
    fold(
      `Where Core ML expects to run it (${found.length})`,
      paragraph(line`${PREDICTION}`),
      table(COLUMNS, found.map(row)),
      ...(off.length === 0 ? [] : [paragraph(line`Not on the Neural Engine:`), list(off)]),
    ),
  ];
}

const PREDICTION =
  "Core ML's own compute plan of the compiled model: a prediction, and no observation. Shares are of the estimated cost.";

const TITLES: Readonly<Record<Device, string>> = { ane: "Neural Engine", gpu: "GPU", cpu: "CPU" };
const ORDER = DEVICES.toReversed();

const COLUMNS: readonly Column[] = [
  { title: "Variant" },
  { title: "On" },
  ...ORDER.map((device) => ({ title: TITLES[device], right: true })),
  { title: "Switches", right: true },
  { title: "Operations", right: true },
];

function row({
  name,
  target,
  placement,
}: {
  readonly name: string;
  readonly target: string;
  readonly placement: Placement;
}): Cell[] {
  const { cost, switches, operations, costed } = placement;
  const open = costed < operations ? `${costed} of ${operations}` : String(operations);
  return [
    [code(name)],
    [code(target)],
    ...ORDER.map((device) => figure(cell(cost[device] ?? 0, "rate"))),
    figure(String(switches)),
    figure(open),
  ];
}

function offLine(name: string, target: string, { op, count, on, example, why }: OffEngine): Line {
  const reason = why === undefined ? line`Core ML does not say why` : line`${why}`;
  return line`${code(name)} on ${code(target)}: ${String(count)} × ${code(op)} on the ${on.toUpperCase()} (${code(example)}): ${reason}`;
}
