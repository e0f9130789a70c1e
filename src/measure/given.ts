import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import type { Item } from "../contract/verbs.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { narrate } from "./crew.ts";
import { fileDigest } from "./digests.ts";
import { laneRequest } from "./evaluate.ts";
import { examplesOf } from "./examples.ts";
import { type Given, type Lane, lanesOf } from "./lanes.ts";
import type { Look } from "./look.ts";
import { packagesOf, whyUnlike, withPlaces } from "./packages.ts";
import { type Placed, placeRequest } from "./placed.ts";
import type { Ports } from "./ports.ts";
import { Lost } from "./refusal.ts";
import { patienceFor, sharedBy } from "./request.ts";
import type { Workshop } from "./workshop.ts";

/** What the lanes of a request are given, each made at most once a run. */
export type Giver = (request: PlannedRequest) => Promise<readonly Given[]>;

export function giverIn(
  plan: Plan,
  { out, truthOf }: Pick<Ports, "out" | "truthOf">,
  look: Look,
  shop: Workshop,
): Giver {
  const left = new Map<string, Promise<Leaving | undefined>>();

  return async ({ model, target, given = {} }) => {
    const found = Object.entries(given).map(async ([name, { side, variant, extra }]) => {
      const other = plan.requests.find(
        (one) => one.model === model && one.target === target && one.side === side,
      );
      if (other === undefined) throw new Error(`the plan does not request ${model} at the ${side}`);
      const key = JSON.stringify([model, target, side, variant, extra]);
      const leaving = left.get(key) ?? leavingOf(other, variant, extra);
      left.set(key, leaving);
      const made = await leaving;
      return made === undefined ? [] : [{ name, extra, ...made }];
    });
    return (await Promise.all(found)).flat();
  };

  /** Undefined where there will be no such lane: the reason is told where that request is measured. */
  async function leavingOf(
    other: PlannedRequest,
    variant: string,
    extra: string,
  ): Promise<Leaving | undefined> {
    const variants = other.variants.filter(({ name }) => name === variant);
    try {
      const placed = await placeRequest({ ...other, variants }, plan, out, look, truthOf, shop);
      const packages = await packagesOf(placed, shop);
      const examples = await examplesOf(placed, await truthOf(other.model), shop.known);
      const [lane] = lanesOf(packages, examples, placed, shop, []);
      if (lane === undefined) return;
      let file: Promise<string | undefined> | undefined;
      return {
        lane: lane.key,
        file: () => {
          file ??= made(lane, packages, placed, extra, shop);
          return file;
        },
      };
    } catch (error) {
      if (error instanceof Lost) return;
      throw error;
    }
  }
}

type Leaving = Pick<Given, "lane" | "file">;

/** Has one lane make what it leaves, without any records; again in a process of its own where that kills the worker. */
async function made(
  lane: Lane,
  packages: Awaited<ReturnType<typeof packagesOf>>,
  placed: Placed,
  extra: string,
  shop: Workshop,
): Promise<string | undefined> {
  const { crew, progress, folder } = shop;
  const { model, side } = placed.planned;
  const lost = (why: string) =>
    progress.say(`${extra} of ${model} (${side}) cannot be given to others: ${why}`);
  const there = await withPlaces(packages, new Set([lane.name]), placed, shop);
  const unlike = whyUnlike(lane.name, packages, there);
  if (unlike !== undefined) {
    lost(unlike);
    return;
  }
  const into = join(folder, `given-${lane.key}`);
  await mkdir(into, { recursive: true });
  const request = { ...sharedBy(placed), lanes: [laneRequest({ lane }, there, into)], chunks: [] };
  const items: Item[] = [];
  const told = narrate(progress, (item) => items.push(item));
  let answer = await crew.ask(request, told, patienceFor(placed));
  const ended = () => items.flatMap((item) => ("ended" in item ? [item.ended.message] : []));
  // One that hangs, of which that was told, would hang again.
  if (answer.kind === "death" && ended().length === 0)
    answer = await crew.ask(
      { ...request, isolation: "process" as const },
      told,
      patienceFor(placed),
    );
  const found = items.findLast((item) => "extra" in item && item.extra === extra);
  if (answer.kind === "result" && found !== undefined && "extra" in found) {
    if ((await fileDigest(found.file, shop.known.hashes)) === found.sha256) return found.file;
    progress.say(`${extra} of ${model} is not what was written: it is not used.`);
    return;
  }
  const [why] = ended();
  if (why === undefined && answer.kind !== "result") lost(whyUnanswered(answer));
  else lost(crew.retell(why ?? "nothing was left"));
}
