import type { PlannedSamples } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import type { InputFile, Truth } from "../samples/truth.ts";
import { clustersOf } from "../tasks/columns/clusters.ts";
import { partNamed } from "./data.ts";
import type { DataPart } from "./data-part.ts";

/**
 * The samples, of which those whose inputs are equal say so. The names of contents are git's own for the files that the
 * state which judges holds, so that no pull request can tell them apart; a file that git does not hold is looked into.
 */
export async function withCopies(truth: Truth, parts: readonly DataPart[]): Promise<Truth> {
  const inputs = truth.samples.map((sample) => truth.inputsOf(sample));
  const names = await namesOf(inputs, parts);
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isCopied = (name: string | undefined): name is string =>
    name !== undefined && (counts.get(name) ?? 0) > 1;
  if (!names.some(isCopied)) return truth;
  const samples = truth.samples.map((sample, at) => {
    const name = names[at];
    return isCopied(name) ? { ...sample, input: name } : sample;
  });
  return { ...truth, samples };
}

/** Of the inputs of each sample a name that stands for their contents; undefined where one is no file. */
async function namesOf(
  inputs: readonly (readonly InputFile[])[],
  parts: readonly DataPart[],
): Promise<(string | undefined)[]> {
  const held = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, own] of Map.groupBy(inputs.flat(), (input) => input.part)) {
    const part = partNamed(parts, name);
    const files = own.map((input) => input.file);
    if (part !== undefined) held.set(part.part, await contentsOf(part, files));
  }
  return inputs.map((shown) => {
    const names = shown.map(({ part, file }) => held.get(part)?.get(file));
    return names.length === 0 || names.includes(undefined) ? undefined : names.join(" ");
  });
}

async function contentsOf(
  { tree, path }: DataPart,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // Texts may be lines of one file.
  if ((await tree.kindOf(path)) !== "folder") return new Map();
  return (await tree.blobs(path)) ?? (await tree.digests(path, files));
}

/** How many different things the samples tell of; nothing where each stands alone. */
export function clusterCounts(samples: readonly AnySample[]): PlannedSamples["clusters"] {
  const clusters = clustersOf(samples);
  if (clusters === undefined) return;
  const [inputs, groups] = [
    samples.flatMap(({ input }) => input ?? []),
    samples.flatMap(({ group }) => group ?? []),
  ];
  return {
    count: new Set(clusters).size,
    ...(inputs.length > 0 && { inputs: samples.length - inputs.length + new Set(inputs).size }),
    ...(groups.length > 0 && { groups: new Set(groups).size }),
  };
}
