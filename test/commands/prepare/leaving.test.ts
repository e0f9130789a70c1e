import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Options } from "../../../src/commands/options.ts";
import { prepareIn } from "../../../src/commands/plan.ts";
import type { Plan } from "../../../src/contract/plan.ts";
import { Checkout, open } from "../../git/disposable.ts";

const FOOD = `  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: data.npz, labels: labels.csv }
    variants:
      int8: { limits: { top-1: { max-drop: 0.5 pt } } }
`;
const DRINKS = FOOD.replace("food:", "drinks:").replace("Food.", "Drinks.");
const policyOf = (...models: string[]) => `version: 1\nmodels:\n${models.join("")}`;
const DATA = { "labels.csv": "id,label\n1,cat\n2,dog\n", "data.npz": "arrays" };

/** A team's repository with two models whose descriptions are real, and a branch that leaves it. */
function published(policy = policyOf(FOOD, DRINKS)): Checkout {
  const checkout = Checkout.init();
  put(checkout, "Food.mlpackage");
  checkout.commit({ "quantgate.yml": policy, "Drinks.mlpackage/Manifest.json": "{}", ...DATA });
  checkout.publish();
  checkout.git("switch", "--quiet", "--create", "topic");
  return checkout;
}

function put({ root }: Checkout, path: string): void {
  cpSync("fixtures/digits/Digits.mlpackage", join(root, path), { recursive: true });
}

/** Other weights in every byte, so that git takes the file for another one. */
function zero({ root }: Checkout, path: string): void {
  const file = join(root, path, "Data/com.apple.CoreML/weights/weight.bin");
  writeFileSync(file, Buffer.alloc(readFileSync(file).length));
}

async function planned(checkout: Checkout, options: Partial<Options> = {}): Promise<Plan> {
  const project = await open(checkout);
  const roles = { kind: "pull-request", branch: "main", head: "HEAD" } as const;
  const asked = { policy: "quantgate.yml", out: "out", roles, ...options };
  return (await prepareIn(project, asked, { today: () => "2027-01-31" })).plan;
}

const fates = ({ models }: Plan) => models.map(({ name, status }) => `${name} ${status}`);
const places = ({ requests }: Plan) =>
  requests.filter(({ side }) => side === "head").map(({ model, source }) => [model, source.path]);

describe("a model whose file goes and whose entry stays", { timeout: 60_000 }, () => {
  const MISSING = ["food missing", "drinks unchanged"];

  test("cannot be judged, and the others are", async () => {
    const checkout = published();
    checkout.git("mv", "Food.mlpackage", "Other.mlpackage");
    zero(checkout, "Other.mlpackage");
    checkout.commit({ "Drinks.mlpackage/weight.bin": "others" });
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(["food missing", "drinks judged"]);
    expect(plan.models[0]?.why).toMatch(/names? the new path \(perhaps Other.mlpackage\)$/);
  });

  test("nor in a merge queue, nor on the push that follows", async () => {
    const checkout = published();
    checkout.git("mv", "Food.mlpackage", "Other.mlpackage");
    checkout.commit();
    const queue = { kind: "merge-group", branch: "main", base: "main", head: "HEAD" } as const;
    expect(fates(await planned(checkout, { roles: queue }))).toEqual(MISSING);
    const before = { kind: "commit", commit: checkout.git("rev-parse", "main") } as const;
    const push = { kind: "commit", branch: "main", head: "HEAD", before } as const;
    const pushed = await planned(checkout, { roles: push });
    expect(fates(pushed)).toEqual(["food missing", "drinks judged"]);
  });

  test("nor where the entry names another place that is not there, though the old file stays", async () => {
    const checkout = published();
    const elsewhere = policyOf(FOOD.replace("Food.", "Nowhere."), DRINKS);
    checkout.commit({ "quantgate.yml": elsewhere });
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(MISSING);
    expect(plan.models[0]?.why).toContain("Nowhere.mlpackage is not there at the head");
  });

  test("nor where the head's policy cannot be read, or never had the entry that main has since", async () => {
    const unreadable = published();
    unreadable.git("rm", "-rq", "Food.mlpackage");
    unreadable.commit({ "quantgate.yml": "version: 1\nmodels: [" });
    expect(fates(await planned(unreadable))).toEqual(MISSING);

    const behind = published(policyOf(DRINKS));
    behind.git("rm", "-rq", "Food.mlpackage");
    behind.commit();
    behind.git("switch", "--quiet", "main");
    behind.commit({ "quantgate.yml": policyOf(FOOD, DRINKS) });
    behind.git("push", "--quiet", "origin", "main");
    behind.git("switch", "--quiet", "topic");
    expect(fates(await planned(behind))).toEqual(MISSING);
  });
});

