import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Options } from "../../src/commands/options.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { prepareIn } from "../../src/project/prepare.ts";
import { Checkout, open } from "../git/disposable.ts";

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

describe("a model whose file goes and whose entry stays", () => {
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

describe("a model whose file and entry go", () => {
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
    expect(plan.notes.join()).toContain("Moved.mlpackage may have taken its place");
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

describe("a model whose entry is moved to a decoy", () => {
  test("is judged at all that the head adds with its inputs and outputs, and where it was", async () => {
    const checkout = published();
    put(checkout, "Good.mlpackage");
    put(checkout, "Ships.mlpackage");
    zero(checkout, "Ships.mlpackage");
    zero(checkout, "Food.mlpackage");
    checkout.commit({ "quantgate.yml": policyOf(FOOD.replace("Food.", "Good."), DRINKS) });
    expect(places(await planned(checkout))).toEqual([
      ["food", "Good.mlpackage"],
      ["food.2", "Ships.mlpackage"],
      ["food.3", "Food.mlpackage"],
    ]);
  });

  test("that the base had already, likewise", async () => {
    const checkout = published();
    checkout.git("mv", "Food.mlpackage", "Ships.mlpackage");
    checkout.commit({ "quantgate.yml": policyOf(FOOD.replace("Food.", "Drinks."), DRINKS) });
    expect(places(await planned(checkout))).toEqual([
      ["food", "Drinks.mlpackage"],
      ["food.2", "Ships.mlpackage"],
    ]);
  });

  test("or dropped while its file stays, likewise", async () => {
    const checkout = published();
    put(checkout, "Other.mlpackage");
    zero(checkout, "Other.mlpackage");
    const own = FOOD.replace("food:", "mine:").replace("Food.", "Other.").replace("0.5", "90");
    checkout.commit({ "quantgate.yml": policyOf(DRINKS, own) });
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual([
      "food unchanged",
      "food.2 judged",
      "drinks unchanged",
      "mine new",
    ]);
  });

  test("beside more models than can be judged ends the run: junk hides nothing", async () => {
    const checkout = published();
    put(checkout, "Good.mlpackage");
    put(checkout, "Ships.mlpackage");
    zero(checkout, "Ships.mlpackage");
    const junk = [...Array(30).keys()].map((at) => [`junk/${at}.mlmodel`, "nobody can read it"]);
    const moved = policyOf(FOOD.replace("Food.", "Good."), DRINKS);
    checkout.commit({ ...Object.fromEntries(junk), "quantgate.yml": moved });
    await expect(planned(checkout)).rejects.toThrow("more models than can be judged in its place");
  });

  test("is what the base's own policy says it was, where main has moved it since", async () => {
    const checkout = published();
    zero(checkout, "Food.mlpackage");
    checkout.commit();
    checkout.git("switch", "--quiet", "main");
    checkout.git("mv", "Food.mlpackage", "New.mlpackage");
    checkout.commit({ "quantgate.yml": policyOf(FOOD.replace("Food.", "New."), DRINKS) });
    checkout.git("push", "--quiet", "origin", "main");
    checkout.git("switch", "--quiet", "topic");
    const { models, requests } = await planned(checkout);
    expect(models[0]?.base.kind).toBe("present");
    expect(requests.map(({ side, source: { path } }) => [side, path])).toEqual([
      ["head", "Food.mlpackage"],
      ["base", "Food.mlpackage"],
    ]);
  });

  test("on a push is compared with what the policy before it named", async () => {
    const checkout = published();
    const before = { kind: "commit", commit: checkout.git("rev-parse", "main") } as const;
    checkout.git("mv", "Food.mlpackage", "New.mlpackage");
    checkout.commit({ "quantgate.yml": policyOf(FOOD.replace("Food.", "New."), DRINKS) });
    const push = { kind: "commit", branch: "main", head: "HEAD", before } as const;
    const { requests } = await planned(checkout, { roles: push });
    expect(
      requests
        .filter(({ model }) => model === "food")
        .map(({ side, source }) => [side, source.path]),
    ).toEqual([
      ["head", "New.mlpackage"],
      ["base", "Food.mlpackage"],
    ]);
  });
});

describe("a package made by hand", () => {
  const MADE = FOOD.replace(
    "    variants:\n",
    "    ship: hand\n    variants:\n      hand: { source: Hand.mlpackage, limits: { top-1: { max-drop: 1 pt } } }\n",
  );
  const made = () => {
    const checkout = Checkout.init();
    put(checkout, "Food.mlpackage");
    put(checkout, "Hand.mlpackage");
    checkout.commit({ "quantgate.yml": policyOf(MADE), ...DATA });
    checkout.publish();
    checkout.git("switch", "--quiet", "--create", "topic");
    return checkout;
  };
  const hands = ({ requests }: Plan) =>
    requests
      .filter(({ side }) => side === "head")
      .map(({ model, variants }) => [model, variants.find(({ name }) => name === "hand")?.recipe]);

  test("that leaves under another variant's name is followed, though the old one stays", async () => {
    const checkout = made();
    put(checkout, "Hand2.mlpackage");
    zero(checkout, "Hand2.mlpackage");
    const renamed = MADE.replaceAll("hand", "hand2").replace("Hand.", "Hand2.");
    checkout.commit({ "quantgate.yml": policyOf(renamed) });
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(["food unchanged", "food.2 judged"]);
    expect(hands(plan)).toEqual([["food.2", { kind: "source", path: "Hand2.mlpackage" }]]);
  });

  test("that is gone is its variant's trouble, and the remedy is told", async () => {
    const checkout = made();
    checkout.git("rm", "-rq", "Hand.mlpackage");
    checkout.commit();
    const plan = await planned(checkout);
    expect(fates(plan)).toEqual(["food judged"]);
    expect(plan.notes.join()).toContain("drop the variant first, in a pull request of its own");
  });

  test("that no state of the project has is a mistake of the policy, told at its line", async () => {
    const checkout = made();
    const typo = policyOf(MADE.replace("Hand.", "Hnad."));
    checkout.commit({ "quantgate.yml": typo });
    checkout.git("push", "--quiet", "origin", "HEAD:main");
    checkout.commit({ "notes.txt": "hello", "Food.mlpackage/Manifest.json": "{ }" });
    await expect(planned(checkout)).rejects.toThrow("the package of food/hand is not there");
  });
});

describe("a policy", () => {
  test("that drops its last entry drops it, and one that nobody can read is a warning", async () => {
    const emptied = published(policyOf(FOOD));
    emptied.git("rm", "-rq", "Food.mlpackage");
    emptied.commit({ "quantgate.yml": "version: 1\nmodels: {}\n" });
    expect(fates(await planned(emptied))).toEqual(["food removed"]);
    const broken = published(policyOf(FOOD));
    broken.commit({ "quantgate.yml": "version: 1\nmodels: [", "New.mlmodelc/model.mil": "new" });
    const plan = await planned(broken);
    expect(plan.models[0]?.doubts?.join()).toContain("the head's policy cannot be read");
    expect(plan.unjudged?.warns).toBe("the head's policy cannot be read");
  });

  test("of the target that nobody can read is mended by a head's, with a warning", async () => {
    const checkout = published("version: 1\nmodels: [");
    await expect(planned(checkout)).rejects.toThrow();
    checkout.commit({ "quantgate.yml": policyOf(FOOD) });
    const plan = await planned(checkout);
    expect(plan.models[0]).toMatchObject({ status: "new" });
    expect(plan.models[0]?.doubts?.join()).toContain("the target branch's policy cannot be read");
  });

  test("of an older branch adds nothing that the target has dropped since", async () => {
    const checkout = published();
    checkout.commit({ "notes.txt": "hello" });
    checkout.git("switch", "--quiet", "main");
    checkout.git("rm", "-rq", "Food.mlpackage");
    checkout.commit({ "quantgate.yml": policyOf(DRINKS) });
    checkout.git("push", "--quiet", "origin", "main");
    checkout.git("switch", "--quiet", "topic");
    expect(fates(await planned(checkout))).toEqual(["drinks unchanged"]);
  });
});

describe("a model that no policy names", () => {
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

  test("warns where a policy that the same change brings names it, and a judged one leaves its place", async () => {
    const checkout = published();
    checkout.git("rm", "-rq", "Food.mlpackage");
    const junk = policyOf(FOOD.replace("Food.mlpackage", "../Ships.mlmodelc"));
    checkout.commit({ "junk/quantgate.yml": junk, "Ships.mlmodelc/model.mil": "compiled" });
    expect((await planned(checkout)).unjudged?.paths).toEqual(["Ships.mlmodelc"]);
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
