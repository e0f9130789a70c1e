import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Options } from "../../src/commands/options.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { openProject } from "../../src/git/repository.ts";
import { locatingIn } from "../../src/project/locate.ts";
import { prepareIn } from "../../src/project/prepare.ts";
import { Checkout, disposableFolder, open } from "../git/disposable.ts";

const POLICY = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: data.npz, labels: labels.csv }
    variants:
      int8: { limits: { top-1: { max-drop: 0.5 pt } } }
      mine: { source: Mine.mlpackage, limits: { top-1: { max-drop: 0.5 pt } } }
`;
const FILES = {
  ...{ "quantgate.yml": POLICY, "labels.csv": "id,label\n1,cat\n2,dog\n", "data.npz": "arrays" },
  ...{ "Food.mlpackage/model.mlmodel": "program", "Food.mlpackage/weight.bin": "weights" },
  ...{ "Mine.mlpackage/model.mlmodel": "program", "Mine.mlpackage/weight.bin": "weights" },
};
type Files = Readonly<Record<string, string>>;

interface Both {
  readonly checkout: Checkout;
  readonly main: string;
  readonly head: string;
}

/** A branch and its target, each with a commit that the other does not have. */
function diverged(head: Files, main: Files): Both {
  const checkout = Checkout.init();
  checkout.commit(FILES);
  checkout.publish();
  checkout.git("switch", "--quiet", "--create", "topic");
  const own = checkout.commit(head);
  checkout.git("switch", "--quiet", "main");
  const tip = checkout.commit(main);
  checkout.git("push", "--quiet", "origin", "main");
  checkout.git("switch", "--quiet", "topic");
  return { checkout, main: tip, head: own };
}

const PULL = { kind: "pull-request", branch: "main", head: "HEAD" } as const;

async function planned(checkout: Checkout, more: Partial<Options> = {}): Promise<Plan> {
  const asked = { policy: "quantgate.yml", out: "out", roles: PULL, ...more };
  const day = { today: () => "2027-01-31" };
  return (await prepareIn(await open(checkout), asked, day)).plan;
}

const WEIGHTS = { "Food.mlpackage/weight.bin": "the head's weights" };
const PROGRAM = { "Food.mlpackage/model.mlmodel": "main's program" };

test("what merging leaves is measured where it is neither the head's nor the target's", async () => {
  const { checkout, main, head } = diverged(WEIGHTS, PROGRAM);
  const plan = await planned(checkout);
  expect(plan.models[0]).toMatchObject({ status: "judged" });
  expect(plan.merge).toEqual({ into: main });
  const source = { path: "Food.mlpackage", commit: head, mergedInto: main };
  expect(plan.requests.map(({ side, source: at }) => [side, at.commit])).toEqual([
    ["head", head],
    ["base", checkout.git("merge-base", "topic", "main")],
  ]);
  expect(plan.requests[0]?.source).toEqual(source);
  expect(plan.notes.join()).toMatch(/food was judged as merging leaves it/);

  // Another machine merges the two again, and finds the program of one beside the weights of the other.
  const place = await locatingIn(await open(checkout), disposableFolder())(source);
  const text = (name: string) => readFileSync(join(place, name), "utf8");
  expect(text("model.mlmodel")).toBe("main's program");
  expect(text("weight.bin")).toBe("the head's weights");
});

test("also where only a package made by hand is mixed, or a file of the model elsewhere", async () => {
  const { checkout, main } = diverged(
    { "Mine.mlpackage/weight.bin": "the head's" },
    { "Mine.mlpackage/model.mlmodel": "main's" },
  );
  const { requests } = await planned(checkout);
  expect(requests[0]?.source).toMatchObject({ path: "Food.mlpackage", mergedInto: main });
});

test("the head's own is measured where the target has not touched the model, or done the same", async () => {
  const apart = diverged(WEIGHTS, { "notes.txt": "hello" });
  expect((await planned(apart.checkout)).requests[0]?.source).toEqual({
    ...{ path: "Food.mlpackage", commit: apart.head },
  });
  const alike = diverged({ ...WEIGHTS, ...PROGRAM }, PROGRAM);
  const { requests, models } = await planned(alike.checkout);
  expect(requests[0]?.source.mergedInto).toBeUndefined();
  expect(models[0]?.doubts).toBeUndefined();
});

test("a conflict elsewhere changes nothing; one in the model is said, and warns", async () => {
  const elsewhere = diverged({ ...WEIGHTS, "a.txt": "a" }, { ...PROGRAM, "a.txt": "b" });
  expect((await planned(elsewhere.checkout)).requests[0]?.source.mergedInto).toBe(elsewhere.main);
  const within = diverged(WEIGHTS, { "Food.mlpackage/weight.bin": "main's weights" });
  const { requests, models } = await planned(within.checkout);
  expect(requests[0]?.source).toEqual({ path: "Food.mlpackage", commit: within.head });
  expect(models[0]?.doubts).toEqual([
    "main has changed Food.mlpackage since this branch left it, and so has this branch; what merging leaves was not judged: the two changes of it are in conflict; bring this branch up to date with the target branch",
  ]);
});

test("a git that cannot merge is said, and warns where both have changed the model", async () => {
  const { checkout } = diverged(WEIGHTS, PROGRAM);
  const bin = disposableFolder();
  const old = join(bin, "git");
  const wrapper = `#!/bin/sh
