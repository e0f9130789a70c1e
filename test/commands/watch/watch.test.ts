import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quantgate } from "../command.ts";
import { makeHome } from "../home.ts";

/** A policy whose one variant the size limit stops or lets through. */
const policyWith = (ratio: string) => `version: 1
models:
  digits:
    source: Models/Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    variants:
      fp16: { limits: { size: { max-ratio: ${ratio} } } }
`;

const WEIGHTS = "Models/Digits.mlpackage/Data/com.apple.CoreML/weights/weight.bin";

let folder: string;
const at = (path: string) => join(folder, "app", path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-watch-"));
  await makeHome(join(folder, "home"));
  await cp("fixtures/digits/Digits.mlpackage", at("Models/Digits.mlpackage"), { recursive: true });
  await cp("fixtures/heads", join(folder, "heads"), { recursive: true });
  for (const name of ["digits.npz", "labels.csv"])
    await cp(join("fixtures/digits", name), at(name));
  await writeFile(at("quantgate.yml"), policyWith("0.7"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** `gate --watch` as a person starts it, and what it has said since it was asked last. */
function watching(project = "app") {
  const child = execa(process.execPath, [resolve("dist/cli.js"), "gate", "--watch"], {
    cwd: join(folder, project),
    env: { CI: "", GITHUB_ACTIONS: "", NO_COLOR: "1", QUANTGATE_HOME: join(folder, "home") },
    ...{ reject: false, all: true },
  });
  let said = "";
  child.all.on("data", (bytes) => {
    said += bytes;
  });
  async function until(text: string): Promise<string> {
    await expect.poll(() => said, { interval: 20 }).toContain(text);
    const heard = said;
    said = "";
    return heard;
  }
  return { child, until };
}

const WAITS = "Ctrl-C ends.";
const ALL_REUSED = "Reused from earlier runs: 2 of 2 packages, 1994 of 1994 answers.";

describe("gate --watch", () => {
  test("judges what changes, measures what is new, and ends with what it said last", async () => {
    const { child, until } = watching();
    const first = await until(WAITS);
    expect(first).toContain("✓ pass");
    expect(first).toContain("Waiting for a change of quantgate.yml, Models/Digits.mlpackage");

    // An edited limit measures nothing.
    await writeFile(at("quantgate.yml"), policyWith("0.1"));
    const limit = await until(WAITS);
    expect(limit).toContain("Changed: quantgate.yml.");
    expect(limit).toContain(ALL_REUSED);
    expect(limit).toContain("fp16 size max-ratio 0.1: fail");

    // A policy that does not read is said, and waited for; an editor puts the next one in its place.
    await writeFile(at("quantgate.yml"), `${policyWith("0.7")}  x: [\n`);
    expect(await until(WAITS)).toMatch(/quantgate\.yml:10:1 .*YAML/);
    await writeFile(at("saved"), policyWith("0.7"));
    await rename(at("saved"), at("quantgate.yml"));
    expect(await until(WAITS)).toContain("✓ pass");

    // So is a model that goes, with the folder that it lies in.
    await rename(at("Models"), at("away"));
    expect(await until(WAITS)).toContain("the source of digits is not there");
    await rename(at("away"), at("Models"));
    expect(await until(WAITS)).toContain(ALL_REUSED);

    // Other weights are measured; what was begun of them is not told once they are others again.
    const weights = await readFile(at(WEIGHTS));
    const other = Buffer.from(weights);
    other.writeFloatLE(other.readFloatLE(other.length - 4) * 1.01, other.length - 4);
    await writeFile(at(WEIGHTS), other);
    await until("convert: 0 of 2");
    await writeFile(at(WEIGHTS), weights);
    const back = await until(WAITS);
    expect(back.match(/Changed: Models\/Digits\.mlpackage\./g)).toHaveLength(1);
    expect(back.match(/^Results:/gm)).toHaveLength(1);
    expect(back).toContain(ALL_REUSED);

    await writeFile(at("quantgate.yml"), policyWith("0.1"));
    await until(WAITS);
    child.kill("SIGINT");
    expect(await child).toMatchObject({ exitCode: 1 });
  });

  test("takes nothing that a run does itself for a change", async () => {
    const { child, until } = watching("heads");
    const first = await until(WAITS);
    child.kill("SIGINT");
    expect(first).not.toContain("Changed: ");
    expect(await child).toMatchObject({ exitCode: 0 });
    expect(await readdir(join(folder, "heads/eval"))).toEqual(["heads.py"]);
    expect((await readdir(join(folder, "heads/Heads.mlpackage"))).sort()).toEqual([
      ...["Data", "Manifest.json"],
    ]);
  });

  test.each([
    ["in Actions", ["gate", "--watch"], { GITHUB_ACTIONS: "true" }, "it would never end"],
    ["beside --fresh", ["gate", "--watch", "--fresh"], {}, "--fresh uses nothing of it"],
  ])("is refused %s", async (_, args, env, why) => {
    const { status, stderr } = await quantgate(args, { cwd: join(folder, "app"), env });
    expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
  });
});
