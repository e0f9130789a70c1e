import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Otherwise } from "../contract/measurement.ts";
import { REFERENCE } from "../contract/names.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Item } from "../contract/verbs.ts";
import type { Truth } from "../samples/truth.ts";
import { atLeast } from "../statistics/distributions/discrete.ts";
import { countRight } from "../statistics/pairs.ts";
import { findMetric, findTask } from "../tasks/rows.ts";
import { type ShownOtherwise, shownOtherwise } from "../tasks/shown-otherwise.ts";
import { readableTask, scoresOf } from "../tasks/tasks.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { keyOf } from "./digests.ts";
import { laneRequest } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import { inOrder } from "./in-order.ts";
import { type Packages, withPlaces } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { linesIn, reading } from "./reading.ts";
import { patienceFor, sharedBy } from "./request.ts";
import type { Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/** So many examples are shown otherwise at most, spread over all; of a way that does no better on the first, no more. */
const MOST = 512;
const FIRST = 128;
/** How often a policy that says it rightly would be doubted, over all that is tried. */
const ALPHA = 0.001;
/** Right so often, no other way can be better by enough. */
const FLAWLESS = 0.98;

/**
 * Another way to show the source its pictures that it answers better, by more than chance would have it: then the policy
 * does not say how they were shown when it was trained. What was wrong with the pictures alone can leave a model far
 * better than guessing, so that nothing else would tell.
 */
export async function seenOtherwise(
  ways: readonly Way[],
  packages: Packages,
  examples: Examples,
  placed: Placed,
  truth: Truth,
  shop: Workshop,
): Promise<Otherwise | undefined> {
  const others = shownOtherwise(placed.data);
  const way = ways.find(({ lane }) => lane.variants.includes(REFERENCE));
  if (placed.planned.side !== "head" || others.length === 0 || !examples.areFirst) return;
  if (way === undefined || way.lost !== undefined || way.chunks.includes(undefined)) return;
  const key = keyOf("otherwise", { lane: way.lane.key, chunks: way.lane.chunks });
  const known = examples.arePart ? undefined : await shop.known.otherwise.read(key);
  if (known !== undefined) return known.otherwise ?? undefined;
  const there = await withPlaces(packages, new Set([way.lane.name]), placed, shop);
  const { found, lost } = await best(others, way, there, examples, placed, truth, shop);
  // What nobody answered may be answered another time; of some examples, chunks do not name all that are shown.
  if (lost === undefined && !examples.arePart)
    await shop.known.otherwise.keep(key, { otherwise: found ?? null });
  if (lost !== undefined)
    shop.progress.say(
      `${placed.planned.model}: nobody could try every other way to show it its pictures: ${lost}`,
    );
  return found;
}

/** `lost`: why some way told nothing. */
interface Tried {
  readonly found?: Otherwise;
  readonly lost?: string;
}

async function best(
  others: readonly ShownOtherwise<string>[],
  way: Way,
  packages: Packages,
  examples: Examples,
  placed: Placed,
  truth: Truth,
  shop: Workshop,
): Promise<Tried> {
  const rows = spread(truth.samples.length - (truth.unlabelled ?? 0), MOST);
  const first = spread(rows.length, FIRST).flatMap((at) => rows[at] ?? []);
  const own = await ownRecords(rows, way, packages, examples, placed, shop);
  if ("lost" in own) return own;
  const rightOf = (at: readonly number[], records: readonly string[]) =>
    rightIn(
      placed.planned.task,
      at.flatMap((row) => truth.samples[row] ?? []),
      records,
    );
  const ownAt = async (at: readonly number[]) =>
    await rightOf(
      at,
      at.map((row) => own.get(row) ?? ""),
    );
  const [ownFirst, ownRight] = [await ownAt(first), await ownAt(rows)];
  if (ownFirst === undefined || ownRight === undefined) return {};
  if (countRight(ownRight) >= FLAWLESS * rows.length) return {};
  let [found, lost]: [Otherwise?, string?] = [];
  for (const [number, { says, data }] of others.entries()) {
    const answers = async (at: readonly number[]) => {
      const records = await shown(at, data, `${number}-${at.length}`, way, packages, placed, shop);
      if (!("lost" in records)) return await rightOf(at, records);
      lost = records.lost;
    };
    const begun = await answers(first);
    if (begun === undefined || countRight(begun) <= countRight(ownFirst)) continue;
    const right = first.length === rows.length ? begun : await answers(rows);
    if (right === undefined || !isBetter(right, ownRight, ALPHA / others.length)) continue;
    const better = { says, right: countRight(right), own: countRight(ownRight), of: rows.length };
    if (found === undefined || better.right > found.right) found = better;
  }
  return { ...(found && { found }), ...(lost !== undefined && { lost }) };
}

/** By a sign test: of the examples that only one answers rightly, too many are this one's. */
function isBetter(right: Uint8Array, own: Uint8Array, alpha: number): boolean {
  let [won, lost] = [0, 0];
  for (const [row, is] of right.entries()) {
    if (is > (own[row] ?? 0)) won += 1;
    if (is < (own[row] ?? 0)) lost += 1;
  }
  return won > lost && atLeast(won, won + lost, 0.5) <= alpha;
}

/** So many places among `count`, evenly spread: examples often lie class by class. */
function spread(count: number, most: number): number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, at) => Math.floor((at * count) / taken));
}

