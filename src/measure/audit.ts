import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { WorkerEvent } from "../contract/protocol.ts";
import type { Recipe } from "../contract/recipe.ts";
import type { Span } from "../contract/slot.ts";
import type { Item } from "../contract/verbs.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { narrate } from "./crew.ts";
import { keyOf } from "./digests.ts";
import { laneRequest } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import { engineFor } from "./fingerprint.ts";
import { Watched } from "./known.ts";
import { type Packages, whyUnlike, withPlaces } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { patienceFor, sharedBy } from "./request.ts";
import type { Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/** What a range audit saw of a variant, or why it saw nothing. */
export type Audited =
  | { readonly kind: "watched"; readonly watched: Watched }
  | { readonly kind: "unwatched"; readonly reason: string };

/**
 * Once more through the examples, one variant after the other, when all have been run: of those that somebody made, how
 * far values reach; of every one with outputs that are not finite, which op began that. What converts a program changes
 * its weights and little of how far its values reach, and an audit takes longer than a prediction: of other variants
 * only the cast is audited, where the source reaches what 16 bits cannot hold. Where several machines share the
 * examples, the one that has the first takes all of them for how far values reach, and each its own for what began that
 * some are not finite.
 */
export async function audited(
  ways: readonly Way[],
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Promise<ReadonlyMap<string, Audited>> {
  const found = new Map<string, Audited>();
  const { side, target } = placed.planned;
  if (!engineFor(target, shop.hello).audit) return found;
  const watch = watcher(packages, examples, placed, shop);
  let reaches = false;
  for (const { name, recipe } of placed.variants) {
    const way = ways.find(({ lane }) => lane.variants.includes(name));
    const made = packages.get(name);
    if (way === undefined || way.lost !== undefined || made?.kind !== "made") continue;
    // Of one that was stopped, how many examples came after that depends on who was quicker.
    const isWhole = !way.stops.has(name);
    const isUnfinite = isWhole && way.chunks.some((chunk) => (chunk?.unfinite ?? 0) > 0);
    const isOwn = isAudited(side, recipe) || (reaches && isCast(recipe) && !made.isSource);
    const isAsked = isOwn && examples.areFirst;
    if (!isAsked && !isUnfinite) continue;
    const seen =
      isAsked && isUnfinite && examples.arePart
        ? both(await watch(way, "range"), await watch(way, "trace"))
        : await watch(way, isUnfinite ? "trace" : "range");
    // To find no culprit takes nothing from what was measured.
    if (seen.kind === "watched" || isAsked) found.set(name, seen);
    if (made.isSource && seen.kind === "watched") reaches ||= overflows(seen.watched);
  }
  return found;
}

/** Of all examples how far values reach, and of those that were run here what began that some are not finite. */
function both(range: Audited, trace: Audited): Audited {
  if (range.kind === "unwatched" || trace.kind === "unwatched") return range;
  const { notFinite } = trace.watched;
  return { kind: "watched", watched: { ...range.watched, ...(notFinite && { notFinite }) } };
}

/** The programs that someone made: the head's source, and variants made by hand. */
function isAudited(side: string, { kind }: Recipe): boolean {
  return side === "head" && (kind === "stored" || kind === "source");
}

function isCast(recipe: Recipe): boolean {
  return isDeepStrictEqual(recipe, { kind: "preset", preset: "fp16" });
}

function overflows({ range }: Watched): boolean {
  return range !== undefined && range.overflows.count > 0;
}

/** Watches lanes, each once in each way. */
function watcher(packages: Packages, examples: Examples, placed: Placed, shop: Workshop) {
  const seen = new Map<string, Audited>();
  const all = examples.digestOf([[0, examples.count]]);
  return async (way: Way, how: "range" | "trace"): Promise<Audited> => {
    const key = keyOf(how, { lane: way.lane.key, examples: all });
    // What is told of all examples has no name in some.
    const isKept = !examples.arePart;
    const known = isKept ? await shop.known.watches.read(key) : undefined;
    const found: Audited =
      seen.get(key) ??
      (known
        ? { kind: "watched", watched: known }
        : await watched(way, how, packages, examples, placed, shop));
    seen.set(key, found);
    if (found.kind === "watched" && known === undefined && isKept)
      await shop.known.watches.keep(key, found.watched);
    return found;
  };
}

/** One that kills the worker has a process of its own the second time. */
async function watched(
  way: Way,
  how: "range" | "trace",
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Promise<Audited> {
  const { name } = way.lane;
  const there = await withPlaces(packages, new Set([name]), placed, shop);
  const unlike = whyUnlike(name, packages, there);
  if (unlike !== undefined) return unwatched(unlike);
  const into = join(way.folder, how);
  await mkdir(into, { recursive: true });
  const all: Span = [0, examples.count];
  const request = {
    ...sharedBy(placed),
    lanes: [laneRequest(way, there, into)],
    chunks: [{ key: how, rows: [how === "trace" ? examples.rows : all], for: [name] }],
    watch: how,
  };
  const items: Item[] = [];
  const told = asEvaluating(narrate(shop.progress, (item) => items.push(item)));
  const patience = patienceFor(placed);
  let answer = await shop.crew.ask(request, told, patience);
  if (answer.kind === "death")
    answer = await shop.crew.ask({ ...request, isolation: "process" as const }, told, patience);
  if (answer.kind !== "result") return unwatched(whyUnanswered(answer));
  for (const item of items) {
    if ("ended" in item) return unwatched(shop.crew.retell(item.ended.message));
    // A pass may leave extras of its own.
    if ("extra" in item && item.extra === RANGE) return await readWatched(item.file);
  }
  return unwatched("the worker answered something else");
}

/** What a watch leaves. */
const RANGE = "range";

async function readWatched(file: string): Promise<Audited> {
  const read = Watched.safeParse(JSON.parse(await readFile(file, "utf8")));
  return read.success
    ? { kind: "watched", watched: read.data }
    : unwatched("the worker answered something else");
}

function unwatched(reason: string): Audited {
  return { kind: "unwatched", reason };
}

/** A person is told of it as of the evaluation that it follows, from its first example on. */
function asEvaluating(tell: (event: WorkerEvent) => void): (event: WorkerEvent) => void {
  return (event) => {
    if (event.event !== "progress" || event.stage !== "watch") tell(event);
    else if (event.done > 0) tell({ ...event, stage: "evaluate" });
  };
}
