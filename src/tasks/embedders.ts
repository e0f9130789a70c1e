import type { Inspected } from "../contract/protocol.ts";
import { type Files, nearestPath } from "../samples/files.ts";

/** What a model that gives vectors takes, and what a policy has to say of it. */
export interface Embedder {
  readonly takes: "tokens" | "image" | "arrays";
  readonly told: Readonly<Record<string, string>>;
}

/** A model without labels that gives one array: a vector, or one for each token. */
export function embedderIn({ inputs, outputs, classes }: Inspected): Embedder | undefined {
  const [output, second] = outputs;
  if (classes !== null || output === undefined || second !== undefined) return;
  if (output.kind !== "multiarray") return;
  const takes = takenBy(inputs);
  // How the vectors of tokens become one, no package says; most models that give them were trained on their mean.
  // Of an output for texts of any length the package hides the shape.
  const isOne = output.shape !== undefined && [1, 2].includes(output.shape.length);
  const isOneEach = takes === "tokens" && !isOne;
  return { takes, told: isOneEach ? { pooling: "mean" } : {} };
}

function takenBy(inputs: Inspected["inputs"]): Embedder["takes"] {
  if (inputs.some(({ kind }) => kind === "image")) return "image";
  const isTokens = inputs.some(({ name }) => TOKENS.test(name));
  return isTokens ? "tokens" : "arrays";
}

const TOKENS = /^(input_?ids|token_?ids|tokens)$/i;

/** The tokenizer that lies nearest to some data. */
export function tokenizerNear({ paths }: Files, place: string): string | undefined {
  return nearestPath(
    paths.filter((path) => /(^|\/)tokenizer\.json$/.test(path)),
    place,
  );
}
