import { parseArgs } from "node:util";
import { READERS } from "../test/fuzz/readers.ts";
import { type Played, playApart } from "./fuzz/play-apart.ts";

const HELP = `usage: npm run fuzz [-- [--cases N] [--seed N] [--only WORD]]

Hands hostile input to everything that reads what a stranger may have written:
policies, records and samples of each task, measurements, plans, whole out
folders, artifacts, events. Each must give a value or say what is wrong, within
a second of the processor's time. Every reader runs in a thread whose memory is
bounded, and whose heap may not grow. Ends with 1 where one does not hold.

  --cases N     shared among the readers; 100000 unless told
  --seed N      the same seed plays the same cases; by the clock unless told
  --only WORD   all cases to the readers whose name holds it, such as policy`;

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    only: { type: "string", default: "" },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help) console.log(HELP);
else await fuzz(wholeOf("cases"), wholeOf("seed"));

async function fuzz(cases: number, seed: number): Promise<void> {
  const chosen = READERS.filter(({ name }) => name.includes(values.only));
  const whole = chosen.reduce((sum, { share }) => sum + share, 0);
  console.log(`seed ${seed}`);
  for (const { name, share } of chosen) {
    const played = await playApart({ name, cases: Math.ceil((cases * share) / whole), seed });
    console.log(lineOf(name, played));
    if (played.found !== undefined) process.exitCode = 1;
  }
}

function lineOf(name: string, { cases, accepted, seconds, heap, found }: Played): string {
  const told = `${cases} cases, ${accepted} of them accepted, in ${seconds.toFixed(0)} s`;
  const numbers = `${told}, at most ${heap.toFixed(0)} MB of heap`;
  return `${name.padEnd(20)} ${numbers}${found === undefined ? "" : `\n${found}\n`}`;
}

function wholeOf(name: "cases" | "seed"): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} takes a whole number (found ${values[name]})`);
}
