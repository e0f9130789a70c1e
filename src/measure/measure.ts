import { type Problem, UserError } from "../catalog/errors.ts";
import { MachineFault } from "../catalog/machine.ts";
import { findTarget } from "../catalog/targets.ts";
import { failed, type Measurement } from "../contract/measurement.ts";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import type { Hello } from "../contract/protocol.ts";
import { type Span, slotOf, slotsOf } from "../contract/slot.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { isShared, type Shard, type Share, sharesOf } from "../plan/shards.ts";
import type { Truth } from "../samples/truth.ts";
import type { Reused } from "../words/account.ts";
import { toRun } from "./ahead.ts";
import { auditing } from "./audit.ts";
import { auditedRows } from "./audited-rows.ts";
import { type Crew, withCrew } from "./crew.ts";
import { keyOf } from "./digests.ts";
import { orderOf } from "./drawn-chunks.ts";
import { type FollowedExamples, followerOf } from "./early.ts";
import { evaluate } from "./evaluate.ts";
import { type Examples, examplesOf } from "./examples.ts";
import { engineFor } from "./fingerprint.ts";
import { type Giver, giverIn } from "./given.ts";
import { greet } from "./greet.ts";
import { type Known, knownIn } from "./known.ts";
import { lanesOf } from "./lanes.ts";
import { inspectionsIn, type Look, lookerOf } from "./look.ts";
import { meanwhile } from "./meanwhile.ts";
import { seenOtherwise } from "./otherwise.ts";
import { measurementsOf, type Outcome } from "./outcome.ts";
import { begun, type Packages, withPlaces } from "./packages.ts";
import { paritiesOf } from "./parity.ts";
import { isByHand, type Placed, placeRequest } from "./placed.ts";
import { expected } from "./placement.ts";
import type { Ports } from "./ports.ts";
import { Lost, ofVariant, refuseMistakes } from "./refusal.ts";
import { timed } from "./rounds.ts";
import { reasonOf, survey } from "./survey.ts";
import { type Way, waysOf } from "./ways.ts";
import { tally, type Workshop } from "./workshop.ts";

export interface MeasureOptions {
  readonly shard?: Shard;
  /** Keep the converted packages in the out folder. */
  readonly keepPackages?: boolean;
}

/**
 * Runs what the plan requests and writes a measurement for every variant: a failed one, with the reason, where it
 * could not be measured. The user's mistakes end it with a `UserError`, once all that can be found are found. Answers
 * how much of the work earlier runs had done.
 */
export async function measurePlan(
  plan: Plan,
  ports: Ports,
  { shard, keepPackages = false }: MeasureOptions = {},
): Promise<Reused> {
  const shares: readonly Share[] =
    shard === undefined ? plan.requests.map((request) => ({ request })) : sharesOf(plan, shard);
  const requests = shares.map(({ request }) => request);
  const { out, progress, store, hashes } = ports;
  const known = knownIn(store, hashes);
  const tallied = tally();
  try {
    await withCrew(ports, async (crew) => {
      const hello = await helloOf(crew, known, requests, await ports.workerKey());
      progress.stage("Looking at the models");
      const look = lookerOf(crew, inspectionsIn(known, hello));
      const unfit = await survey(requests, look, ports.truthOf);
      for (const { request, rows } of shares)
        if (rows === undefined) for (const slot of slotsOf([request])) await out.forget(slot);
      await out.withWorkFolder(async (folder) => {
        const shop = { crew, hello, known, folder, progress, tally: tallied, told: new Map() };
        const give = giverIn(plan, ports, look, shop);
        const placeOf = ({ rows }: Share) =>
          rows === undefined || shard === undefined ? out : out.part(shard);
        await eachShare(shares, ports, placeOf, async (share) => {
          const { request } = share;
          const lost = unfit.get(request);
          const fit = request.variants.filter(({ name }) => lost?.has(name) !== true);
          const failures = [...(lost ?? [])].map(([name, why]) =>
            failed(slotOf(request, name), reasonOf(why)),
          );
          if (fit.length === 0) return failures;
          const rest = { ...share, request: { ...request, variants: fit } };
          const into = placeOf(share);
          return [
            ...failures,
            ...(await measured(rest, into, plan, ports, look, shop, give, keepPackages)),
          ];
        });
        const reused = tallied.says();
        if (reused !== undefined) progress.say(reused);
      });
    });
  } finally {
    progress.end();
  }
  return tallied.reused();
}

