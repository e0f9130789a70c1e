import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { treeDigest } from "../../src/measure/digests.ts";
import { hashesOf } from "../../src/store/hashes.ts";
import { NO_STORE } from "../../src/store/store.ts";
import type { Ran } from "./command.ts";
import { makeHome } from "./home.ts";

/** A repository with a model and examples, a clone of quantgate beside it, and a npm that reaches nothing. */
let folder: string;
const at = (...path: string[]) => join(folder, "app", ...path);

/** What the README has a new user type, and what came of each line. */
const ran: Ran[] = [];
let proposed: string;
let judged: Verdict;
let selftest: Ran;
let edited: Ran;

const FILES = {
  "digits/Digits.mlpackage": "Models/Digits.mlpackage",
  "digits/digits.npz": "Eval/digits.npz",
  "digits/labels.csv": "Eval/labels.csv",
};

const PROPOSED = [
  "task: image-classification",
  "data: { arrays: Eval/digits.npz, labels: Eval/labels.csv }",
  "int8: { limits: { top-1: { max-drop: 1.5 pt } } }",
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-new-user-"));
  await makeHome(join(folder, "home"));
  await symlink(resolve("."), join(folder, "quantgate"));
  for (const [fixture, place] of Object.entries(FILES)) {
    await mkdir(dirname(at(place)), { recursive: true });
    await cp(join("fixtures", fixture), at(place), { recursive: true });
  }
  await execa("git", ["init", "--quiet", "--initial-branch=main"], { cwd: at() });
  for (const line of await readmeLines()) ran.push(await typed(line));
  judged = await verdict();
  selftest = await typed("npx ./quantgate-0.1.0.tgz selftest");
  proposed = await readFile(at("quantgate.yml"), "utf8");
  const limits = "int8: { limits: { top-1: { max-drop: 1.5 pt }";
  await writeFile(
    at("quantgate.yml"),
    proposed.replace(limits, `${limits}, size: { max-ratio: 0.3 }`),
  );
  edited = await typed((await readmeLines()).at(-1) ?? "");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The README's lines from `npm pack` on, without what they are for. */
async function readmeLines(): Promise<string[]> {
  const [, block = ""] =
    /```sh\n(npm pack [\s\S]*?)```/.exec(await readFile("README.md", "utf8")) ?? [];
  return block
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/ +#.*/, ""));
}

/** As on a person's own machine, without what the npm that runs these tests tells its children. */
async function typed(line: string): Promise<Ran> {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^CI$|^GITHUB_/i.test(name));
  const { exitCode, stdout, stderr } = await execa("sh", ["-c", line], {
    cwd: at(),
    env: {
      ...Object.fromEntries(own),
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      ...{ NO_COLOR: "1", QUANTGATE_HOME: join(folder, "home") },
      ...{
        npm_config_cache: join(folder, "npm"),
        npm_config_offline: "true",
        npm_config_yes: "true",
      },
    },
    ...{ extendEnv: false, reject: false },
  });
  return { status: exitCode, stdout, stderr };
}

async function verdict(): Promise<Verdict> {
  return Verdict.parse(JSON.parse(await readFile(at("quantgate-out/verdict.json"), "utf8")));
}

describe("the README's way from nothing to a verdict, without a network", () => {
  test("has four lines, and every one of them succeeds", async () => {
    expect((await readmeLines()).map((line) => line.split(" ").at(-1))).toEqual([
      ...["../quantgate", "init", "check", "gate"],
    ]);
    for (const { status, stdout, stderr } of ran) expect(status, `${stdout}\n${stderr}`).toBe(0);
  });

  test("packs the bundle, the worker and the examples, and nothing else", async () => {
    const { stdout } = await execa("tar", ["-tzf", at("quantgate-0.1.0.tgz")]);
    const packed = stdout.split("\n").map((name) => name.replace("package/", ""));
    const { stdout: held } = await execa("git", [
      ...["ls-files", "--cached", "--others", "--exclude-standard"],
      ...[
        "dist",
        "examples",
        "worker/models",
        "worker/quantgate_worker",
        "worker/requirements.txt",
      ],
    ]);
    const always = ["LICENSE", "README.md", "package.json"];
    expect(packed.sort()).toEqual([...always, ...held.split("\n")].sort());
  });

  test("has npm fetch nothing and run nothing when it installs", async () => {
    const { stdout } = await execa("tar", [
      "-xzOf",
      at("quantgate-0.1.0.tgz"),
      "package/package.json",
    ]);
    const { dependencies, peerDependencies, scripts, optionalDependencies } = JSON.parse(stdout);
    expect([dependencies, peerDependencies]).toEqual([undefined, undefined]);
    expect(Object.keys(scripts).filter((name) => /install|prepare|pack/.test(name))).toEqual([]);
    // A newer Node for who has an old one; npm goes on without it.
    for (const name of Object.keys(optionalDependencies)) expect(name).toMatch(/^node-/);
  });

  test("proposes a policy and the example's workflow", async () => {
    for (const line of PROPOSED) expect(proposed).toContain(line);
    const workflow = await readFile(at(".github/workflows/quantgate.yml"), "utf8");
    expect(workflow).toBe(await readFile("examples/pull-request.yml", "utf8"));
  });

  test("checks that it is in order, and measures every variant", () => {
    const [, , check, gate] = ran;
    expect(check?.stdout).toContain("Policy, data and models are in order");
    for (const name of ["reference", "fp16", "int8", "pal4"])
      expect(gate?.stdout).toContain(`│ ${name} `);
    expect(gate?.stdout).toContain("int8 may ship");
    const int8 = judged.models[0]?.variants.find(({ name }) => name === "int8");
    expect(int8?.limits.find(({ metric }) => metric === "top-1")?.state).toBe("pass");
  });

  test("stops the model once its weights are damaged", () => {
    expect(selftest.status, selftest.stdout).toBe(0);
  });

  test("judges an edited limit by what was measured before, and stops what breaks it", async () => {
    expect(edited.status, edited.stderr).toBe(1);
    expect(edited.stdout).toContain("int8 size max-ratio 0.3: fail");
    expect(edited.stderr).toContain(
      "Reused from earlier runs: 4 of 4 packages, 3988 of 3988 answers.",
    );
    expect(edited.stderr).not.toContain("starting Python");
    expect((await verdict()).outcome).toBe("fail");
  });
});

test("the models that doctor tries are the fixtures", async () => {
  const fixtures = {
    "Digits.mlpackage": "digits",
    "GivesBack.mlpackage": "oddities",
    "LogProbabilities.mlpackage": "oddities",
    "TwoHeads.mlpackage": "oddities",
  };
  expect(await readdir("worker/models")).toEqual(Object.keys(fixtures));
  const hashes = hashesOf({ store: NO_STORE, cwd: ".", except: [] });
  for (const [name, where] of Object.entries(fixtures)) {
    const digest = await treeDigest(join("worker/models", name), hashes);
    expect(digest).toBeDefined();
    expect(digest).toBe(await treeDigest(join("fixtures", where, name), hashes));
  }
});
