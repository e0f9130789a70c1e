import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { Plan } from "../../src/contract/plan.ts";
import { Checkout } from "../git/disposable.ts";
import { quantgate } from "./command.ts";

const WEIGHTS = "Digits.mlpackage/Data/com.apple.CoreML/weights/weight.bin";

let git: Checkout;
/** Where the digits were first committed. */
let first: string;

/** Two entries of digits on main, of which the branch changes one; main has moved on since. */
beforeEach(() => {
  git = Checkout.init();
  cpSync("fixtures/digits", git.root, { recursive: true });
  cpSync("fixtures/digits/Digits.mlpackage", join(git.root, "Other.mlpackage"), {
    recursive: true,
  });
  writeFileSync(join(git.root, "quantgate.yml"), POLICY);
  first = git.commit();
  git.git("switch", "--quiet", "--create", "feature");
});

const POLICY = `version: 1
models:
${["digits:", "other:"].map(entry).join("")}`;

function entry(name: string): string {
  const source = name.startsWith("other") ? "Other" : "Digits";
  return `  ${name}
    source: ${source}.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    variants:
      fp16: { limits: { top-1: { max-regression: 1 pt } } }
`;
}

function mainMovesOn(): void {
  git.git("switch", "--quiet", "main");
  git.commit({ "quantgate.yml": POLICY.replaceAll("1 pt", "3 pt") });
  git.git("switch", "--quiet", "feature");
}

/** Another value in the last weight. */
function retrain(path = WEIGHTS): void {
  const bytes = readFileSync(join(git.root, path));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(join(git.root, path), bytes);
}

async function planned(...args: string[]) {
  const { status, stdout, stderr } = await quantgate(["plan", "--json", ...args], {
    cwd: git.root,
  });
  expect(status, stderr).toBe(0);
  return Plan.parse(JSON.parse(stdout));
}

const sides = ({ requests }: Plan) => requests.map(({ model, side }) => `${model} ${side}`);
const bases = ({ models }: Plan) => models.map(({ base }) => base);

describe("a base that nobody named", () => {
  test("is where the branch left the default one: it brings the base model, and no policy", async () => {
    mainMovesOn();
    git.commit({ "notes.txt": "on the branch" });
    retrain();
    appendFileSync(join(git.root, "quantgate.yml"), "# edited here\n");
    const plan = await planned();
    expect([plan.base?.commit, plan.branch]).toEqual([first, null]);
    expect(plan.policies.target.text).toContain("# edited here");
    expect([plan.policies.target.commit, plan.policies.head]).toEqual([null, undefined]);
    expect(plan.requests.find(({ side }) => side === "base")?.source.commit).toBe(first);
  });

  test("leaves nothing unmeasured, and what equals the base's is not compared with itself", async () => {
    retrain();
    const plan = await planned();
    expect(plan.models.map(({ status }) => status)).toEqual(["judged", "judged"]);
    expect(sides(plan)).toEqual(["digits head", "digits base", "other head"]);
    expect(bases(plan)).toEqual([
      { kind: "present", commit: first },
      {
        ...{ kind: "absent" },
        why: `the model is the same as at ${first.slice(0, 7)}, the last commit in common with main`,
      },
    ]);
  });

  test("is told, with why it is that one and how to say otherwise", async () => {
    retrain();
    const { stdout } = await quantgate(["plan"], { cwd: git.root });
    expect(stdout).toContain(
      `note: No base was named: base models are those of ${first.slice(0, 7)}, the last commit in common with main.`,
    );
    expect(stdout).toMatch(/--base main judges as a pull request into it, --no-base/);
    retrain();
    expect((await quantgate(["plan"], { cwd: git.root })).stdout).not.toContain("No base");
  });

  test("is found by what the clone was told before what the folder calls main", async () => {
    git.git("branch", "trunk");
    git.publish();
    git.git("remote", "set-head", "origin", "trunk");
    git.commit({ "notes.txt": "on the branch" });
    git.git("branch", "--force", "main");
    retrain();
    const { base, notes } = await planned();
    expect([base?.commit, notes[0]]).toEqual([first, expect.stringContaining("origin/trunk")]);
  });

  test("is no tag of the branch's name", async () => {
    git.git("tag", "main", git.commit({ "notes.txt": "on the branch" }));
    retrain();
    expect((await planned()).base?.commit).toBe(first);
  });

  test("has a model where its own policy had it", async () => {
    git.git("mv", "Digits.mlpackage", "Moved.mlpackage");
    writeFileSync(join(git.root, "quantgate.yml"), POLICY.replace("Digits.ml", "Moved.ml"));
    retrain(WEIGHTS.replace("Digits", "Moved"));
    const { requests } = await planned();
    expect(requests.map(({ source }) => source.path).slice(0, 2)).toEqual([
      ...["Moved.mlpackage", "Digits.mlpackage"],
    ]);
  });

  test("says nothing of models that no policy names, and mends no policy that names what is gone", async () => {
    cpSync("fixtures/digits/Digits.mlpackage", join(git.root, "Third.mlpackage"), {
      recursive: true,
    });
    expect((await planned()).unjudged).toBeUndefined();
    rmSync(join(git.root, "Digits.mlpackage"), { recursive: true });
    const { status, stderr } = await quantgate(["plan"], { cwd: git.root });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^quantgate\.yml:\d+:\d+ the source/),
    ]);
  });
});

describe("there is none, and nothing fails for it,", () => {
  const none = (why: string) => [{ kind: "absent", why }, expect.anything()];
  const unfound = (why: string) => none(`no base given (--base main), and none found: ${why}`);

  test("where nobody wants one", async () => {
    retrain();
    expect(bases(await planned("--no-base"))).toEqual(none("no base is asked for (--no-base)"));
  });

  test("where no branch is known as the default one", async () => {
    git.git("branch", "--delete", "--force", "main");
    expect(bases(await planned())).toEqual(
      unfound(
        "nothing here says which branch is the default one (git remote set-head origin --auto)",
      ),
    );
  });

  test("before the first commit, and where the histories have nothing in common", async () => {
    git.git("checkout", "--quiet", "--orphan", "apart");
    expect(bases(await planned())).toEqual(unfound("the repository has no commit yet"));
    // With the same files it could be the very same commit, where both are made within a second.
    const apart = git.commit({ "notes.txt": "apart" });
    const [base] = bases(await planned());
    expect(base).toMatchObject({ kind: "absent", why: expect.stringContaining("no common") });
    expect(apart).not.toBe(first);
  });

  test("where the checkout is shallow, which is told with what brings the rest", async () => {
    git.commit({ "notes.txt": "on the branch" });
    git.git("switch", "--quiet", "main");
    git.publish();
    git = git.clone("--depth", "1", "--no-single-branch", "--branch", "feature");
    const [base] = bases(await planned());
    expect(base).toMatchObject({
      ...{ kind: "absent" },
      why: expect.stringMatching(/none found: the merge-base cannot be found: .*--unshallow/),
    });
  });

  test("where Git LFS holds the base's model and it cannot be had", async () => {
    const real = readFileSync(join(git.root, WEIGHTS));
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 9\n`;
    git.git("switch", "--quiet", "main");
    const there = git.commit({ [WEIGHTS]: pointer });
    writeFileSync(join(git.root, WEIGHTS), real);
    const [base] = bases(await planned());
    expect(base).toMatchObject({
      ...{ kind: "absent" },
      why: expect.stringMatching(`^the model at ${there.slice(0, 7)}, .* cannot be had: `),
    });
  });
});