/** Who answers: as it was told before where the same worker would be started, without starting it. */
async function helloOf(
  crew: Crew,
  known: Known,
  requests: readonly PlannedRequest[],
  worker: string,
): Promise<Hello> {
  const probe = targetsRun(requests).filter((target) => findTarget(target)?.engine === undefined);
  const key = keyOf("hello", { worker, probe });
  const remembered = await known.engines.read(key);
  if (remembered !== undefined) return remembered;
  // Whoever has never answered here has made no package here.
  crew.seat();
  const hello = await greet(crew, probe);
  // What does not run now may run once somebody has mended the machine.
  if (probe.every((target) => "name" in (hello.engines[target] ?? {})))
    await known.engines.keep(key, hello);
  return hello;
}

/** Where anything is run; what has packages made alone needs no engine. */
function targetsRun(requests: readonly PlannedRequest[]): string[] {
  const run = requests.filter(({ packagesOnly }) => packagesOnly !== true);
  return [...new Set(run.map(({ target }) => target))].sort();
}

/** Writes what `take` gives of each request; one that the user made a mistake in does not keep the others. */
async function eachShare(
  shares: readonly Share[],
  { signal }: Ports,
  placeOf: (share: Share) => OutFolder,
  take: (share: Share) => Promise<Measurement[]>,
): Promise<void> {
  const mistakes: Problem[] = [];
  for (const share of shares) {
    // That the run was stopped is no mistake of a request: none is begun after it.
    signal?.throwIfAborted();
    const measurements = await take(share).catch(keepMistakes(mistakes));
    for (const measurement of measurements) await placeOf(share).writeMeasurement(measurement);
  }
  if (mistakes.length > 0) throw new UserError(mistakes);
}

function keepMistakes(mistakes: Problem[]): (error: unknown) => Measurement[] {
  return (error) => {
    // What the machine refuses of one request it refuses of all.
    if (!(error instanceof UserError) || error instanceof MachineFault) throw error;
    mistakes.push(...error.problems);
    return [];
  };
}

async function measured(
  { request, rows }: Share,
  into: OutFolder,
  plan: Plan,
  { out, truthOf }: Ports,
  look: Look,
  shop: Workshop,
  give: Giver,
  keepPackages: boolean,
): Promise<Measurement[]> {
  const { model, side, target, variants } = request;
  shop.progress.stage(`${model} (${side}) on ${target}, ${variants.length} variants`);
  try {
    const { caution } = engineFor(target, shop.hello);
    if (caution !== undefined) shop.progress.say(`${target}: ${caution}.`);
    const placed = await placeRequest(request, plan, out, look, truthOf, shop);
    const outcome = await run(placed, rows, plan, truthOf, shop, give);
    if (keepPackages) await keep(outcome.packages, placed, out, shop);
    return await measurementsOf(outcome, placed, into, shop);
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    return variants.map(({ name }) => failed(slotOf(request, name), error.message));
  }
}

