import type { PlannedSamples } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Truth } from "../samples/truth.ts";
import { clustersOf } from "../tasks/columns/clusters.ts";
import { type DataPart, partNamed } from "./data.ts";

/**
 * The samples, of which those whose inputs are equal say so. The names of contents are git's own for the files that the
 * state which judges holds, so that no pull request can tell them apart; a file that git does not hold is looked into.
 */
export async function withCopies(truth: Truth, parts: readonly DataPart[]): Promise<Truth> {
  const { samples: all } = truth;
  const beside = all.flatMap((sample) => besideName(sample) ?? []);
  const own = all.filter((sample) => besideName(sample) === undefined).map(({ id }) => id);
  const [labelled, unlabelled] = [
    await contentsOf(partNamed(parts, "images"), own),
    await contentsOf(partNamed(parts, "unlabelled images"), beside),
  ];
  const names = all.map((sample) => {
    const file = besideName(sample);
    return file === undefined ? labelled.get(sample.id) : unlabelled.get(file);
  });
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isCopied = (name: string | undefined): name is string =>
    name !== undefined && (counts.get(name) ?? 0) > 1;
  if (!names.some(isCopied)) return truth;
  const samples = all.map((sample, at) => {
    const name = names[at];
    return isCopied(name) ? { ...sample, input: name } : sample;
  });
  return { ...truth, samples };
}

/** Of the unlabelled ones: the file. */
function besideName(sample: AnySample): string | undefined {
  return "unlabelled" in sample && typeof sample.unlabelled === "string"
    ? sample.unlabelled
    : undefined;
}

/** Of each of these files below a folder a name that stands for its contents. */
async function contentsOf(
  part: DataPart | undefined,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (part === undefined) return new Map();
  const { tree, path } = part;
  const held = await tree.blobs(path);
  if (held !== null) return held;
  const found = new Map<string, string>();
  for (const file of files) {
    const place = path === "" ? file : `${path}/${file}`;
    found.set(file, await tree.digest(place));
  }
  return found;
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
