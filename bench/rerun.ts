import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { testEnvironment } from "../scripts/test/environment.ts";
import { type Change, changesOf, drawn } from "./rerun/content.ts";
import { makeHome, quantgate } from "./rerun/quantgate.ts";
import { median, type Spent, spentBy } from "./rerun/spent.ts";
import { firstAnswer } from "./start/first.ts";

/**
 * What a gate costs that was run before, as a share of its first run: unchanged, and after each of a few changes. And how
 * long people wait for what is small. `npm run bench:rerun -- --pictures 100 --rounds 1` for a try.
 */
const { values } = parseArgs({
  options: {
    pictures: { type: "string", default: "1000" },
    rounds: { type: "string", default: "3" },
    // Or src/cli.ts, unbuilt.
    cli: { type: "string", default: "dist/cli.js" },
  },
});
const [pictures, rounds] = [Number(values.pictures), Number(values.rounds)];
const cli = join(process.cwd(), values.cli);

const python = await testEnvironment();
const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
let failed = false;
try {
  await reruns();
  await small();
} finally {
  await rm(root, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** Each change is made to what the first run has left, so that none profits of another. */
async function reruns(): Promise<void> {
  const content = await drawn(python, join(root, "content"), pictures);
  const changes = changesOf(content);
  const spent = new Map<string, Spent[]>();
  const take = (what: string, one: Spent) => spent.set(what, [...(spent.get(what) ?? []), one]);
  for (let round = 0; round < rounds; round += 1) {
    const home = join(root, `home-${round}`);
    await makeHome(home);
    take("cold", await gate(content.folder, home));
    for (const change of changes) {
      const own = join(root, "changed");
      await cp(home, own, { recursive: true, verbatimSymlinks: true });
      await change.make();
      take(change.what, await gate(content.folder, own));
      await change.undo();
      await rm(own, { recursive: true });
    }
    await rm(home, { recursive: true });
  }
  const cold = middle(spent.get("cold"));
  console.log(`${pictures} pictures: the first run took ${seconds(cold)}`);
  for (const change of changes) shareOf(cold, middle(spent.get(change.what)), change);
}

function shareOf(cold: Spent, again: Spent, { what, most }: Change): void {
  const share = again.wall / cold.wall;
  told(
    share <= most,
    `${what}: ${percent(share)} of it, at most ${percent(most)} (${seconds(again)})`,
  );
}

/** What people start all day, beside what Node itself takes to start. */
async function small(): Promise<void> {
  const [node, help]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 10 * rounds; turn += 1) {
    node.push((await spentBy([process.execPath, "-e", "0"], { cwd: root })).wall);
    help.push((await spentBy([process.execPath, cli, "--help"], { cwd: root })).wall);
  }
  const times = median(help) / median(node);
  told(times <= 1.5, `--help: ${times.toFixed(2)} times \`node -e 0\`, at most 1.5`);
  const home = join(root, "home-check");
  await makeHome(home);
  const policy = ["--policy", "fixtures/digits/quantgate.yml"];
  const checks: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    await rm(join(home, "store"), { recursive: true, force: true });
    for (const when of ["the first time", "again"]) {
      const { wall } = await quantgate(cli, ["check", ...policy], process.cwd(), home);
      if (when === "again") checks.push(wall);
      else told(wall <= 2, `check of the demo, ${when}: ${wall.toFixed(2)} s, at most 2`);
    }
  }
  told(median(checks) <= 2, `check of the demo, again: ${median(checks).toFixed(2)} s, at most 2`);
  const answers: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) answers.push(await firstAnswer(python));
  told(
    median(answers) <= 1,
    `the worker's first answer: ${median(answers).toFixed(2)} s, at most 1`,
  );
}

async function gate(folder: string, home: string): Promise<Spent> {
  return await quantgate(cli, ["gate", "--out", join(root, "out")], folder, home);
}

function middle(all: readonly Spent[] = []): Spent {
  return { wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) };
}

function told(holds: boolean, says: string): void {
  failed ||= !holds;
  console.log(`${holds ? "✓" : "✗"} ${says}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function seconds({ wall, cpu }: Spent): string {
  return `${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of processors`;
}