/** Has every variant made, run, and looked into, as far as no earlier run has done so. */
async function run(
  placed: Placed,
  rows: Span | undefined,
  plan: Plan,
  truthOf: Ports["truthOf"],
  shop: Workshop,
  give: Giver,
): Promise<Outcome> {
  const { planned, variants } = placed;
  const making = await begun(placed, shop);
  if (planned.packagesOnly) return { packages: await making.all, ways: [], ...NOTHING_BESIDES };
  const begin = async () => {
    const truth = await truthOf(planned.model);
    const examples = await followed(placed, rows, plan, truth, shop);
    const given = await give(planned);
    const before = await meanwhile(making, examples, placed, shop, given);
    return { truth, examples, given, before };
  };
  const { truth, examples, given, before } = await begin().finally(making.stop);
  let packages = await making.all;
  let ways = await waysOf(lanesOf(packages, examples, placed, shop, given), shop, before);
  for (;;) {
    const there = await withPlaces(packages, namesOf(toRun(ways, placed)), placed, shop);
    if (there === packages) break;
    packages = there;
    // What was made again may have come out unlike before.
    ways = await waysOf(lanesOf(packages, examples, placed, shop, given), shop, ways);
  }
  count(ways, examples, shop);
  const drawn = auditedRows(truth.samples, planned);
  const audits = auditing(ways, drawn, packages, examples, placed, shop);
  await evaluate(ways, packages, examples, placed, shop, given).catch(async (error) => {
    await audits.stop();
    throw error;
  });
  const seen = await audits.finish(ways);
  const byHand = new Set(variants.filter(isByHand).map(({ name }) => name));
  refuseMistakes(
    planned,
    ways.flatMap(({ lane, lost }) =>
      lost?.mistaken
        ? lane.variants
            .filter((name) => !byHand.has(name))
            .map((name) => ofVariant(name, lost.reason))
        : [],
    ),
  );
  const otherwise = await seenOtherwise(ways, packages, examples, placed, truth, shop);
  const besides = { audits: seen, ...(await ofTheWhole(ways, packages, examples, placed, shop)) };
  return { packages, ways, ...besides, ...(otherwise && { otherwise }) };
}

/** What is asked of a variant and not of its examples: of several machines, the first tells it. */
async function ofTheWhole(
  ways: readonly Way[],
  packages: Packages,
  examples: Examples,
  placed: Placed,
  shop: Workshop,
): Promise<Pick<Outcome, "parities" | "expected" | "times">> {
  if (!examples.areFirst) return OF_NO_WHOLE;
  const parities = await paritiesOf(ways, packages, examples, placed, shop);
  const plans = await expected(ways, packages, placed, shop);
  const times = await timed(ways, packages, examples, placed, shop);
  return { parities, expected: plans, times };
}

const OF_NO_WHOLE = { parities: new Map(), expected: new Map(), times: new Map() } as const;
const NOTHING_BESIDES = { audits: new Map(), ...OF_NO_WHOLE } as const;

/**
 * Of some examples alone nothing is followed: where a variant stops is told by those that are drawn first, of which other
 * machines have most. Nor is it where one machine does the work of all that share them, and leaves what each would have.
 */
async function followed(
  placed: Placed,
  rows: Span | undefined,
  plan: Plan,
  truth: Truth,
  { known }: Workshop,
): Promise<FollowedExamples> {
  if (rows !== undefined) return await examplesOf(placed, truth, known, rows);
  const { planned } = placed;
  const ids = truth.samples.map(({ id }) => id);
  const order = orderOf(planned.task, ids);
  const examples = await examplesOf(placed, truth, known, undefined, undefined, order);
  const isApart = plan.shards !== undefined && isShared(plan, plan.shards, planned);
  const follow = isApart ? undefined : followerOf(plan, planned, truth);
  return { ...examples, ...(follow && { follow }) };
}

function namesOf(ways: readonly Way[]): ReadonlySet<string> {
  return new Set(ways.map(({ lane }) => lane.name));
}

/** For who waits: how many of the answers were there already. */
function count(ways: readonly Way[], examples: Examples, { tally }: Workshop): void {
  const [begin, end] = examples.rows;
  for (const { found } of ways) tally.answers(found, end - begin);
}

/** Copies of the packages that were made, among the results. */
async function keep(packages: Packages, placed: Placed, out: OutFolder, shop: Workshop) {
  const { planned } = placed;
  const there = await withPlaces(packages, new Set(packages.keys()), placed, shop);
  for (const variant of placed.variants) {
    const one = there.get(variant.name);
    if (one?.kind !== "made" || one.isSource || isByHand(variant) || one.path === undefined)
      continue;
    await out.keepPackage(slotOf(planned, variant.name), one.path);
  }
}
