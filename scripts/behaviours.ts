import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Behaviour, behavioursOf } from "./behaviours/behaviour.ts";
import { select } from "./behaviours/selection.ts";
import { holds, type Shown, show } from "./behaviours/show.ts";
import { HEAD, rowOf } from "./behaviours/table.ts";
import { testEnvironment } from "./test/environment.ts";

const HELP = `usage: npm run behaviours [-- [--at-once N] [gating|security|gating/05 ...]]

Shows that the test of every behaviour in docs/behaviours.md would notice its
loss. Each test runs twice in a copy of the tree, against the copy's sources:
as they are, where it must pass, and with the patch beside the test applied,
where it must fail by an assertion. Ends with 1 where one does not.

  --at-once N   behaviours shown side by side; one a core unless told`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "at-once": { type: "string", default: String(availableParallelism()) },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help) console.log(HELP);
else await main();

async function main(): Promise<void> {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const chosen = select(await behavioursOf(root), positionals);
  const python = process.env.QUANTGATE_PYTHON ?? (await testEnvironment());
  console.log(HEAD);
  const shown = await sideBySide(chosen, async (one) => {
    const result = await show(root, one, python);
    console.log(rowOf(result));
    return result;
  });
  const bad = shown.filter((one) => !holds(one)).length;
  console.log(`\n${shown.length - bad} of ${shown.length} behaviours are shown by their tests`);
  process.exitCode = bad > 0 ? 1 : 0;
}

/** As many lanes as asked for, each taking the next behaviour when it is done with one. */
async function sideBySide(
  chosen: readonly Behaviour[],
  work: (one: Behaviour) => Promise<Shown>,
): Promise<Shown[]> {
  const lanes = Number(values["at-once"]);
  if (!Number.isInteger(lanes) || lanes < 1) throw new Error("--at-once takes a whole number");
  const [waiting, done]: [Behaviour[], Shown[]] = [[...chosen], []];
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      done.push(await work(one));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}