describe("a model whose file and entry go", { timeout: 60_000 }, () => {
  const DROPPED = { "quantgate.yml": policyOf(DRINKS) };

  test("is followed by git's renames, and judged by the target's limits", async () => {
    const checkout = published();
    checkout.git("mv", "Food.mlpackage", "Moved.mlpackage");
    // Its description is another one, so that the files alone tell.
    checkout.write("Moved.mlpackage/Manifest.json", "{ }");
    checkout.commit(DROPPED);
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(["food judged", "drinks unchanged"]);
    expect(plan.models[0]?.policy).toBe("target");
    expect(places(plan)).toEqual([["food", "Moved.mlpackage"]]);
    expect(plan.notes.join()).toContain("Moved.mlpackage took its place");
  });

  test("is followed to every package that is added with its inputs and outputs", async () => {
    const checkout = published();
    checkout.git("rm", "-rq", "Food.mlpackage");
    for (const path of ["A.mlpackage", "B/Food.mlpackage"]) {
      put(checkout, path);
      zero(checkout, path);
    }
    const own = FOOD.replace("food:", "mine:").replace("Food.", "A.").replace("0.5", "90");
    checkout.commit({ "quantgate.yml": policyOf(DRINKS, own) });
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(["food judged", "food.2 judged", "drinks unchanged", "mine new"]);
    expect(places(plan)).toEqual([
      ["food", "A.mlpackage"],
      ["food.2", "B/Food.mlpackage"],
      ["mine", "A.mlpackage"],
    ]);
    expect(plan.models[1]).toMatchObject({ entry: "food", policy: "target" });
  });

  test("is removed where nothing takes its place, also with the policy as a whole", async () => {
    const checkout = published();
    checkout.git("rm", "-rq", "Food.mlpackage");
    checkout.commit({ ...DROPPED, "Notes.mlpackage/Manifest.json": "another model" });
    const plan = await planned(checkout);
    // A package that nobody can read may be the one.
    expect(places(plan)).toEqual([["food", "Notes.mlpackage"]]);
    checkout.git("rm", "-rq", "Notes.mlpackage");
    checkout.commit();
    expect(fates(await planned(checkout))).toEqual(["food removed", "drinks unchanged"]);
    checkout.git("rm", "-q", "quantgate.yml");
    checkout.commit();
    expect(fates(await planned(checkout))).toEqual(["food removed", "drinks unchanged"]);
  });

  test("is still judged where the file stays", async () => {
    const checkout = published();
    zero(checkout, "Food.mlpackage");
    checkout.commit(DROPPED);
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(["food judged", "drinks unchanged"]);
  });

  test("is not followed to a model that the base had already, nor to a compiled one", async () => {
    const checkout = published();
    put(checkout, "Old.mlpackage");
    checkout.commit();
    checkout.git("push", "--quiet", "origin", "HEAD:main");
    checkout.git("rm", "-rq", "Food.mlpackage");
    checkout.commit({ ...DROPPED, "Food.mlmodelc/model.mil": "compiled" });
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(["food removed", "drinks unchanged"]);
    expect(plan.unjudged).toEqual({
      paths: ["Food.mlmodelc"],
      warns: "food leaves its place in the same change",
    });
  });

  test("on a person's machine is followed in the folder as it lies", async () => {
    const checkout = published();
    checkout.git("mv", "Food.mlpackage", "Other.mlpackage");
    checkout.write("quantgate.yml", policyOf(DRINKS));
    const { roles: _, ...local } = { roles: undefined, base: "main" };
    const project = await open(checkout);
    const options = { policy: "quantgate.yml", out: "out", ...local };
    const { plan } = await prepareIn(project, options, { today: () => "2027-01-31" });
    expect(places(plan)[0]).toEqual(["food", "Other.mlpackage"]);
  });
});

