import type { Slot } from "../../../src/contract/slot.ts";
import type { Case, Files, Seen } from "../case.ts";
import { recordingOf } from "../measuring.ts";
import { noise } from "../noise.ts";
import type { Sample } from "../tasks.ts";

export const MODEL = "Flowers.mlpackage/weights.bin";

/** The examples of a classifier that nobody can run: planning and judging never look into it. */
export function flowerSamples(n: number): Sample[] {
  return Array.from({ length: n }, (_, row) => ({
    id: `flower-${row}`,
    label: FLOWERS[row % FLOWERS.length] ?? "",
    slices: {
      light: noise(row, "light") < 0.3 ? "dark" : "day",
      place: ["garden", "field", "shop"][Math.floor(3 * noise(row, "place"))] ?? "shop",
    },
  }));
}

const FLOWERS = ["aster", "daisy", "iris", "lily", "poppy", "rose", "tulip"];

export function labelsCsv(samples: readonly Sample[]): string {
  const lines = samples.map(({ id, label = "", slices = {} }) =>
    [id, label, slices.light, slices.place].join(","),
  );
  return `id,label,light,place\n${lines.join("\n")}\n`;
}

export interface Written {
  readonly gate?: string;
  /** Lines at the top: `branches: { … }`. */
  readonly top?: readonly string[];
  /** Lines of the model. */
  readonly model?: readonly string[];
  readonly data?: string;
  readonly ship?: string;
  /** By name: limits alone, or the whole of it in braces. */
  readonly variants: Readonly<Record<string, string>>;
  /** Lines of other models. */
  readonly others?: readonly string[];
  readonly waivers?: readonly string[];
}

export const DATA = "{ arrays: flowers.npz, labels: labels.csv }";
export const SLICED = "{ arrays: flowers.npz, labels: labels.csv, slice-by: [light, place] }";

export function policy(written: Written): string {
  const { gate, top = [], others = [], waivers = [] } = written;
  return [
    "version: 1",
    ...(gate === undefined ? [] : [`gate: { ${gate} }`]),
    ...[...top, "models:", "  flowers:", ...entry(written), ...others],
    ...(waivers.length > 0 ? ["waivers:", ...waivers.map((one) => `  - { ${one} }`)] : []),
    "",
  ].join("\n");
}

function entry({ data = DATA, model = [], ship, variants }: Written): string[] {
  return [
    "    source: Flowers.mlpackage",
    "    task: image-classification",
    `    data: ${data}`,
    ...(ship === undefined ? [] : [`    ship: ${ship}`]),
    ...model.map((line) => `    ${line}`),
    "    variants:",
    ...Object.entries(variants).map(([name, text]) =>
      text.startsWith("{")
        ? `      ${name}: ${text}`
        : `      ${name}: ${text === "" ? "{}" : `{ limits: { ${text} } }`}`,
    ),
  ];
}

/** A repository with the model, its data and this policy. */
export function flowers(text: string, n = 400, more: Files = {}): Files {
  return {
    ...{ "quantgate.yml": text, [MODEL]: "the weights", "flowers.npz": "arrays" },
    ...{ "labels.csv": labelsCsv(flowerSamples(n)), ...more },
  };
}

type Given = Partial<Omit<Case, "kind" | "name">> & { readonly n?: number };

/** Flowers as they lie in the folder, under this policy. */
export function alone(name: string, written: Written, { n = 400, ...given }: Given): Case {
  const main = flowers(policy(written), n);
  return { name, main, event: "folder", ...given };
}

/** A pull request that brings new weights, as `--base main` judges it. */
export function proposed(name: string, written: Written, given: Given): Case {
  return alone(name, written, { event: "local", branch: { [MODEL]: "new weights" }, ...given });
}

/** What a device farm leaves of a variant, as files below the policy's folder. */
export function recording(
  given: Partial<Slot> & { variant: string },
  seen: Seen,
  n?: number,
): Files {
  const slot = { model: "flowers", side: "head", target: "iphone-15", ...given } as const;
  const samples = n === undefined ? undefined : flowerSamples(n);
  return recordingOf({ slot, seen, task: "image-classification", ...(samples && { samples }) });
}

/** So many processes, of so many predictions of about so many ms. */
export function rounds(count: number, pace: number): number[][] {
  return Array.from({ length: count }, (_, round) =>
    Array.from({ length: 11 }, (_, at) =>
      Number((pace * (1 + 0.05 * noise(at, `round ${round}`) + 0.01 * round)).toFixed(3)),
    ),
  );
}
