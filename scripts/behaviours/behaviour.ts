import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** What quantgate promises, the test that shows it, and the change that takes it away. */
export interface Behaviour {
  readonly area: Area;
  /** Two digits, as in the file's name. */
  readonly number: string;
  readonly slug: string;
  /** Paths from the root of the project. */
  readonly test: string;
  readonly patch: string;
}

/** In the order of the page. */
export const NAMES = ["gating", "security", "shipping", "models", "silence", "numbers"] as const;
export type Area = (typeof NAMES)[number];

/** How many of each there are. */
export const AREAS: Readonly<Record<Area, number>> = {
  gating: 16,
  security: 13,
  shipping: 7,
  models: 4,
  silence: 8,
  numbers: 6,
};

const TEST = /^(?<number>\d\d)-(?<slug>[a-z0-9-]+)\.test\.ts$/;

/** Every test of a behaviour that the project at `root` has, in the order of their numbers. */
export async function behavioursOf(root: string): Promise<Behaviour[]> {
  const areas = await Promise.all(NAMES.map((area) => inArea(root, area)));
  return areas.flat();
}

async function inArea(root: string, area: Area): Promise<Behaviour[]> {
  const folder = `test/behaviours/${area}`;
  const names = (await readdir(join(root, folder))).sort();
  return names.flatMap((name) => {
    const { number, slug } = TEST.exec(name)?.groups ?? {};
    if (number === undefined || slug === undefined) return [];
    const stem = `${folder}/${number}-${slug}`;
    return [{ area, number, slug, test: `${stem}.test.ts`, patch: `${stem}.patch` }];
  });
}

export function nameOf({ area, number, slug }: Behaviour): string {
  return `${area}/${number}-${slug}`;
}
