import type { Part } from "../contract/data.ts";
import { PictureOptions } from "./inputs.ts";

type Preprocess = NonNullable<PictureOptions["preprocess"]>;

/** The same data, their pictures shown in another way, as a policy would say it. */
export interface ShownOtherwise<Place> {
  readonly says: string;
  readonly data: readonly Part<Place>[];
}

/**
 * What people take for one another: the order of the colours, and the usual scales, with or without what is subtracted.
 * Nothing where pictures do not become arrays: what takes an image scales it itself.
 */
export function shownOtherwise<Place>(data: readonly Part<Place>[]): ShownOtherwise<Place>[] {
  const at = data.findIndex(({ key }) => key === "images");
  const read = PictureOptions.safeParse(data[at]?.options ?? {});
  const own = read.success ? read.data.preprocess : undefined;
  if (own === undefined) return [];
  return othersThan(own).map(({ says, ...other }) => ({
    says,
    data: data.map((part, index) =>
      index === at
        ? { ...part, options: { ...part.options, preprocess: { ...own, ...other } } }
        : part,
    ),
  }));
}

interface Other extends Partial<Preprocess> {
  readonly says: string;
}

function othersThan(own: Preprocess): Other[] {
  const turned: Other[] =
    own.color === "gray" ? [] : [colorOf(own.color === "rgb" ? "bgr" : "rgb")];
  const scaled = own.color === "gray" ? SCALES : [...SCALES, IMAGENET];
  return [...turned, ...scaled.filter((other) => !isLike(own, other))];
}

function colorOf(color: string): Other {
  return { says: `color: ${color}`, color };
}

const SCALES: readonly Other[] = [
  { says: "scale: 1, without mean and std", scale: 1, mean: 0, std: 1 },
  { says: "scale: 1/255, without mean and std", scale: 1 / 255, mean: 0, std: 1 },
  { says: "scale: 1/127.5, mean: 1, without std", scale: 1 / 127.5, mean: 1, std: 1 },
];

const IMAGENET: Other = {
  says: "scale: 1/255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]",
  ...{ scale: 1 / 255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
};

/** Whether black and white become the same, or as good as, in every channel. */
function isLike(own: Preprocess, other: Other): boolean {
  const theirs = { ...own, ...other };
  return [0, 1, 2].every((channel) =>
    [0, 255].every(
      (pixel) => Math.abs(shown(own, pixel, channel) - shown(theirs, pixel, channel)) < 0.05,
    ),
  );
}

function shown({ scale, mean, std }: Preprocess, pixel: number, channel: number): number {
  return (pixel * scale - of(mean, channel)) / of(std, channel);
}

function of(numbers: number | readonly number[], channel: number): number {
  return typeof numbers === "number" ? numbers : (numbers[channel] ?? numbers[0] ?? 0);
}
