import type { Metric } from "../../catalog/metrics.ts";
import type { ClassChange, Moved } from "../../contract/explanation.ts";
import { counted } from "../../words/counts.ts";
import { type Explained, MOST_EXPLAINED } from "../task.ts";
import { averagedBy } from "./averages.ts";
import type { ClassMatches } from "./class-log.ts";
import type { DetectionColumns } from "./columns.ts";
import { averagesOf } from "./scores.ts";

/**
 * Which objects are found no more, class by class and image by image. An object is found where a box of its class covers it
 * by half and is as sure as an app would ask: with the score at which the answers before had the best balance of objects
 * found and boxes right (F1). What the metric is of each class stands beside it.
 */
export function explainObjects(
  metric: Metric,
  before: DetectionColumns,
  after: DetectionColumns,
): Explained | undefined {
  const averaged = averagedBy(metric);
  if (averaged === undefined) return;
  const [was, is] = [before.matches(averaged.area), after.matches(averaged.area)];
  const least = bestScoreIn(was);
  const classes: ClassChange[] = [];
  const images = new Map<number, { objects: number; before: number; after: number }>();
  const [earlier, later] = [averagesOf(before, averaged), averagesOf(after, averaged)];
  let [n, lost, gained] = [0, 0, 0];
  for (const [number, match] of was.entries()) {
    const other = is[number];
    if (other === undefined) continue;
    const [found, finds] = [foundIn(match, least), foundIn(other, least)];
    const sums = { n: 0, before: 0, after: 0 };
    for (const [at, row] of match.objects.rows.entries()) {
      const objects = match.objects.counts[at] ?? 0;
      const [one, two] = [found.get(row) ?? 0, finds.get(row) ?? 0];
      const image = images.get(row) ?? { objects: 0, before: 0, after: 0 };
      for (const sum of [sums, image]) {
        sum.before += one;
        sum.after += two;
      }
      sums.n += objects;
      image.objects += objects;
      images.set(row, image);
      lost += Math.max(0, one - two);
      gained += Math.max(0, two - one);
    }
    if (sums.n === 0) continue;
    n += sums.n;
    const score = { before: earlier.get(number) ?? 0, after: later.get(number) ?? 0 };
    const label = after.samples.classes.nameOf(number) ?? "";
    classes.push({ label, ...sums, drop: score.before - score.after, score });
  }
  return {
    ...{ n, lost, gained, changed: 0, flips: [], confusions: [] },
    moved: movedAmong(images, after).slice(0, MOST_EXPLAINED),
    classes: classes.sort((a, b) => b.drop - a.drop || (a.label < b.label ? -1 : 1)),
  };
}

/** Images that lost objects, those that lost the largest share first. */
function movedAmong(
  images: ReadonlyMap<number, { objects: number; before: number; after: number }>,
  { samples }: DetectionColumns,
): Moved[] {
  const lost = [...images].flatMap(([row, { objects, before, after }]): Moved[] =>
    after < before
      ? [{ id: samples.ids[row] ?? "", before: before / objects, after: after / objects }]
      : [],
  );
  return lost.sort((a, b) => b.before - b.after - (a.before - a.after) || (a.id < b.id ? -1 : 1));
}

/** Of each image how many objects of a class are found by boxes of at least this score. */
function foundIn({ rows, scores, marked }: ClassMatches, least: number): Map<number, number> {
  const found = new Map<number, number>();
  const { places, hits } = marked[0] ?? { places: [], hits: [] };
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const row = rows[place] ?? 0;
    if (hits[at] === 1 && (scores[place] ?? 0) >= least) found.set(row, (found.get(row) ?? 0) + 1);
  }
  return found;
}

/** Of a reference it is asked for again by each limit that is explained. */
function bestScoreIn(matches: readonly ClassMatches[]): number {
  const found = BEST.get(matches) ?? bestScore(matches);
  BEST.set(matches, found);
  return found;
}

const BEST = new WeakMap<readonly ClassMatches[], number>();

/** The score from which on the boxes of all classes together have the best F1 where they cover by half. */
function bestScore(matches: readonly ClassMatches[]): number {
  const boxes = matches.flatMap(boxesOf).sort((a, b) => b.score - a.score);
  const objects = matches.reduce((sum, match) => sum + match.objects.counts.reduce(add, 0), 0);
  let [right, best, least] = [0, 0, Number.POSITIVE_INFINITY];
  for (const [at, { score, hit }] of boxes.entries()) {
    right += hit;
    const f1 = (2 * right) / (at + 1 + objects);
    if (f1 <= best || boxes[at + 1]?.score === score) continue;
    [best, least] = [f1, score];
  }
  return least;
}

/** Boxes that count where they cover by half. */
function boxesOf({ rows, scores, marked }: ClassMatches): { score: number; hit: number }[] {
  const { places, hits } = marked[0] ?? { places: [], hits: [] };
  const marks = new Map(Array.from(places, (place, at) => [place, hits[at] ?? 0]));
  return Array.from(rows, (_, place) => ({
    score: scores[place] ?? 0,
    hit: marks.get(place) ?? 0,
  })).filter((_, place) => marks.get(place) !== 0);
}

function add(sum: number, count: number): number {
  return sum + count;
}

/** Of classes with fewer objects than this hardly anything is seen. */
const THIN = 30;

/** What these samples cannot see: a loss that falls on a class of which they show but a few objects. */
export function thinObjects({ samples }: DetectionColumns): string | undefined {
  const counts = new Map<number, number>();
  for (const number of samples.truths.classes) counts.set(number, (counts.get(number) ?? 0) + 1);
  const thin = [...counts.values()].filter((count) => count < THIN).length;
  if (thin === 0) return;
  return `these data cannot see ${thin} of ${counted(counts.size, "class", "classes")}: of each there are fewer than ${THIN} objects`;
}