describe("a model that no policy names", { timeout: 60_000 }, () => {
  const NEW = { "App/New.mlmodel": "new", "B.mlmodelc/model.mil": "compiled" };

  test("is listed where it is added or changed, and no reason to warn alone", async () => {
    const checkout = published();
    checkout.commit(NEW);
    checkout.git("push", "--quiet", "origin", "HEAD:main");
    expect((await planned(checkout)).unjudged).toBeUndefined();
    checkout.commit({ "App/New.mlmodel": "newer", "C.MLPACKAGE/Manifest.json": "{}" });
    expect((await planned(checkout)).unjudged).toEqual({
      paths: ["App/New.mlmodel", "C.MLPACKAGE"],
    });
  });

  test("warns where a judged one goes, or an entry", async () => {
    const gone = published();
    gone.git("rm", "-rq", "Food.mlpackage");
    gone.commit(NEW);
    expect((await planned(gone)).unjudged?.warns).toBe("food leaves its place in the same change");
    const dropped = published();
    dropped.commit({ ...NEW, "quantgate.yml": policyOf(DRINKS) });
    expect((await planned(dropped)).unjudged?.warns).toBe("the entry food goes in the same change");
  });

  test("warns where the entry of a judged one that goes names another model now", async () => {
    const checkout = published();
    checkout.git("mv", "Food.mlpackage", "Ships.mlpackage");
    checkout.commit({ "quantgate.yml": policyOf(FOOD.replace("Food.", "Drinks."), DRINKS) });
    const plan = await planned(checkout);
    expect(places(plan)).toEqual([["food", "Drinks.mlpackage"]]);
    expect(plan.unjudged).toEqual({
      paths: ["Ships.mlpackage"],
      warns: "food leaves its place in the same change",
    });
  });

  test("is not spoken of where any quantgate.yml of the tree names it", async () => {
    const checkout = published();
    const other = policyOf(FOOD.replace("Food.mlpackage", "New.mlmodel"));
    checkout.commit({ ...NEW, "App/quantgate.yml": other, "Bad/quantgate.yml": "{" });
    expect((await planned(checkout)).unjudged?.paths).toEqual(["B.mlmodelc"]);
  });

  test("is silenced by the target's policy alone", async () => {
    const ignoring = `${policyOf(FOOD, DRINKS)}ignore-models: ["App/**", "*.mlmodelc"]\n`;
    const silent = published(ignoring);
    silent.commit(NEW);
    expect((await planned(silent)).unjudged).toBeUndefined();
    const own = published();
    own.commit({ ...NEW, "quantgate.yml": ignoring });
    const plan = await planned(own);
    expect(plan.unjudged?.paths).toHaveLength(2);
    expect(plan.changes).toMatchObject([{ direction: "loosens", about: "ignore-models" }]);
  });

  test("of very many the first are named and the rest counted", async () => {
    const checkout = published();
    checkout.commit(Object.fromEntries([...Array(50).keys()].map((at) => [`M${at}.mlmodel`, "m"])));
    const { unjudged } = await planned(checkout);
    expect([unjudged?.paths.length, unjudged?.more]).toEqual([20, 30]);
  });
});
