/** How much of each other two boxes must cover to be a pair: 0.50, 0.55 … 0.95, as numpy spaces them. */
export const OVERLAPS: readonly number[] = Array.from({ length: 10 }, (_, at) =>
  at === 9 ? 0.95 : at * ((0.95 - 0.5) / 9) + 0.5,
);

/** Of one class in one image, only so many boxes count. */
export const MOST_BOXES = 100;

/** COCO's sizes of objects, in square pixels, both ends included. */
export const AREAS = {
  all: [0, 1e10],
  small: [0, 32 ** 2],
  medium: [32 ** 2, 96 ** 2],
  large: [96 ** 2, 1e10],
} as const satisfies Record<string, readonly [number, number]>;

export type AreaRange = keyof typeof AREAS;

export function isOutside(area: number, range: AreaRange): boolean {
  const [least, most] = AREAS[range];
  return area < least || area > most;
}
