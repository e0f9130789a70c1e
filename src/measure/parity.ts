import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findTarget } from "../catalog/targets.ts";
import { type MaybeParity, TargetParity } from "../contract/parity.ts";
import type { Item } from "../contract/verbs.ts";
import { makeFolder } from "../out/make-folder.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { narrate } from "./crew.ts";
import { keyOf } from "./digests.ts";
import { laneRequest } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import { type Packages, whyUnlike, withPlaces } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { patienceFor, sharedBy } from "./request.ts";
import type { Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/** How the worker is asked for it, and what it then leaves. */
const PARITY = "parity" as const;

/** So many examples show whether a target gives other answers; a fault of a run time is none of a few examples. */
const COMPARED = 64;

/**
 * Whether Core ML gives the answers that the portable engine gives for the very same package: what differs then is the
 * run time's doing, and not what quantizing costs. The head's variants alone are asked, each once more through the first
 * examples on both engines.
 */
export async function paritiesOf(
  ways: readonly Way[],
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Promise<ReadonlyMap<string, MaybeParity>> {
  const found = new Map<string, MaybeParity>();
  const { side, target } = placed.planned;
  if (side !== "head" || findTarget(target)?.engine !== undefined) return found;
  for (const way of ways.filter(({ lost }) => lost === undefined)) {
    const parity = await parityOf(way, packages, examples, placed, shop);
    for (const name of way.lane.variants) found.set(name, parity);
  }
  return found;
}

async function parityOf(
  way: Way,
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Promise<MaybeParity> {
  const { known, hello } = shop;
  const { lane } = way;
  const against = hello.engines.portable;
  const key = keyOf(PARITY, {
    lane: lane.key,
    first: examples.digestOf([firstOf(examples)]),
    against,
    of: COMPARED,
  });
  // Of some examples, those that are compared may be another machine's.
  const remembered = examples.arePart ? undefined : await known.parities.read(key);
  if (remembered !== undefined) return remembered;
  const parity = await compared(way, packages, examples, placed, shop);
  if (!("unmeasured" in parity) && !examples.arePart) await known.parities.keep(key, parity);
  return parity;
}

function firstOf({ count }: Examples): [number, number] {
  return [0, Math.min(COMPARED, count)];
}

async function compared(
  way: Way,
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Promise<MaybeParity> {
  const { name } = way.lane;
  const there = await withPlaces(packages, new Set([name]), placed, shop);
  const unlike = whyUnlike(name, packages, there);
  if (unlike !== undefined) return lacking(unlike);
  const into = join(way.folder, PARITY);
  await makeFolder(into);
  const rows = firstOf(examples);
  const request = {
    ...sharedBy(placed),
    lanes: [laneRequest(way, there, into)],
    chunks: [{ key: PARITY, rows: [rows], for: [name] }],
    watch: PARITY,
  };
  const items: Item[] = [];
  const told = narrate(shop.progress, (item) => items.push(item));
  const answer = await shop.crew.ask(request, told, patienceFor(placed));
  if (answer.kind !== "result") return lacking(whyUnanswered(answer));
  for (const item of items) {
    if ("ended" in item) return lacking(shop.crew.retell(item.ended.message));
    // A pass may leave extras of its own.
    if ("extra" in item && item.extra === PARITY) return await readParity(item.file);
  }
  return lacking("the worker answered something else");
}

async function readParity(file: string): Promise<MaybeParity> {
  const read = TargetParity.safeParse(JSON.parse(await readFile(file, "utf8")));
  return read.success ? read.data : lacking("the worker answered something else");
}

function lacking(why: string): MaybeParity {
  return { unmeasured: `its answers could not be compared with the portable engine's: ${why}` };
}
