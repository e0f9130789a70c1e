import { quote } from "../catalog/quote.ts";
import { findTarget } from "../catalog/targets.ts";
import { hasProgram, type Inspected } from "../contract/protocol.ts";
import { listed, listedUpTo } from "../words/lists.ts";

/** Why a package cannot be measured, and what to do. */
export interface Obstacle {
  readonly message: string;
  readonly fix: string;
}

const AS_PROGRAM =
  'Convert the original model again with coremltools.convert(…, convert_to="mlprogram") and store that .mlpackage.';

const KINDS: Readonly<Record<Inspected["kind"], Obstacle>> = {
  mlprogram: { message: "has no program", fix: AS_PROGRAM },
  neuralnetwork: {
    message: "is a legacy neural network, which Core ML's weight compression does not accept",
    fix: AS_PROGRAM,
  },
  pipeline: {
    message: "is a pipeline of legacy models, which Core ML's weight compression does not accept",
    fix: AS_PROGRAM,
  },
  other: { message: "is neither a neural network nor an ML Program", fix: AS_PROGRAM },
};

/** `unsupported` has what an engine of the worker's own lacks; Core ML itself runs every op. */
export function obstaclesOf(found: Inspected, target: string): Obstacle[] {
  if (!hasProgram(found)) return [KINDS[found.kind]];
  return [...sharedLabels(found), ...unsupported(found, target)];
}

function unsupported({ unsupported }: Inspected, target: string): Obstacle[] {
  const ops = unsupported[target] ?? [];
  if (ops.length === 0) return [];
  const engine = findTarget(target)?.engine ?? target;
  return [
    {
      message: `has ops or stages that the ${engine} does not support: ${listed(ops)}`,
      fix: "Nothing was measured: a number from an approximation would be no evidence.",
    },
  ];
}

/** Core ML gives a dictionary: of two classes with one label, one hides the other. */
function sharedLabels({ classes }: Inspected): Obstacle[] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const label of classes ?? []) (seen.has(label) ? shared : seen).add(label);
  if (shared.size === 0) return [];
  const which = listedUpTo(NAMED, [...shared].map(quote));
  return [
    {
      message: `has several classes of the same label: ${which}`,
      fix: "Give each class a label of its own: in the dictionary that Core ML gives, one hides the other.",
    },
  ];
}

const NAMED = 5;
