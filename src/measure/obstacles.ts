import { quote } from "../catalog/quote.ts";
import { findTarget } from "../catalog/targets.ts";
import { hasProgram, type Inspected } from "../contract/protocol.ts";
import { type Naming, sharedAmong } from "../samples/class-names.ts";
import { listed, listedUpTo } from "../words/lists.ts";

/** Why a package cannot be measured, and what to do. `when`: in which cases alone. */
export interface Obstacle {
  readonly message: string;
  readonly fix: string;
  readonly when?: string;
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
export function obstaclesOf(
  found: Inspected,
  target: string,
  naming: Naming = { by: "none" },
): Obstacle[] {
  if (!hasProgram(found)) return [KINDS[found.kind]];
  return [...sharedLabels(found, target, naming), ...unsupported(found, target)];
}

/** The same before anybody has said on which target, and by what labels; what each engine refuses is told besides. */
export function obstaclesAnywhere(found: Inspected): Obstacle[] {
  if (!hasProgram(found)) return [KINDS[found.kind]];
  const message = sharedBy(found);
  if (message === undefined) return [];
  return [
    {
      message,
      when: "on Core ML, nor anywhere by labels that are its own words",
      fix: `${byNumber(found)}, and measure on the portable engine, or give each class a label of its own.`,
    },
  ];
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

/**
 * Core ML gives a dictionary: of two classes with one label, one hides the other. An engine of the worker's own gives
 * them in the model's order, so that their numbers tell them apart.
 */
function sharedLabels(found: Inspected, target: string, naming: Naming): Obstacle[] {
  const message = sharedBy(found);
  const isInOrder = findTarget(target)?.engine !== undefined;
  if (message === undefined || (isInOrder && naming.by === "number")) return [];
  const fix =
    isInOrder && naming.by === "word"
      ? `${byNumber(found)}, or give each class a label of its own.`
      : "Give each class a label of its own: in the dictionary that Core ML gives, one hides the other.";
  return [{ message, fix }];
}

function sharedBy({ classes }: Inspected): string | undefined {
  const shared = sharedAmong(classes ?? []);
  if (shared.length === 0) return undefined;
  return `has several classes of the same label: ${listedUpTo(NAMED, shared.map(quote))}`;
}

function byNumber({ classes }: Inspected): string {
  return `Label by the numbers of the classes, 0 to ${(classes?.length ?? 0) - 1}`;
}

const NAMED = 5;
