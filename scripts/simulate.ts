import { parseArgs } from "node:util";
import { brokenLadders, ladderTable, type PlayedLadder } from "./simulate/ladder-table.ts";
import { LADDERS, sumOf } from "./simulate/ladders.ts";
import { NOTHING, sum } from "./simulate/play.ts";
import { playAll } from "./simulate/pool.ts";
import { progressOf } from "./simulate/progress.ts";
import { brokenStops, type PlayedStop, stopTable } from "./simulate/stop-table.ts";
import { STOPS } from "./simulate/stops.ts";
import { broken, type Played, tableOf } from "./simulate/table.ts";
import type { Answer, Part } from "./simulate/worker.ts";
import { WORLDS } from "./simulate/worlds.ts";

const HELP = `usage: npm run simulate -- [--trials N] [--only WORD] [--threads N]

Plays the judge over samples whose true drop is known, and prints how often it
is wrong. Where all outcomes can be gone through, it is exact. Then plays which of
several variants is named to ship, and after how many examples a variant is stopped
that breaks its limit. Ends with 1 where a drop at the limit passes or is stopped,
or a wrong variant is named, more often than docs/statistics.md promises. All of
it takes about an hour; stopped before, it prints what it has.

  --trials N    sets drawn for each row; 20000 unless told
  --only WORD   only the worlds whose name holds it, such as top-1, latency, ladder
                or stop
  --threads N   2 unless told`;

/** Trials at a time: small enough for the progress to move. */
const CHUNK = 250;
/** The same counts come again and again within one, and are tested once: more at a time cost little more. */
const LADDER_CHUNK = 10_000;

const { values } = parseArgs({
  options: {
    trials: { type: "string", default: "20000" },
    only: { type: "string", default: "" },
    threads: { type: "string", default: "2" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const worlds = WORLDS.map((make) => make());
const played = new Map<string, Played>();
const ladders = new Map<number, PlayedLadder>();
const stops = new Map<number, PlayedStop>();

if (values.help) console.log(HELP);
else await simulate();

async function simulate(): Promise<void> {
  const parts = [
    ...worlds.flatMap((world, at) =>
      world.name.includes(values.only) ? world.shares.flatMap((share) => partsOf(at, share)) : [],
    ),
    ...LADDERS.flatMap(({ name }, at) =>
      `ladder: ${name}`.includes(values.only) ? ladderParts(at) : [],
    ),
    ...STOPS.flatMap(({ name }, at) => (name.includes(values.only) ? stopParts(at) : [])),
  ];
  const progress = progressOf(parts.length, process.stderr);
  process.once("SIGINT", () => {
    report();
    process.exit();
  });
  await playAll(parts, wholeOf("threads"), (part, answer) => {
    keep(part, answer);
    progress(nameOf(part) ?? "");
  });
  report();
}

function nameOf(part: Part): string | undefined {
  switch (part.kind) {
    case "ladder":
      return LADDERS[part.ladder]?.name;
    case "stop":
      return STOPS[part.stop]?.name;
    case "world":
      return worlds[part.world]?.name;
    default:
      return part satisfies never;
  }
}

function keep(part: Part, answer: Answer): void {
  if (part.kind === "stop" && answer.kind === "stop") {
    const world = STOPS[part.stop];
    const before = stops.get(part.stop)?.tally.after ?? [];
    if (world)
      stops.set(part.stop, { world, tally: { after: [...before, ...answer.tally.after] } });
    return;
  }
  if (part.kind === "ladder" && answer.kind === "ladder") {
    const world = LADDERS[part.ladder];
    const before = ladders.get(part.ladder)?.tally;
    const tally = before === undefined ? answer.tally : sumOf(before, answer.tally);
    if (world !== undefined) ladders.set(part.ladder, { world, tally });
    return;
  }
  if (part.kind !== "world" || answer.kind !== "world") return;
  const { world: at, share } = part;
  const [world, name] = [worlds[at], `${at} ${share}`];
  if (world === undefined) return;
  const tally = sum(played.get(name)?.tally ?? NOTHING, answer.tally);
  played.set(name, { world, share, tally });
}

/** What was played, in the order of the worlds, and what is wrong with it. */
function report(): void {
  const rows = worlds.flatMap(({ shares }, at) =>
    shares.flatMap((share) => played.get(`${at} ${share}`) ?? []),
  );
  if (rows.length > 0) console.log(tableOf(rows));
  const climbed = LADDERS.flatMap((_, at) => ladders.get(at) ?? []);
  if (climbed.length > 0) console.log(ladderTable(climbed));
  const stopped = STOPS.flatMap((_, at) => stops.get(at) ?? []);
  if (stopped.length > 0) console.log(stopTable(stopped));
  const wrong = [...broken(rows), ...brokenLadders(climbed), ...brokenStops(stopped)];
  for (const line of wrong) console.log(line);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

/** Seeds that no two parts share. */
function partsOf(world: number, share: number): Part[] {
  const enumerated = worlds[world]?.method.kind === "enumerated";
  const chunks = enumerated ? 1 : Math.ceil(wholeOf("trials") / CHUNK);
  const row = (world * 100 + Math.round(share * 20)) * 1000;
  return Array.from({ length: chunks }, (_, at) => ({
    ...{ kind: "world", world, share, trials: CHUNK, seed: row + at },
  }));
}

/** Fewer and larger parts: what was judged of a ladder is remembered within one. */
function ladderParts(ladder: number): Part[] {
  const trials = wholeOf("trials");
  return Array.from({ length: Math.ceil(trials / LADDER_CHUNK) }, (_, at) => ({
    ...{ kind: "ladder", ladder, trials: LADDER_CHUNK, seed: ladder * 1000 + at },
  }));
}

function stopParts(stop: number): Part[] {
  const trials = wholeOf("trials");
  return Array.from({ length: Math.ceil(trials / CHUNK) }, (_, at) => ({
    ...{ kind: "stop", stop, trials: CHUNK, seed: 7_000_000 + stop * 1000 + at },
  }));
}

function wholeOf(option: "trials" | "threads"): number {
  const value = Number(values[option]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${option} takes a whole number of at least 1, not ${values[option]}`);
}
