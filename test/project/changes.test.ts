import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/contract/plan.ts";
import { prepare } from "../../src/project/prepare.ts";
import { changeText } from "../../src/report/changes.ts";
import { Checkout, open } from "../git/disposable.ts";

const LABELS = "file,label\n1.png,cat\n2.png,dog\n3.png,dog\n";

const POLICY = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: Eval, labels: labels.csv }
    variants:
      int8: { limits: { top-1: { max-drop: 0.5 pt } } }
`;

const LOOSE = POLICY.replace("0.5 pt", "2 pt");
const MODEL = { "Food.mlpackage/Manifest.json": "{}" };
const IMAGES = { "Eval/1.png": "one", "Eval/2.png": "two", "Eval/3.png": "three" };

type Files = Readonly<Record<string, string>>;

/** A pull request with these files on top of what both branches began with; the target may go on by itself. */
async function planned(
  head: Files,
  later: Files = {},
  remove: readonly string[] = [],
): Promise<Plan> {
  const checkout = Checkout.init();
  const base = checkout.commit({
    "quantgate.yml": POLICY,
    "labels.csv": LABELS,
    ...MODEL,
    ...IMAGES,
  });
  const target = checkout.commit(later);
  checkout.git("checkout", "--quiet", "-b", "topic", base);
  if (remove.length > 0) checkout.git("rm", "--quiet", ...remove);
  const tip = checkout.commit(head);
  const { at, asked } = await asking(checkout);
  const scope = { branch: "main", target: at(target), head: at(tip), base: at(base), notes: [] };
  return (await prepare({ ...asked, scope })).plan;
}

async function asking(checkout: Checkout) {
  const repository = await open(checkout);
  const working = repository.working();
  const asked = { working, policyPath: "quantgate.yml", today: "2027-01-31" };
  return { at: (commit: string) => repository.at(commit), asked };
}

const told = ({ changes = [] }: Plan) => changes.map(changeText);

describe("a plan tells what the head would change", () => {
  test("of the policy, at its line in the head's file", async () => {
    const plan = await planned({ "quantgate.yml": `# mine\n${LOOSE}` });
    expect(told(plan)).toEqual(["loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt"]);
    expect(plan.changes?.[0]?.at).toEqual({
      ...{ commit: plan.head.commit, path: "quantgate.yml", line: 9 },
    });
    expect(plan.notes).toContain(
      "The head changes the policy; what it changes counts once it is merged.",
    );
  });

  test("of the data, and judges by the target's", async () => {
    const plan = await planned({
      "labels.csv": "file,label\n1.png,dog\n2.png,dog\n",
      "Eval/2.png": "x",
    });
    expect(told(plan)).toEqual([
      "loosens food data removes 1 of 3 samples: 3 samples → 2 samples",
      "changes food data gives another label to 1 of 3 samples: 1.png: cat → 1.png: dog",
      expect.stringMatching(
        /^changes food data images replaces 1 of 3 files: 2.png \w{12} → 2.png \w{12}$/,
      ),
    ]);
    expect(plan.models[0]?.samples?.count).toBe(3);
  });

  test("and nothing where it changes neither", async () => {
    expect(await planned({ "README.md": "hello" })).not.toHaveProperty("changes");
  });

  test("and nothing that only the target branch has changed since", async () => {
    const later = {
      "quantgate.yml": LOOSE,
      "labels.csv": `${LABELS}4.png,cat\n`,
      "Eval/4.png": "4",
    };
    const plan = await planned({ "README.md": "hello" }, later);
    expect(plan).not.toHaveProperty("changes");
    expect(plan.notes[0]).toBe(
      "The target branch has a newer policy than the one that this branch left it with: the newer one judges.",
    );
  });

  test("even where the head deletes the policy", async () => {
    const plan = await planned({}, {}, ["quantgate.yml"]);
    expect(told(plan)).toEqual(["loosens the policy removed: it judges → nothing"]);
  });

  test("but not that it deletes a policy which came after the branch was left", async () => {
    const checkout = Checkout.init();
    const base = checkout.commit({ "labels.csv": LABELS, ...MODEL, ...IMAGES });
    const tip = checkout.commit({ "README.md": "hello" });
    checkout.git("checkout", "--quiet", "-b", "other", base);
    const target = checkout.commit({ "quantgate.yml": POLICY });
    const { at, asked } = await asking(checkout);
    const scope = { branch: "main", target: at(target), head: at(tip), base: at(base), notes: [] };
    const { plan } = await prepare({ ...asked, scope });
    expect(plan).not.toHaveProperty("changes");
    expect(plan.notes.join()).not.toContain("deletes");
  });
});

describe("what the head brings and nobody can read stops nothing, and is said:", () => {
  test.each<[string, Files, RegExp]>([
    [
      "a policy that is no YAML",
      { "quantgate.yml": "a: [" },
      /quantgate.yml:1:\d+ this is not YAML/,
    ],
    ["a policy that says nothing", { "quantgate.yml": "{}" }, /needs version: 1/],
    ["a policy that is a bomb", { "quantgate.yml": `a: ${"[".repeat(5000)}` }, /nested deeper/],
  ])("%s", async (_, head, why) => {
    const { notes, policies, models } = await planned(head);
    expect(notes.join()).toMatch(/^The head's policy cannot be read: .* once it is merged nothing/);
    expect(notes.join()).toMatch(why);
    expect(policies.head).toBeUndefined();
    expect(models[0]?.status).toBe("judged");
  });

  test("a policy that is a link", async () => {
    const checkout = Checkout.init();
    const files = { "quantgate.yml": POLICY, "labels.csv": LABELS, ...MODEL, ...IMAGES };
    const base = checkout.commit(files);
    checkout.git("rm", "--quiet", "quantgate.yml");
    symlinkSync("labels.csv", join(checkout.root, "quantgate.yml"));
    const tip = checkout.commit();
    const { at, asked } = await asking(checkout);
    const scope = { branch: "main", target: at(base), head: at(tip), base: at(base), notes: [] };
    const { plan } = await prepare({ ...asked, scope });
    expect(plan.notes.join()).toMatch(/cannot be read.*symbolic link/);
  });

  test("labels that are no labels", async () => {
    const plan = await planned({ "labels.csv": "nonsense\n" });
    expect(told(plan)).toEqual([
      expect.stringMatching(
        /^changes food data cannot be read at the head: has no column id or file/,
      ),
    ]);
  });

  test("data that are gone", async () => {
    const plan = await planned({}, {}, ["labels.csv"]);
    expect(told(plan)[0]).toMatch(
      /^changes food data cannot be read at the head: labels.csv is not there/,
    );
  });
});
