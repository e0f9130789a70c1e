import type { Fingerprint } from "../contract/measurement.ts";
import { differing, isSameEnvironment } from "../history/environments.ts";
import type { Point, Trend } from "../history/trends.ts";
import { listed } from "../words/lists.ts";
import { foreign, joined, type Line, line } from "./node.ts";

/** What a trend's numbers have to be measured in to compare: this run's, or where it has none the newest push's. */
function environmentOf({ past, now }: Trend): Fingerprint | undefined {
  return (now ?? past.at(-1))?.where;
}

export function comparesWith({ where }: Point, trend: Trend): boolean {
  return isSameEnvironment(where, environmentOf(trend));
}

/** Beside each number that does not compare. */
export function markOf(point: Point, trend: Trend): Line {
  return comparesWith(point, trend) ? [] : MARK;
}

const MARK = line`*`;

/** What the marks of these points mean: `coremltools 8.3 instead of 9.0`; nothing where there is none. */
export function footnote(shown: readonly { trend: Trend; points: readonly Point[] }[]): Line[] {
  const marked = shown.flatMap(({ trend, points }) =>
    points
      .filter((point) => !comparesWith(point, trend))
      .map((point) => differenceOf(point, trend)),
  );
  const named = [...new Set(marked)];
  if (named.length === 0) return [];
  const first = named.slice(0, MOST_NAMED).map((one) => [foreign(one)]);
  const more = named.length - first.length;
  const which = line`${joined(first, "; ")}${more > 0 ? line` and ${more} more` : []}`;
  return [line`${MARK} measured in another environment, and does not compare with now: ${which}.`];
}

const MOST_NAMED = 3;

function differenceOf({ where }: Point, trend: Trend): string {
  const here = environmentOf(trend);
  if (where === undefined || here === undefined) return "nobody knows which";
  const parts = differing(where, here);
  return listed(parts.map((part) => `${NAMES[part]} ${where[part]} instead of ${here[part]}`));
}

const NAMES = {
  engine: "engine",
  coremltools: "coremltools",
  os: "system",
  chip: "chip",
  computeUnits: "compute units",
  evaluator: "evaluator",
} as const satisfies Record<keyof Fingerprint, string>;
