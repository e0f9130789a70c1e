import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judge } from "../../src/commands/judge.ts";
import { Plan } from "../../src/contract/plan.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";

let folder: string;

/** The digits, shipped as int8, and beside them a policy of two models of which one has no data. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "quantgate-part-"));
  cpSync("fixtures/digits", folder, { recursive: true });
  const digits = readFileSync(join(folder, "quantgate.yml"), "utf8");
  writeFileSync(join(folder, "two.yml"), `${digits}${OTHER}`);
  writeFileSync(join(folder, "fp16.yml"), digits.replace("reference: source", "reference: fp16"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OTHER = `  letters:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: letters.npz, labels: letters.csv }
    variants:
      int8: { limits: { top-1: { max-drop: 1 pt } } }
      pal6: { limits: { top-5: { max-drop: 1 pt } } }
`;

const run = (...args: string[]): Promise<Ran> => quantgate(args, { cwd: folder });

async function planned(...args: string[]): Promise<Plan> {
  const { status, stdout, stderr } = await run("plan", "--json", "--out", "planned", ...args);
  expect(status, stderr).toBe(0);
  return Plan.parse(JSON.parse(stdout));
}

const variantsIn = ({ requests }: Plan) =>
  requests.map(({ model, variants }) => [model, ...variants.map(({ name }) => name)]);

describe("of a part", () => {
  test("the variants are measured that are asked for, and what they are measured from", async () => {
    const [whole, part] = [
      await planned(),
      await planned("--variant", "int8", "--variant", "pal4"),
    ];
    expect(variantsIn(part)).toEqual([["digits", "reference", "int8", "pal4"]]);
    expect(part.models).toMatchObject([{ status: "judged", unasked: ["fp16", "int4", "pal2"] }]);
    // Asked as for all, so that a run for all finds these answers.
    expect(part.requests[0]?.options).toEqual(whole.requests[0]?.options);
    const other = await planned("--policy", "fp16.yml", "--variant", "int8");
    expect(variantsIn(other)).toEqual([["digits", "reference", "fp16", "int8"]]);
    expect(other.models[0]?.unasked).toContain("fp16");
  });

  test("nothing of other models is looked at: what is wrong with them stops nobody", async () => {
    const whole = await run("plan", "--policy", "two.yml", "--out", "planned");
    expect([whole.status, whole.stderr]).toEqual([2, expect.stringContaining("letters.csv")]);
    const { models } = await planned("--policy", "two.yml", "--model", "digits");
    expect(models.map(({ name, status }) => [name, status])).toEqual([
      ["digits", "judged"],
      ["letters", "unasked"],
    ]);
    expect(models[0]?.unasked).toBeUndefined();
  });
});

describe("a name that no policy has", () => {
  const two = (...args: string[]) => run("gate", "--policy", "two.yml", ...args);

  test.each<[string, string[], RegExp]>([
    [
      "as a model",
      ["--model", "dgits"],
      /^two\.yml has no model dgits: it has digits, letters\n {2}did you mean --model digits\?$/,
    ],
    [
      "as a variant of the model that is named",
      ["--model", "letters", "--variant", "pl6"],
      /^two\.yml has no variant pl6 of letters: it has int8, pal6\n {2}did you mean --variant pal6\?$/,
    ],
    [
      "as a variant of any",
      ["--variant", "zzzzzz"],
      /^two\.yml has no variant zzzzzz: it has fp16, int8, int4, pal4, pal2, pal6$/,
    ],
    [
      "as the reference, which is no variant",
      ["--model", "letters", "--variant", "reference"],
      /\n {2}the reference is measured whichever variant is asked for$/,
    ],
    [
      "though another model has it",
      ["--model", "digits", "--model", "letters", "--variant", "pal6"],
      /^two\.yml has digits without pal6: it has fp16, int8, int4, pal4, pal2$/m,
    ],
  ])("%s is told with those that there are", async (_, args, says) => {
    const { status, stderr } = await two(...args);
    expect(stderr).toMatch(says);
    expect(status).toBe(2);
  });

  test("is told with every other such name", async () => {
    const { stderr } = await two("--model", "digits", "--model", "a", "--variant", "b");
    expect(stderr.match(/^two\.yml has no /gm)).toHaveLength(2);
  });
});

describe("a gate of a part", () => {
  let gated: Ran;
  beforeAll(async () => {
    gated = await run("gate", "--variant", "int8");
  });

  const verdict = () =>
    Verdict.parse(JSON.parse(readFileSync(join(folder, "quantgate-out/verdict.json"), "utf8")));

  test("is never a pass, and says what was left: here nothing that could stop it", () => {
    expect(gated.status, gated.stderr).toBe(0);
    const { outcome, part, models, because } = verdict();
    const left = ["digits/fp16", "digits/int4", "digits/pal4", "digits/pal2"];
    expect([outcome, part]).toEqual(["warn", { left, leavesEnforced: false }]);
    expect(models[0]?.variants.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["int8", "pass"],
    ]);
    expect([models[0]?.recommended, models[0]?.reference?.name]).toEqual([null, "reference"]);
    expect(models[0]?.cliff).toBeUndefined();
    const comment = readFileSync(join(folder, "quantgate-out/comment.md"), "utf8");
    for (const text of [gated.stdout, comment, because])
      expect(text).toContain("Only a part was asked for, and nothing is known of the rest.");
    for (const text of [gated.stdout, comment.replaceAll("`", "")])
      expect(text).toContain(left.join(", "));
    expect(gated.stdout).not.toContain("may ship");
    expect(comment).not.toContain("may ship");
  });

  test("is judged again as that part, and lets no package through", async () => {
    const before = readFileSync(join(folder, "quantgate-out/verdict.json"));
    const again = await run("judge");
    expect([again.status, again.stdout]).toEqual([0, gated.stdout]);
    expect(readFileSync(join(folder, "quantgate-out/verdict.json"))).toEqual(before);
    const { status, stderr } = await run("verify", "Digits.mlpackage");
    expect([status, stderr]).toEqual([2, expect.stringContaining("of a part of what its policy")]);
  });

  test("is refused where a run of a workflow judges what its jobs have measured", async () => {
    const silent = { write: () => true };
    const host = {
      ...{ cwd: folder, env: {}, today: () => "2026-11-20", program: "", worker: "" },
      ...{ examples: "", fixtures: "", home: "", temp: "", out: silent, errors: silent },
    };
    const options = { policy: "quantgate.yml", out: "quantgate-out" };
    const inActions = { ...options, run: { id: "1", attempt: 1 } };
    await expect(judge(inActions, host)).rejects.toThrow("is of some models or variants alone");
  });
});
