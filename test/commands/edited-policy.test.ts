import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";

let folder: string;
let policy: string;
/** What the folder's own policy says of what the demo has measured. */
let judged: string;

/** The digits as planned, with the measurements that the demo took of them. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "quantgate-edited-"));
  cpSync("fixtures/digits", folder, { recursive: true });
  policy = `${readFileSync(join(folder, "quantgate.yml"), "utf8")}${MINE}`;
  write(policy);
  await measured();
  judged = verdictText();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => write(policy));

/** Of a recipe of its own, which nobody has measured and nothing rests on. */
const MINE = `      mine:
        convert: [{ cast: {} }, { palettize: { mode: kmeans, nbits: 4 } }]
        limits: { size: { max-ratio: 0.5 } }
`;

const run = (args: readonly string[], env = {}): Promise<Ran> =>
  quantgate(args, { cwd: folder, env });
const judge = (...args: string[]) => run(["judge", ...args]);
const write = (text: string) => writeFileSync(join(folder, "quantgate.yml"), text);
const verdictText = () => readFileSync(join(folder, "quantgate-out/verdict.json"), "utf8");
const verdict = () => Verdict.parse(JSON.parse(verdictText()));

async function measured(): Promise<void> {
  expect((await run(["plan"])).status).toBe(0);
  cpSync("test/corpus/taken/digits", join(folder, "quantgate-out"), { recursive: true });
  const { status, stderr } = await judge();
  expect(status, stderr).toBe(0);
}

const stricter = () => policy.replace("min: 90 %", "min: 99 %");

describe("a policy that was edited since it was measured by", () => {
  test("judges nothing unless it is named, and that it differs is said", async () => {
    expect((await judge()).stderr).not.toContain("another by now");
    write(stricter());
    const { status, stderr } = await judge();
    expect([status, verdictText()]).toEqual([0, judged]);
    expect(stderr).toContain(
      "quantgate.yml is another by now than the policy that was measured by",
    );
    expect(stderr).toContain("--policy quantgate.yml judges by it as it is");
  });

  test("judges where it is named, as a run by it would, and the folder's own judges on", async () => {
    write(stricter());
    const { status, stderr } = await judge("--policy", "quantgate.yml");
    expect([status, stderr]).toEqual([1, expect.not.stringContaining("another by now")]);
    const { notes, ...found } = verdict();
    expect(notes).toEqual([expect.stringMatching(/^Judged by quantgate\.yml as it lies in the/)]);
    write(policy);
    await judge();
    expect(verdictText()).toBe(judged);
    write(stricter());
    await run(["plan"]);
    cpSync("test/corpus/taken/digits", join(folder, "quantgate-out"), { recursive: true });
    await judge();
    expect({ ...found, notes: [] }).toEqual(verdict());
    write(policy);
    await measured();
  });

  test("may ask for less, and for what was measured all the same", async () => {
    const [before = ""] = policy.split("      pal2:");
    write(before.replace("ship: int8", "ship: pal4").replace("top-1: { max-drop: 2 pt }", ""));
    const { status, stderr } = await judge("--policy", "quantgate.yml");
    expect(status, stderr).toBe(0);
    const [digits] = verdict().models;
    expect([digits?.ships, digits?.variants.map(({ name }) => name)]).toEqual([
      "pal4",
      ["fp16", "int8", "int4", "pal4"],
    ]);
  });

  test("that was not edited gives the same bytes, named or not", async () => {
    await judge("--policy", "quantgate.yml");
    expect(verdictText()).toBe(judged);
  });
});

describe("of a part that was measured, a policy", () => {
  const part = () => ["--out", "part"];
  beforeAll(async () => {
    write(policy);
    expect((await run(["plan", "--variant", "int8", ...part()])).status).toBe(0);
    cpSync("test/corpus/taken/digits", join(folder, "part"), { recursive: true });
  });
  const partOf = () =>
    Verdict.parse(JSON.parse(readFileSync(join(folder, "part/verdict.json"), "utf8"))).part;

  test("that asks for no more than that is judged whole", async () => {
    const [before = ""] = policy.split("      int4:");
    write(before.replace(/ {6}fp16:[\s\S]*?(?= {6}int8:)/, ""));
    const { status, stdout, stderr } = await judge("--policy", "quantgate.yml", ...part());
    expect(status, stderr).toBe(0);
    expect([stdout, partOf()]).toEqual([expect.stringContaining("int8 may ship"), undefined]);
  });

  test("that still asks for some of the rest lacks that", async () => {
    const [before = ""] = policy.split("      pal2:");
    write(before);
    await judge("--policy", "quantgate.yml", ...part());
    expect(partOf()?.left).toEqual(["digits/fp16", "digits/int4", "digits/pal4"]);
  });
});

