import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Package } from "../contract/measurement.ts";
import type { Item, MadePackage, Refused } from "../contract/verbs.ts";
import { describeDeath } from "../worker/answer.ts";
import { type Crew, narrate } from "./crew.ts";
import { keyOf, treeDigest } from "./digests.ts";
import type { Placed, PlacedVariant } from "./placed.ts";
import { Lost, ofVariant, refuse, refuseMistakes } from "./refusal.ts";
import { checkData } from "./request.ts";
import type { Workshop } from "./workshop.ts";

/** A variant's package. */
export interface Made {
  readonly kind: "made";
  /** Digest of its files. */
  readonly tree: string;
  /** Digest of all that answers depend on: of equal ones, all answers are equal. */
  readonly content: string;
  readonly summary: Package;
  /** There was nothing to do: it is the source itself. */
  readonly isSource: boolean;
  /** Where it lies; undefined where it was made in an earlier run and is not kept any more. */
  readonly path: string | undefined;
}

/** A variant that cannot be measured, and why; `mistaken` where the policy wrote it wrong. */
export interface Unmade {
  readonly kind: "unmade";
  readonly reason: string;
  readonly mistaken: boolean;
}

/** What became of each variant, by its name, in the order in which they were asked for. */
export type Packages = ReadonlyMap<string, Made | Unmade>;

