import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { counted } from "../src/words/counts.ts";
import { testEnvironment } from "./test/environment.ts";
import { type Cost, costsOf } from "./walls/cost.ts";
import { smallFiles } from "./walls/small-files.ts";
import { THROWAWAYS } from "./walls/throwaways.ts";
import { namesThatStandTwice } from "./walls/twice.ts";

const HELP = `usage: npm run walls [-- [--most N] [--in FOLDER]]

Lists the files of src/ that have a few lines and a single importer: places to
look, where an idea may be spread over more files than it has parts. A small
file that is an idea of its own is none of them, so this fails on nothing.
Likewise the names that several files export.

Then puts a metric, a task, a form of report, an engine and a data key that
nobody needs into a copy of the tree, has them measured, judged and written
there, and tells which of the files there are each has to touch.

  --most N      lines of code, imports and comments aside; 12 unless told
  --in FOLDER   below this folder alone, such as src/judge`;

const { values } = parseArgs({
  options: {
    most: { type: "string", default: "12" },
    in: { type: "string", default: "src" },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help) console.log(HELP);
else {
  const files = await sources();
  list(files);
  listNames(files);
  await tellCosts();
}

function list(files: ReadonlyMap<string, string>): void {
  const found = smallFiles(files, Number(values.most)).filter(({ path }) =>
    path.startsWith(`${values.in}/`),
  );
  const rooms = Map.groupBy(found, ({ path }) => dirname(path));
  for (const [room, all] of rooms) {
    console.log(room);
    for (const { path, lines, importer } of all)
      console.log(
        `  ${String(lines).padStart(3)} ${relative(room, path)} ← ${relative(room, importer)}`,
      );
  }
  const share = Math.round((100 * found.length) / Math.max(1, files.size));
  console.log(
    `\n${found.length} of ${files.size} files (${share} %) have at most ${values.most} lines and one importer`,
  );
}

function listNames(files: ReadonlyMap<string, string>): void {
  const twice = namesThatStandTwice(files);
  console.log("");
  for (const { name, paths } of twice)
    console.log(`  ${name}: ${paths.map((path) => relative("src", path)).join(", ")}`);
  console.log(`\n${twice.length} exported names stand more than once`);
}

async function tellCosts(): Promise<void> {
  const python = await testEnvironment();
  const { judging, reporting, measuring } = await costsOf({ ...THROWAWAYS, python }, ".");
  for (const cost of judging) {
    const { metric, observed, state } = cost.shown;
    tellCost(cost);
    console.log(`    judged: ${metric} ${observed}, ${state}`);
  }
  for (const cost of reporting) {
    tellCost(cost);
    console.log(`    written: ${cost.text.split("\n").length - 1} lines`);
  }
  for (const cost of measuring) {
    const { metric, observed, state, engine, classes } = cost.shown;
    tellCost(cost);
    console.log(`    measured: by ${engine}, ${classes} classes a record`);
    console.log(`    judged: ${metric} ${observed}, ${state}`);
  }
  console.log(
    "\nin the worker a task is a file in tasks/, with its import and its line in tasks/table.py",
  );
}

function tellCost({ name, touches, adds }: Cost): void {
  console.log(`\n${name} touches ${counted(touches.length, "file")} and adds ${adds.length}`);
  for (const path of touches) console.log(`      ${path}`);
  for (const path of adds) console.log(`    + ${path}`);
}

async function sources(): Promise<Map<string, string>> {
  const names = await readdir("src", { recursive: true });
  const paths = names.filter((name) => name.endsWith(".ts")).map((name) => join("src", name));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const)),
  );
}
