import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { WorkerEvent } from "../contract/protocol.ts";
import type { Recipe } from "../contract/recipe.ts";
import type { Item } from "../contract/verbs.ts";
import { isAudited } from "../plan/audited.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { type Crew, narrate } from "./crew.ts";
import { keyOf } from "./digests.ts";
import type { Rows } from "./divide.ts";
import { laneRequest } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import { engineFor } from "./fingerprint.ts";
import { Watched } from "./known.ts";
import { type Packages, whyUnlike, withPlaces } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { patienceFor, sharedBy } from "./request.ts";
import { isLacking, type Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/** What a range audit saw of a variant, or why it saw nothing. */
export type Audited =
  | { readonly kind: "watched"; readonly watched: Watched }
  | { readonly kind: "unwatched"; readonly reason: string };

/** Audits that go on beside an evaluation. */
export interface Auditing {
  /** What was seen, when all have been run: of those with outputs that are not finite, also which op began that. */
  finish(ways: readonly Way[]): Promise<ReadonlyMap<string, Audited>>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

/**
 * Looks how far values reach in the programs that somebody made, on some examples, at the seat beside while others are
 * run; when all have been run, which op began that outputs are not finite, in the chunks that have such. What converts a program changes
 * its weights and little of how far its values reach, and an audit takes longer than a prediction: of other variants
 * only the cast is audited, where the source reaches what 16 bits cannot hold. Where several machines share the
 * examples, the one that has the first looks how far values reach on all that are drawn, and each into its own for what
 * began that some are not finite.
 */
export function auditing(
  ways: readonly Way[],
  rows: Rows,
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Auditing {
  const { side, target } = placed.planned;
  const canSee = engineFor(target, shop.hello).audit;
  const isWanted = canSee && examples.areFirst && rows.length > 0;
  const stopping = { isAsked: false };
  // Where nothing is run meanwhile, who has run the others has read what a fresh worker would read again.
  const { ask: alone, beside } = shop.crew;
  let ask = ways.some((way) => isLacking(way)) ? beside : alone;
  const watch = watcher(rows, packages, examples, placed, shop, stopping, (...question) =>
    ask(...question),
  );
  const own = isWanted ? placed.variants.filter(({ recipe }) => isAudited(side, recipe)) : [];
  const begun = (async () => {
    for (const { name } of own) {
      const way = wayOf(name, ways);
      const isThere = packages.get(name)?.kind === "made" && !stopping.isAsked;
      // Of what has no answers no audit is told, and what hangs would hang here, too.
      if (way !== undefined && way.lost === undefined && isThere) await watch(way, "range");
    }
  })();
  // Whoever evaluates meanwhile looks for the end later.
  begun.catch(() => undefined);

  async function finish(run: readonly Way[]): Promise<ReadonlyMap<string, Audited>> {
    await begun;
    await shop.crew.rest();
    ask = alone;
    const found = new Map<string, Audited>();
    let reaches = false;
    for (const { name, recipe } of canSee ? placed.variants : []) {
      const way = wayOf(name, run);
      const made = packages.get(name);
      if (way === undefined || way.lost !== undefined || made?.kind !== "made") continue;
      // Of one that was stopped, how many examples came after that depends on who was quicker.
      const isWhole = !way.stops.has(name);
      const isUnfinite = isWhole && way.chunks.some((chunk) => (chunk?.unfinite ?? 0) > 0);
      const isOwn = isAudited(side, recipe) || (reaches && isCast(recipe) && !made.isSource);
      const isAsked = isWanted && isOwn;
      if (!isAsked && !isUnfinite) continue;
      const seen =
        isAsked && isUnfinite
          ? both(await watch(way, "range"), await watch(way, "trace"))
          : await watch(way, isUnfinite ? "trace" : "range");
      // To find no culprit takes nothing from what was measured.
      if (seen.kind === "watched" || isAsked) found.set(name, seen);
      if (made.isSource && seen.kind === "watched") reaches ||= overflows(seen.watched);
    }
    return found;
  }

  async function stop(): Promise<void> {
    stopping.isAsked = true;
    await shop.crew.rest();
    await begun.catch(() => undefined);
  }

  return { finish, stop };
}

function wayOf(variant: string, ways: readonly Way[]): Way | undefined {
  return ways.find(({ lane }) => lane.variants.includes(variant));
}

/** How far values reach where that was asked, and of those that were run here what began that some are not finite. */
function both(range: Audited, trace: Audited): Audited {
  if (range.kind === "unwatched" || trace.kind === "unwatched") return range;
  const { notFinite } = trace.watched;
  return { kind: "watched", watched: { ...range.watched, ...(notFinite && { notFinite }) } };
}

function isCast(recipe: Recipe): boolean {
  return isDeepStrictEqual(recipe, { kind: "preset", preset: "fp16" });
}

function overflows({ range }: Watched): boolean {
  return range !== undefined && range.overflows.count > 0;
}

/** Watches lanes, each once in each way. */
function watcher(
  drawn: Rows,
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
  stopping: Stopping,
  ask: Crew["ask"],
) {
  const seen = new Map<string, Audited>();
  return async (way: Way, how: "range" | "trace"): Promise<Audited> => {
    const rows = how === "trace" ? unfiniteRows(way, examples) : drawn;
    const key = keyOf(how, { lane: way.lane.key, examples: examples.digestOf(rows) });
    // What is told of all examples has no name in some.
    const isKept = !examples.arePart;
    const known = isKept ? await shop.known.watches.read(key) : undefined;
    const found: Audited =
      seen.get(key) ??
      (known
        ? { kind: "watched", watched: known }
        : await watched(way, how, rows, packages, placed, shop, stopping, ask));
    seen.set(key, found);
    if (found.kind === "watched" && known === undefined && isKept)
      await shop.known.watches.keep(key, found.watched);
    return found;
  };
}

/** All that could tell which op began that an output is not finite. */
function unfiniteRows({ chunks }: Way, examples: Examples): Rows {
  const found = examples.chunks.flatMap(({ rows }, at) =>
    (chunks[at]?.unfinite ?? 0) > 0 ? rows : [],
  );
  return found.sort(([one], [other]) => one - other);
}

/** One that kills the worker has a process of its own the second time; one of which was told why it ended has none. */
async function watched(
  way: Way,
  how: "range" | "trace",
  rows: Rows,
  packages: Packages,
  placed: Placed,
  shop: Workshop,
  stopping: Stopping,
  ask: Crew["ask"],
): Promise<Audited> {
  const { name } = way.lane;
  const there = await withPlaces(packages, new Set([name]), placed, shop);
  const unlike = whyUnlike(name, packages, there);
  if (unlike !== undefined) return unwatched(unlike);
  const into = join(way.folder, how);
  await mkdir(into, { recursive: true });
  const request = {
    ...sharedBy(placed),
    lanes: [laneRequest(way, there, into)],
    chunks: [{ key: how, rows, for: [name] }],
    watch: how,
  };
  const items: Item[] = [];
  const told = asAudit(narrate(shop.progress, (item) => items.push(item)));
  const patience = patienceFor(placed);
  let answer = await ask(request, told, patience);
  const hasEnded = () => items.some((item) => "ended" in item);
  if (answer.kind === "death" && !stopping.isAsked && !hasEnded())
    answer = await ask({ ...request, isolation: "process" as const }, told, patience);
  if (answer.kind !== "result" && !hasEnded()) return unwatched(whyUnanswered(answer));
  for (const item of items) {
    if ("ended" in item) return unwatched(shop.crew.retell(item.ended.message));
    // A pass may leave extras of its own.
    if ("extra" in item && item.extra === RANGE) return await readWatched(item.file);
  }
  return unwatched("the worker answered something else");
}

interface Stopping {
  readonly isAsked: boolean;
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

/** A person is told of it by its name. */
function asAudit(tell: (event: WorkerEvent) => void): (event: WorkerEvent) => void {
  return (event) =>
    tell(
      event.event === "progress" && event.stage === "watch" ? { ...event, stage: "audit" } : event,
    );
}