for word in "$@"; do [ "$word" = --write-tree ] && { echo "usage: git merge-tree <base-tree> <branch1> <branch2>" >&2; exit 129; }; done
PATH="${process.env.PATH}" exec git "$@"
`;
  writeFileSync(old, wrapper);
  chmodSync(old, 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const project = await openProject(checkout.root, { env, temp: disposableFolder() });
  const asked = { policy: "quantgate.yml", out: "out", roles: PULL };
  const { plan } = await prepareIn(project, asked, { today: () => "2027-01-31" });
  await project.close();
  expect(plan.requests[0]?.source.mergedInto).toBeUndefined();
  expect(plan.models[0]?.doubts?.join()).toContain(
    "git could not merge the two: usage: git merge-tree",
  );
});

test("what git carries to the target's new place is measured there, mixed or not", async () => {
  const move = (checkout: Checkout, more: Files) => {
    checkout.git("switch", "--quiet", "main");
    checkout.git("mv", "Food.mlpackage", "Moved.mlpackage");
    const policy = POLICY.replace("Food.mlpackage", "Moved.mlpackage");
    const tip = checkout.commit({ "quantgate.yml": policy, ...more });
    checkout.git("push", "--quiet", "origin", "main");
    checkout.git("switch", "--quiet", "topic");
    return tip;
  };
  // Moved and nothing else: what the head has in the old place is what will ship in the new one.
  const carried = diverged(WEIGHTS, {});
  move(carried.checkout, {});
  const own = { path: "Food.mlpackage", commit: carried.head };
  expect((await planned(carried.checkout)).requests[0]?.source).toEqual(own);
  const mixed = diverged(WEIGHTS, {});
  const tip = move(mixed.checkout, { "Moved.mlpackage/more.mlmodel": "main's own part" });
  expect((await planned(mixed.checkout)).requests[0]?.source).toEqual({
    ...{ path: "Moved.mlpackage", commit: mixed.head, mergedInto: tip },
  });
});

test("a folder that git could not merge is judged as it lies, and the doubt is said", async () => {
  const { checkout } = diverged(WEIGHTS, PROGRAM);
  const project = await open(checkout);
  const asked = { policy: "quantgate.yml", out: "out", base: "main" };
  const { plan } = await prepareIn(project, asked, { today: () => "2027-01-31" });
  expect(plan.models[0]?.doubts?.join()).toContain("the folder is no commit that git could merge");
  expect(plan.requests[0]?.source).toEqual({ path: "Food.mlpackage", commit: null });
});