/** Packages on their way: those that are there can be run while the next are being made. */
export interface Making {
  /** What is known by now, in the order in which it was asked for. */
  now(): Packages;
  /** Whether there is nothing left to wait for. */
  isOver(): boolean;
  /** Whether somebody makes them beside who runs them: otherwise nothing is run before the end. */
  readonly isBeside: boolean;
  /** Waits until more is known than when it was asked. */
  more(): Promise<void>;
  /** What became of all. The user's mistakes end the head's request. */
  readonly all: Promise<Packages>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

/** Every variant's package, made now as far as no earlier run has made it. */
export async function packagesOf(placed: Placed, shop: Workshop): Promise<Packages> {
  return await (await begun(placed, shop)).all;
}

/**
 * Why variants' packages cannot be made, by the variants' names: they are made as a run makes them, and kept for one, or
 * only looked at, as far as the policy's words alone are refused.
 */
export async function unmakeable(
  placed: Placed,
  isOnlyLookedAt: (variant: PlacedVariant) => boolean,
  shop: Workshop,
): Promise<ReadonlyMap<string, Unmade>> {
  const { variants } = placed;
  const lost = new Map<string, Unmade>();
  const keep = (name: string, one: Made | Unmade) => {
    if (one.kind === "unmade") lost.set(name, one);
  };
  const missing: PlacedVariant[] = [];
  for (const variant of variants.filter(({ recipe }) => recipe.kind !== "stored")) {
    const found = await remembered(variant, placed, shop);
    if (found === undefined) missing.push(variant);
    else keep(variant.name, found);
  }
  await converted(missing, placed, shop, keep, { isBeside: false, isOnlyLookedAt });
  return lost;
}

/** Begins to make every variant's package that no earlier run has made. */
export async function begun(placed: Placed, shop: Workshop): Promise<Making> {
  const { variants, planned } = placed;
  const found = await Promise.all(variants.map((variant) => remembered(variant, placed, shop)));
  const missing = variants.filter((_, at) => found[at] === undefined);
  shop.tally.packages(variants.length - missing.length, variants.length);
  if (missing.length > 0 && !planned.packagesOnly) await checkData(placed, shop);
  const made = new Map<string, Made | Unmade>();
  const stopping = { isAsked: false };
  let [isOver, tell] = [false, (): void => undefined];
  const news = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  let next = news();
  const told = () => {
    tell();
    next = news();
  };
  const now = () =>
    new Map(
      variants.flatMap(({ name }, at) => {
        const one = found[at] ?? made.get(name);
        return one === undefined ? [] : [[name, one] as const];
      }),
    );
  const keep = (name: string, one: Made | Unmade) => {
    made.set(name, one);
    told();
  };
  // A second worker takes longer to come than it would spare where there is but one to make.
  const isBeside = missing.length > 1;
  const all = converted(missing, placed, shop, keep, { isBeside, stopping })
    .then(() => {
      refuseMistakes(planned, mistakesIn(now()));
      return now();
    })
    .finally(() => {
      isOver = true;
      told();
    });
  // Whoever runs what is made meanwhile looks for the end later.
  all.catch(() => undefined);
  if (missing.length === 0) await Promise.allSettled([all]);
  return {
    ...{ now, all, isOver: () => isOver, isBeside, more: () => next },
    async stop() {
      stopping.isAsked = true;
      if (isBeside) await shop.crew.rest();
      else if (!isOver) await shop.crew.restAll();
      await all.catch(() => undefined);
    },
  };
}

/** The same packages, those of some variants in a place where they can be run: what is not kept any more is made again. */
export async function withPlaces(
  packages: Packages,
  names: ReadonlySet<string>,
  placed: Placed,
  shop: Workshop,
): Promise<Packages> {
  const asked = placed.variants.filter(({ name }) => names.has(name));
  const gone: PlacedVariant[] = [];
  for (const variant of asked)
    if (!(await isWhole(packages.get(variant.name), variant, placed, shop))) gone.push(variant);
  if (gone.length === 0) return packages;
  const again = new Map<string, Made | Unmade>();
  await converted(gone, placed, shop, (name, one) => again.set(name, one), { isBeside: true });
  for (const [name, one] of again) {
    const before = packages.get(name);
    if (before?.kind === "made" && one.kind === "made" && before.content !== one.content)
      shop.progress.say(`${name} came out unlike before: its conversion is not reproducible.`);
  }
  return new Map([...packages].map(([name, one]) => [name, again.get(name) ?? one] as const));
}

/** Why a lane's package is not the one that has answered: what was not kept may come out unlike before, or not at all. */
export function whyUnlike(name: string, before: Packages, there: Packages): string | undefined {
  const [was, is] = [before.get(name), there.get(name)];
  if (was?.kind === "made" && is?.kind === "made" && was.content === is.content) return;
  return "its package was not kept, and came out unlike before";
}

const UNANSWERED: Unmade = {
  kind: "unmade",
  reason: "the worker answered something else",
  mistaken: false,
};

/** What an earlier run has made of a variant, or been refused. */
async function remembered(
  variant: PlacedVariant,
  placed: Placed,
  shop: Workshop,
): Promise<Made | Unmade | undefined> {
  const { known } = shop;
  const key = packageKey(variant, placed, shop);
  const entry = key === undefined ? undefined : await known.packages.read(key);
  if (key === undefined || entry === undefined) return undefined;
  if ("refused" in entry)
    return entry.of === whose(variant, placed) ? unmade(entry.refused) : undefined;
  const path = placeThere(variant, placed, entry.isSource) ?? (await known.store.package(key));
  return { kind: "made", ...entry, path };
}

/** Of a package that need not be written: the source itself, or one that somebody made by hand. */
function placeThere(
  { recipe }: PlacedVariant,
  { source }: Placed,
  isSource: boolean,
): string | undefined {
  if (isSource) return source.path;
  return recipe.kind === "source" ? recipe.path : undefined;
}

/** Whether it can be run. What earlier runs have kept is looked at before it is. */
export async function isWhole(
  one: Made | Unmade | undefined,
  variant: PlacedVariant,
  placed: Placed,
  shop: Workshop,
): Promise<boolean> {
  if (one?.kind !== "made") return true;
  if (one.path === undefined) return false;
  const key = packageKey(variant, placed, shop);
  const isKept = key !== undefined && one.path === shop.known.store.placeOf(key);
  if (!isKept || (await treeDigest(one.path, shop.known.hashes)) === one.tree) return true;
  await shop.known.store.dropPackage(key);
  return false;
}

/** All that a conversion depends on; undefined where some of it is not known. */
function packageKey(
  { recipe, tree }: PlacedVariant,
  { source }: Placed,
  { hello }: Workshop,
): string | undefined {
  const byHand = recipe.kind === "source";
  if (source.tree === undefined || (byHand && tree === undefined)) return undefined;
  const made = byHand ? { kind: recipe.kind, tree } : recipe;
  return keyOf("package", { source: source.tree, recipe: made, toolchain: hello.toolchain });
}

interface How {
  readonly isBeside: boolean;
  readonly stopping?: { readonly isAsked: boolean };
  readonly isOnlyLookedAt?: (variant: PlacedVariant) => boolean;
}

/**
 * Has packages made, each told to `keep` when it is there. When that kills the worker, the one that it died of is tried
 * alone: the others are not lost. The worker beside goes when all are made: what it has read takes memory.
 */
async function converted(
  variants: readonly PlacedVariant[],
  placed: Placed,
  shop: Workshop,
  keep: (name: string, one: Made | Unmade) => void,
  { isBeside, stopping, isOnlyLookedAt = () => false }: How,
): Promise<void> {
  const ask = isBeside ? shop.crew.beside : shop.crew.ask;
  const waiting = variants.length > 0 ? [variants] : [];
  for (let asked = waiting.shift(); asked !== undefined; asked = waiting.shift()) {
    const { answer, told } = await askFor(asked, placed, shop, keep, ask, isOnlyLookedAt);
    if (answer.kind === "error") refuse(answer, placed.planned);
    const left = asked.filter(({ name }) => !told.has(name));
    if (answer.kind === "result") for (const { name } of left) keep(name, UNANSWERED);
    if (answer.kind === "result" || left.length === 0) continue;
    if (stopping?.isAsked) throw new Lost(describeDeath(answer));
    const [first, ...rest] = left;
    if (asked.length === 1 || first === undefined) {
      const reason = describeDeath(answer);
      for (const { name } of left) keep(name, { kind: "unmade", reason, mistaken: false });
      continue;
    }
    shop.progress.say(`${describeDeath(answer)}. ${first.name} is tried alone.`);
    waiting.unshift([first], ...(rest.length > 0 ? [rest] : []));
  }
  if (isBeside && variants.length > 0) await shop.crew.rest();
}

/** `told`: of which there was an answer. */
async function askFor(
  variants: readonly PlacedVariant[],
  placed: Placed,
  shop: Workshop,
  keep: (name: string, one: Made | Unmade) => void,
  ask: Crew["ask"],
  isOnlyLookedAt: (variant: PlacedVariant) => boolean,
) {
  const { folder, progress } = shop;
  const told = new Set<string>();
  let taking: Promise<void> = Promise.resolve();
  const take = (item: Item) => {
    const variant = variants.find(({ name }) => "key" in item && item.key === name);
    if (variant === undefined) return;
    told.add(variant.name);
    if ("allowed" in item) return;
    taking = taking.then(async () => keep(variant.name, await taken(item, variant, placed, shop)));
    // It is waited for when all are told.
    taking.catch(() => undefined);
  };
  const answer = await ask(
    {
      do: "convert",
      source: { model: placed.source.path },
      recipes: variants.map((variant) => ({
        key: variant.name,
        recipe: variant.recipe,
        ...(!isOnlyLookedAt(variant) && { into: join(folder, randomUUID()) }),
      })),
    },
    narrate(progress, take),
  );
  await taking;
  return { answer, told };
}

/** What is told of a variant, kept for later runs where they would be told the same. */
async function taken(
  item: Item,
  variant: PlacedVariant,
  placed: Placed,
  shop: Workshop,
): Promise<Made | Unmade> {
  const { crew, known } = shop;
  const key = packageKey(variant, placed, shop);
  if ("made" in item) {
    const made = madeOf(item.made, placed);
    if (key !== undefined) {
      if (placeThere(variant, placed, made.isSource) === undefined)
        await known.store.keepPackage(key, item.made.package);
      const { tree, content, summary, isSource } = made;
      await known.packages.keep(key, { tree, content, summary, isSource });
    }
    return made;
  }
  if ("refused" in item) {
    const refused = { ...item.refused, message: crew.retell(item.refused.message) };
    if (key !== undefined) await known.packages.keep(key, { refused, of: whose(variant, placed) });
    return unmade(refused);
  }
  if ("failed" in item)
    return { kind: "unmade", reason: crew.retell(item.failed), mistaken: false };
  return UNANSWERED;
}

function madeOf({ package: path, tree, content, summary }: MadePackage, { source }: Placed): Made {
  return { kind: "made", tree, content, summary, path, isSource: path === source.path };
}

function unmade({ by, message }: Refused): Unmade {
  return { kind: "unmade", reason: message, mistaken: by === "policy" };
}

function mistakesIn(found: Packages): string[] {
  return [...found].flatMap(([name, one]) =>
    one.kind === "unmade" && one.mistaken ? [ofVariant(name, one.reason)] : [],
  );
}

/** Where the repository has what a refusal speaks of. */
function whose({ name }: PlacedVariant, { planned }: Placed): string {
  const recipe = planned.variants.find((one) => one.name === name)?.recipe;
  return recipe?.kind === "source" ? recipe.path : planned.source.path;
}
