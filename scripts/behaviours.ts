import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UserError } from "../src/catalog/errors.ts";
import { EXIT_STATUS } from "../src/catalog/states.ts";
import { type Behaviour, behavioursOf } from "./behaviours/behaviour.ts";
import { select } from "./behaviours/selection.ts";
import { holds, type Shown, show } from "./behaviours/show.ts";
import { HEAD, rowOf } from "./behaviours/table.ts";
import { testEnvironment } from "./test/environment.ts";

const HELP = `usage: npm run behaviours [-- [--at-once N] [AREA|gating/05 ...]]

Shows that the test of every behaviour in docs/behaviours.md would notice its
loss. Each test runs twice in a copy of the tree, against the copy's sources:
as they are, where it must pass, and with the patch beside the test applied,
where it must fail by an assertion. Ends with 1 where one does not.

  --at-once N   behaviours shown side by side; one a core unless told`;

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = EXIT_STATUS.error;
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(HELP);
  const root = fileURLToPath(new URL("../", import.meta.url));
  const chosen = select(await behavioursOf(root), positionals);
  const python = process.env.QUANTGATE_PYTHON ?? (await testEnvironment());
  console.log(HEAD);
  const shown = await sideBySide(chosen, lanesOf(values["at-once"]), async (one) => {
    const result = await show(root, one, python);
    console.log(rowOf(result));
    return result;
  });
  const bad = shown.filter((one) => !holds(one)).length;
  console.log(`\n${shown.length - bad} of ${shown.length} behaviours are shown by their tests`);
  process.exitCode = bad > 0 ? 1 : 0;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        "at-once": { type: "string", default: String(availableParallelism()) },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UserError({ message: error instanceof Error ? error.message : String(error) });
  }
}

function lanesOf(text: string): number {
  const lanes = Number(text);
  if (Number.isInteger(lanes) && lanes > 0) return lanes;
  throw new UserError({ message: `--at-once takes a whole number, not ${text}` });
}

/** As many lanes as asked for, each taking the next behaviour when it is done with one. */
async function sideBySide(
  chosen: readonly Behaviour[],
  lanes: number,
  work: (one: Behaviour) => Promise<Shown>,
): Promise<Shown[]> {
  const [waiting, done]: [Behaviour[], Shown[]] = [[...chosen], []];
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      done.push(await work(one));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}
