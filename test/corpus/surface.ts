import { readFile } from "node:fs/promises";
import { execa } from "execa";
import { z } from "zod";
import { isAgainstReference, type Metric, metricsGivenBy } from "../../src/catalog/metrics.ts";
import { formOf, OPERATOR_NAMES, whyNot } from "../../src/catalog/operators.ts";
import { TARGETS } from "../../src/catalog/targets.ts";
import { METRICS, TASK_ROWS } from "../../src/tasks/rows.ts";
import type { Answer } from "./answer.ts";
import { digestOf } from "./text.ts";

/** What people and programs hold on to besides a verdict. */
export const SURFACE: Readonly<Record<string, () => Promise<Answer>>> = {
  help: async () => {
    const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", HELP]);
    return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(stdout))));
  },
  action: async () => new Map([["action.yml", await readFile("action.yml", "utf8")]]),
  schema: async () => {
    const file = "schema/quantgate.schema.json";
    const text = await readFile(file, "utf8");
    return new Map([[file, `${text.split("\n").length} lines, ${digestOf(text)}\n`]]);
  },
  metrics: async () => new Map([["metrics", METRICS.map(metricText).join("\n")]]),
};

/** In a process of its own, whose output is no screen of anybody's width. */
const HELP = `
import { commandLine } from "./src/commands/command-line.ts";
import { WORDS } from "./src/commands/words.ts";
const said = {};
for (const word of ["", ...WORDS.map(({ name }) => name)]) {
  const name = ["quantgate", word, "--help"].filter((one) => one !== "").join(" ");
  const terminal = { write: (text) => { said[name] = (said[name] ?? "") + text; } };
  const host = { out: terminal, errors: terminal };
  await commandLine(host, name.split(" ").slice(1)).catch((error) => {
    if (error.code !== "commander.helpDisplayed") throw error;
  });
}
console.log(JSON.stringify(said));
`;

function metricText(metric: Metric): string {
  const { name, direction, quantity, source, test, says, relative, passFrom } = metric;
  const ways = OPERATOR_NAMES.filter((operator) => whyNot(metric, operator) === undefined);
  const tasks = TASK_ROWS.filter(({ metrics }) => metrics.some((row) => row.name === name));
  const shown = TASK_ROWS.filter(({ shows }) => shows.includes(name));
  const targets = TARGETS.filter((target) =>
    metricsGivenBy(target).some((row) => row.name === name),
  );
  return [
    `${name}: ${says}`,
    `  ${direction} is better; ${quantity} from ${source}; decided as ${test}`,
    `  ${ways.map((way) => `${way} ${formOf(metric, way).example}`).join(", ")}`,
    ...(isAgainstReference(metric) ? ["  measured against the reference"] : []),
    ...(relative ? ["  differences are shares"] : []),
    ...(passFrom === undefined ? [] : [`  passes from ${passFrom}`]),
    ...listed("of", tasks),
    ...listed("shown by", shown),
    ...listed("given by", targets),
    "",
  ].join("\n");
}

function listed(what: string, named: readonly { readonly name: string }[]): string[] {
  return named.length === 0 ? [] : [`  ${what} ${named.map(({ name }) => name).join(", ")}`];
}
