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
