import { parseArgs } from "node:util";
import { NOTHING, sum } from "./simulate/play.ts";
import { playAll } from "./simulate/pool.ts";
import { broken, type Played, tableOf } from "./simulate/table.ts";
import type { Part } from "./simulate/worker.ts";
import { WORLDS } from "./simulate/worlds.ts";

/**
 * Plays the judge over samples whose true drop is known, and prints how often it is wrong:
 * `npm run simulate -- --trials 2000 --only spearman`.
 */
const { values } = parseArgs({
  options: {
    trials: { type: "string", default: "20000" },
    only: { type: "string", default: "" },
    threads: { type: "string", default: "2" },
  },
});

/** Trials at a time: small enough for the progress line to move. */
const CHUNK = 250;

const worlds = WORLDS.map((make) => make());
const played = new Map<string, Played>();
const parts = worlds.flatMap((world, at) =>
  world.name.includes(values.only) ? world.shares.flatMap((share) => partsOf(at, share)) : [],
);
let done = 0;
await playAll(parts, Math.min(2, Number(values.threads)), (part, tally) => {
  const world = worlds[part.world];
  if (world === undefined) return;
  const name = `${part.world} ${part.share}`;
  const before = played.get(name)?.tally ?? NOTHING;
  played.set(name, { world, share: part.share, tally: sum(before, tally) });
  done += 1;
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${parts.length}, ${world.name}  `);
});

const rows = parts.flatMap(({ world, share, seed }) => {
  const row = played.get(`${world} ${share}`);
  return row && seed % 1000 === 0 ? [row] : [];
});
console.log(tableOf(rows));
const wrong = broken(rows);
for (const line of wrong) console.log(line);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** Seeds that no two parts share; the first part of each row ends in 000. */
function partsOf(world: number, share: number): Part[] {
  const enumerated = worlds[world]?.method.kind === "enumerated";
  const chunks = enumerated ? 1 : Math.ceil(Number(values.trials) / CHUNK);
  const row = (world * 100 + Math.round(share * 20)) * 1000;
  return Array.from({ length: chunks }, (_, at) => ({
    ...{ world, share, trials: CHUNK, seed: row + at },
  }));
}
