import { readFile } from "node:fs/promises";
import type { ChunkItem, Ended, EvaluateRequest, Item } from "../contract/verbs.ts";
import { digestOf } from "../out/write.ts";
import { describeDeath } from "../worker/answer.ts";
import { aheadIn, loseTheCompared, withAhead } from "./ahead.ts";
import { narrate } from "./crew.ts";
import type { FollowedExamples } from "./early.ts";
import type { Given, Lane } from "./lanes.ts";
import type { Packages } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { refuse } from "./refusal.ts";
import { isMistake, patienceFor, sharedBy } from "./request.ts";
import { isLacking, type Loss, stopFile, type Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/**
 * Runs what is lacking, of all chunks or of those in some `places`. Each example is decoded once for all lanes; when that kills the worker, what it has finished
 * stays, and the rest is run again with each model in a process of its own, so that only the one that kills is lost.
 */
export async function evaluate(
  ways: readonly Way[],
  packages: Packages,
  examples: FollowedExamples,
  placed: Placed,
  shop: Workshop,
  given: readonly Given[] = [],
  places: readonly number[] = examples.chunks.map((_, at) => at),
): Promise<void> {
  const isWanted = (way: Way) => isLacking(way, places);
  await examples.follow?.(ways);
  if (!ways.some(isWanted)) return;
  const handed = await handedOut(given);
  // What a worker has died of is not tried so again.
  const [apart, together] = [ways.filter((way) => way.isApart), ways.filter((way) => !way.isApart)];
  const waiting: Job[] = [
    { ways: together, isolated: false },
    { ways: apart, isolated: true },
  ];
  const ahead = aheadIn(ways, placed);
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    const { isolated } = job;
    loseTheCompared(ways, packages, placed);
    const lacking = job.ways.filter(isWanted);
    if (lacking.length === 0) continue;
    const request = requestOf(
      { ways: lacking, isolated },
      ahead,
      packages,
      examples,
      places,
      placed,
      handed.of,
    );
    const take = taker(withAhead(lacking, ahead), shop, handed.isWhole);
    const taking = oneByOne<Item>(async (item) => {
      await take(item);
      await examples.follow?.(ways);
    });
    const answer = await shop.crew.ask(
      request,
      narrate(shop.progress, taking.add),
      patienceFor(placed),
    );
    await taking.done();
    if (answer.kind === "error") refuse(answer, placed.planned);
    const left = lacking.filter(isWanted);
    if (answer.kind === "result") {
      for (const way of left)
        way.lost = { reason: "the worker answered something else", mistaken: false };
    } else if (!isolated) {
      if (left.length > 0) shop.progress.say(`${describeDeath(answer)}. ${AGAIN}`);
      for (const way of left) way.isApart = true;
      waiting.unshift({ ways: left, isolated: true });
    } else if (lacking.length > 1) {
      waiting.unshift(...left.map((way) => ({ ways: [way], isolated: true })));
    } else {
      for (const way of left) way.lost = { reason: describeDeath(answer), mistaken: false };
    }
  }
}

const AGAIN = "What is missing is run again, each variant in a process of its own.";

/** Takes one after the other, as soon as they come; what fails is told by `done`, once all are taken. */
function oneByOne<Thing>(take: (thing: Thing) => Promise<void>) {
  let taken: Promise<void> = Promise.resolve();
  return {
    add(thing: Thing): void {
      taken = taken.then(() => take(thing));
      // Whoever waits for the end is told.
      taken.catch(() => undefined);
    },
    done: () => taken,
  };
}

type Evaluate = Omit<EvaluateRequest, "id">;

interface Job {
  readonly ways: readonly Way[];
  /** Whether each model has a process of its own. */
  readonly isolated: boolean;
}

