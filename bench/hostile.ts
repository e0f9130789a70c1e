import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listingOf } from "../src/git/listing.ts";
import { gitIn } from "../src/git/run.ts";
import { readEvent } from "../src/worker/read-event.ts";

/**
 * What hostile input costs, in time of the processor, against whoever does nothing with it: 60 MB of JSON against
 * `JSON.parse`, a tree of a million paths against `git ls-tree`. Both take turns; medians are compared.
 */
const ROUNDS = 3;
const LISTED = ["ls-tree", "-r", "-t", "-z", "big"];

let failed = false;
for (const [name, value] of jsonValues()) await json(name, value());
await tree();
process.exitCode = failed ? 1 : 0;

/** As a worker would answer them: of few and many values, and of values within values. */
function jsonValues(): [string, () => string][] {
  const list = (one: string) => () => `[${`${one},`.repeat(60_000_000 / (one.length + 1))}0]`;
  return [
    ["one text", () => JSON.stringify("x".repeat(60_000_000))],
    ["numbers", list("0")],
    ["objects", list('{"a":0}')],
    ["lists within lists", list(`${"[".repeat(500)}${"]".repeat(500)}`)],
  ];
}

async function json(name: string, value: string): Promise<void> {
  const line = `{"id":"1","event":"result","value":${value}}`;
  const found = await compared(
    () => void quietly(() => JSON.parse(line)),
    () => void quietly(() => readEvent(line, "1")),
  );
  tell(`60 MB of JSON, ${name}: times JSON.parse`, found, 5);
}

/** What cannot be read is refused, and that is what it costs. */
function quietly(read: () => unknown): void {
  try {
    read();
  } catch {}
}

async function tree(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
  try {
    const commit = millionPaths(folder);
    const git = gitIn(folder, { PATH: process.env.PATH ?? "" });
    const found = await compared(
      () => listInto(join(folder, "listed"), folder),
      async () => {
        const listing = await listingOf(git, commit);
        listing.holding([".mlpackage", ".mlmodel", ".gitattributes"]);
        listing.below("data/folder-0500");
      },
    );
    tell("a tree of a million paths: times git ls-tree", found, 3);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whoever lists a tree wants the list somewhere. */
function listInto(file: string, folder: string): void {
  const out = openSync(file, "w");
  execFileSync("git", LISTED, { cwd: folder, stdio: ["ignore", out, "ignore"] });
  closeSync(out);
}

function millionPaths(folder: string): string {
  const lines = ["blob", "mark :1", "data 3", "abc", "commit refs/heads/big"];
  lines.push("committer n <n@example.com> 1700000000 +0000", "data 3", "big");
  for (let path = 0; path < 1_000_000; path += 1) {
    const [above, file] = [Math.floor(path / 1000), path % 1000].map((n) =>
      String(n).padStart(4, "0"),
    );
    lines.push(`M 100644 :1 data/folder-${above}/picture-${file}.png`);
  }
  execFileSync("git", ["init", "-q", folder]);
  const input = `${lines.join("\n")}\n`;
  execFileSync("git", ["fast-import", "--quiet"], { cwd: folder, input });
  return execFileSync("git", ["rev-parse", "big"], { cwd: folder }).toString().trim();
}

type Work = () => void | Promise<void>;

/** Seconds of the processor, of both and of all that they start. */
async function compared(rival: Work, ours: Work): Promise<readonly [number, number]> {
  const spent: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [at, work] of [rival, ours].entries()) {
      const before = secondsSpent();
      await work();
      // The first round only warms up.
      if (round > 0) spent[at === 0 ? 0 : 1].push(secondsSpent() - before);
    }
  return [median(spent[0]), median(spent[1])];
}

/** Of this process and of the children that have ended. */
function secondsSpent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + secondsOfChildren();
}

/** Linux tells it in ticks, a hundredth of a second each; elsewhere children are left out, which is said. */
function secondsOfChildren(): number {
  try {
    const stat = readFileSync(`/proc/${process.pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function tell(what: string, [rival, ours]: readonly [number, number], most: number): void {
  const ratio = ours / rival;
  failed ||= !(ratio <= most);
  const mark = ratio <= most ? "✓" : "✗";
  console.log(
    `${mark} ${what}: ${ratio.toFixed(2)}, at most ${most} (${ours.toFixed(2)} s to ${rival.toFixed(2)} s)`,
  );
}