describe("what was not measured is said with its line, and the verdict stays that there is:", () => {
  const other = (from: string, to: string) => () => policy.replace(from, to);

  test.each<[string, () => string, RegExp]>([
    [
      "a variant",
      other("      pal4:", "      pal6: { limits: { size: { max-ratio: 1 } } }\n      pal4:"),
      /^quantgate\.yml:\d+:7 asks for what was not measured: the variant digits\/pal6$/m,
    ],
    ["a recipe", other("nbits: 4", "nbits: 3"), /another recipe of digits\/mine$/m],
    [
      "answers beyond the first",
      other(
        "        limits:\n          top-1:",
        "        limits:\n          top-9: { min: 50 % }\n          top-1:",
      ),
      /more answers to each example of digits$/m,
    ],
    [
      "times",
      other("          size: { max-ratio: 0.7 }", "          latency-p50: { max: 90 ms }"),
      /times of digits$/m,
    ],
    ["other data", other("slice-by: [ink]", "slice-by: []"), /other data of digits|slice-by/m],
    ["another source", other("Digits.mlpackage", "Others.mlpackage"), /another source of digits$/m],
    [
      "another reference",
      other("reference: source", "reference: fp32"),
      /asks for what was not measured: fp32 of digits$/m,
    ],
    ["another audit", other("    ship:", "    audit: all\n    ship:"), /other audit of digits$/m],
    [
      "another model",
      () => `${policy}${policy.slice(policy.indexOf("  digits:")).replace("digits:", "more:")}`,
      /the model more$/m,
    ],
  ])("%s", async (_, text, says) => {
    write(text());
    const before = verdictText();
    const { status, stderr } = await judge("--policy", "quantgate.yml");
    expect(stderr).toMatch(says);
    expect(status).toBe(2);
    expect(verdictText()).toBe(before);
  });

  test("examples beyond those after which a variant was stopped by a limit that is another now", async () => {
    const file = join(folder, "quantgate-out/measurements/digits/head/pal2/portable.json");
    const before = readFileSync(file, "utf8");
    const stopped = { after: 44, of: 997, by: "top-1 max-drop" };
    writeFileSync(file, JSON.stringify({ ...JSON.parse(before), stopped }));
    const [start = "", end = ""] = policy.split("pal2:");
    write(`${start}pal2:${end.replace("max-drop: 2 pt", "max-drop: 9 pt")}`);
    const { status, stderr } = await judge("--policy", "quantgate.yml");
    expect([status, stderr]).toEqual([2, expect.stringContaining("beyond the 44 examples of 997")]);
    // Another limit than those that it was measured by stops nothing.
    write(stricter());
    expect((await judge("--policy", "quantgate.yml")).status).not.toBe(2);
    writeFileSync(file, before);
  });
});

test("in Actions no other policy judges than the run was planned by", async () => {
  const { status, stderr } = await run(["judge", "--policy", "quantgate.yml"], {
    GITHUB_ACTIONS: "true",
  });
  expect([status, stderr]).toEqual([2, expect.stringContaining("takes no --policy in Actions")]);
});

test.each([
  [
    "nobody.yml",
    /^nobody\.yml there is no such file to judge by\n {2}--policy names the edited policy/,
  ],
  [".", /^\. this is a folder, and no policy\n {2}name the file with --policy$/],
  ["/etc/hostname", /leads out of the repository/],
])("%s cannot judge", async (file, says) => {
  const { status, stderr } = await judge("--policy", file);
  expect([status, stderr]).toEqual([2, expect.stringMatching(says)]);
});