/** The records of a lane by their rows; those of rows that another machine has are made here, too. */
async function ownRecords(
  at: readonly number[],
  way: Way,
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
) {
  const [begin, end] = examples.rows;
  const elsewhere = at.filter((row) => row < begin || row >= end);
  const files = await inOrder(way);
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const own = new Map(texts.flatMap(linesIn).map((line, place) => [begin + place, line]));
  if (elsewhere.length === 0) return own;
  const lines = await shown(elsewhere, placed.data, "own", way, packages, placed, shop);
  if ("lost" in lines) return lines;
  for (const [place, row] of elsewhere.entries()) own.set(row, lines[place] ?? "");
  return own;
}

/** What the source answers to some examples that are shown otherwise, a record each; or why it does not. */
async function shown(
  at: readonly number[],
  data: Placed["data"],
  name: string,
  way: Way,
  packages: Packages,
  placed: Placed,
  { crew, folder }: Workshop,
): Promise<readonly string[] | { readonly lost: string }> {
  const into = join(folder, `otherwise-${name}`);
  await mkdir(into, { recursive: true });
  const lane = laneRequest(way, packages, into);
  const rows = at.map((row): [number, number] => [row, row + 1]);
  const items: Item[] = [];
  const answer = await crew.ask(
    {
      ...sharedBy(placed),
      data: [...data],
      lanes: [lane],
      chunks: [{ key: name, rows, for: [lane.name] }],
    },
    (event) => event.event === "item" && items.push(event),
    patienceFor(placed),
  );
  if (answer.kind !== "result") return { lost: whyUnanswered(answer) };
  for (const item of items) {
    if ("ended" in item) return { lost: crew.retell(item.ended.message) };
    if ("chunk" in item && item.file !== undefined)
      return linesIn(await readFile(item.file, "utf8"));
  }
  return { lost: "the worker answered something else" };
}

/** Of each sample whether its record is right, by the first metric of the task that counts this. */
async function rightIn(
  task: string,
  samples: readonly AnySample[],
  records: readonly string[],
): Promise<Uint8Array | undefined> {
  const shows = findTask(task)?.shows ?? [];
  const metric = shows.map(findMetric).find((one) => one?.test === "rate" && !one.against);
  const readable = readableTask(task);
  if (metric === undefined || readable === undefined) return;
  const joined = await readable.join(reading(samples));
  const columns = await joined.records(reading(records.map((text) => JSON.parse(text))));
  const scores = scoresOf(metric, columns, columns);
  return "right" in scores && scores.kind === "rate" ? scores.right : undefined;
}