function requestOf(
  { ways, isolated }: Job,
  ahead: Way | undefined,
  packages: Packages,
  examples: FollowedExamples,
  places: readonly number[],
  placed: Placed,
  givenTo: (lane: Lane) => Readonly<Record<string, string>>,
): Evaluate {
  return {
    ...sharedBy(placed),
    lanes: withAhead(ways, ahead).map((way) => {
      const given = givenTo(way.lane);
      const until = examples.follow && { until: stopFile(way) };
      const own = { ...laneRequest(way, packages, way.folder), ...until };
      return Object.keys(given).length > 0 ? { ...own, given } : own;
    }),
    ...(ahead && { ahead: ahead.lane.name }),
    chunks: places.flatMap((at) => {
      const { rows = [] } = examples.chunks[at] ?? {};
      const lacking = ways.filter(({ chunks }) => chunks[at] === undefined);
      if (lacking.length === 0) return [];
      const names = lacking.map(({ lane }) => lane.name);
      return [{ key: String(at), rows, for: names }];
    }),
    ...(isolated && { isolation: "process" as const }),
  };
}

export function laneRequest({ lane }: Pick<Way, "lane">, packages: Packages, into: string) {
  const one = packages.get(lane.name);
  if (one?.kind !== "made" || one.path === undefined)
    throw new Error(`there is no package of ${lane.name} to run`);
  return { name: lane.name, packages: { model: one.path }, into };
}

/** What lanes are given, where it lies; not whole where some of it could not be made. */
async function handedOut(given: readonly Given[]) {
  const files = await Promise.all(
    given.map(async ({ file, ...one }) => ({ ...one, file: await file() })),
  );
  return {
    isWhole: files.every(({ file }) => file !== undefined),
    /** The lane that left it need not make it again. */
    of: ({ unaided }: Lane): Readonly<Record<string, string>> =>
      Object.fromEntries(
        files.flatMap(({ name, extra, lane, file }) =>
          file === undefined
            ? []
            : [[name, file] as const, ...(lane === unaided ? [[extra, file] as const] : [])],
        ),
      ),
  };
}

/**
 * Takes what is told of lanes, and keeps for later runs what they would be told again: not what was answered without
 * something that the lanes should have been given.
 */
function taker(ways: readonly Way[], { known, crew, told }: Workshop, isWhole: boolean) {
  return async (item: Item): Promise<void> => {
    const way = ways.find(({ lane }) => "lane" in item && item.lane === lane.name);
    if (way === undefined) return;
    if ("ended" in item) way.lost = lossOf(item.ended, crew.retell);
    if (!("chunk" in item) || item.file === undefined) return;
    const at = Number(item.chunk);
    const key = way.lane.chunks[at];
    const records = await readFile(item.file, "utf8");
    const wrong = wrongWith(records, item);
    if (key === undefined || wrong !== undefined) {
      way.lost = { reason: wrong ?? `it told of a chunk ${item.chunk}`, mistaken: false };
      return;
    }
    way.chunks[at] = { file: item.file, ...countsOf(item) };
    // What lacks the reference's answers would not be told so again.
    if (!isWhole || item.lacks !== undefined) return;
    told.set(key, way.chunks[at]);
    await known.chunks.keep(key, { ...countsOf(item), records });
  };
}

/** What is wrong with a file of records; nothing where it is what was told of it. */
function wrongWith(records: string, { sha256, count }: ChunkItem): string | undefined {
  const digest = digestOf(records);
  if (digest !== sha256)
    return `its record file is not what was written: ${digest} instead of ${sha256}`;
  const lines = records.split("\n").length - 1;
  return lines === count
    ? undefined
    : `its record file has ${lines} lines, not the ${count} on record`;
}

function countsOf({ count, errors, unfinite }: ChunkItem) {
  return { count, errors, unfinite };
}

const LONGER = "where it needs longer, the model's `timeout` says how long it may take";

/** A lane that ends before its first example has not been run at all. */
function lossOf(end: Ended, retell: (said: string) => string): Loss {
  const { cause, at, message } = end;
  const told = cause === "hung" ? `${retell(message)}; ${LONGER}` : retell(message);
  if (at !== undefined) return { reason: `evaluating ${at} failed: ${told}`, mistaken: false };
  return { reason: told, mistaken: isMistake(end) };
}
