import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isFamily } from "../../src/catalog/metrics.ts";
import { METRICS, TASK_ROWS } from "../../src/tasks/rows.ts";

/** Where a metric's name may stand besides its row and its task: what is shown as an example, or has another meaning. */
const ALLOWED: Readonly<Record<string, string>> = {
  "src/catalog/objectives.ts: size": "an objective, which a policy writes",
  "src/contract/record.ts: max-error": "a field of the records that every task may have",
  "src/report/choice.ts: size": "its row says how a size is written",
  "src/report/inspection.ts: size": "a word beside a number",
  "src/report/over-time.ts: size": "its row says how a size is written",
};

/** Files that may say any: a metric's row tells of itself, and of a task its own. */
const ROWS = "src/catalog/metrics.ts";

const NAMES = METRICS.map((metric) => ({ name: metric.name, family: isFamily(metric) }));

/** What a text says of metrics: their names alone in quotes, `top-` of a family, or one taken out of all metrics. */
function namesIn(text: string): string[] {
  const code = withoutComments(text);
  const quoted = [...code.matchAll(/(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g)].map(([, , said]) => said);
  const patterns = [...code.matchAll(/(?:[(=!:,&|?[]|return)\s*(\/(?:\\.|[^\\/\n])+\/)[a-z]*/g)];
  const taken = [...code.matchAll(/\bmetrics\??\.\[?["']?([a-z][\w-]*)(?![\w(])/g)].map(
    ([, name]) => name,
  );
  const found = [
    ...[...quoted, ...taken].flatMap((said = "") => NAMES.filter((one) => isNamed(said, one))),
    ...patterns.flatMap(([, pattern = ""]) => NAMES.filter((one) => isMatched(pattern, one))),
  ];
  return [...new Set(found.map(({ name }) => name))];
}

/** Of a family its members too, and its stem, with which names begin. */
function isNamed(said: string, { name, family }: (typeof NAMES)[number]): boolean {
  const stem = name.slice(0, -1);
  return family
    ? said.startsWith(stem) && /^(\d*|k)$/.test(said.slice(stem.length))
    : said === name;
}

function isMatched(pattern: string, { name, family }: (typeof NAMES)[number]): boolean {
  const word = family ? name.slice(0, -1) : name.includes("-") ? name : undefined;
  return word !== undefined && pattern.includes(word);
}

function withoutComments(text: string): string {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (all, kept) => (kept === undefined ? " " : all),
  );
}

describe("a metric's name", () => {
  test("is compared and indexed nowhere outside its row and its task", async () => {
    const files = (await readdir("src", { recursive: true })).filter((name) =>
      name.endsWith(".ts"),
    );
    const found: string[] = [];
    for (const file of files.map((name) => join("src", name)).filter((one) => one !== ROWS)) {
      const own = TASK_ROWS.filter(({ name }) => file.startsWith(`src/tasks/${name}/`));
      const mine = own.flatMap(({ metrics }) => metrics.map(({ name }) => name));
      const names = namesIn(await readFile(file, "utf8")).filter((name) => !mine.includes(name));
      found.push(...names.map((name) => `${file}: ${name}`));
    }
    expect(found.sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  test.each([
    ['if (metric === "agreement") return;', "agreement"],
    ['const TIMED = ["latency-p50"];', "latency-p50"],
    ['metrics["bits-per-weight"]?.value', "bits-per-weight"],
    ["metrics.size?.value", "size"],
    ["return /^top-(\\d+)$/.test(metric);", "top-k"],
    ['metric.startsWith("neighbours@")', "neighbours@k"],
    ['const shown = "ndcg@10";', "ndcg@k"],
    ['case "top-1":', "top-k"],
    ["`perplexity`", "perplexity"],
  ])("is noticed in %s", (code, name) => {
    expect(namesIn(code)).toEqual([name]);
  });

  test.each([
    "// agreement is none of them",
    '/** `top-5`, or "map" */',
    "const { size } = samples; new Map().size",
    'const why = "the best class is the agreement of two";',
    '"top-1 max-drop"',
  ])("is not mistaken for one in %s", (code) => {
    expect(namesIn(code)).toEqual([]);
  });
});
