import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Options } from "../../src/commands/options.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { prepare } from "../../src/project/prepare.ts";
import { scopeOf } from "../../src/project/scope.ts";
import { Checkout, open } from "../git/disposable.ts";

const POLICY = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: Eval, labels: labels.csv }
    targets: [auto, iphone-15]
    recorded: { iphone-15: Phone }
    variants:
      int8: { limits: { top-1: { max-drop: 0.5 pt } } }
      mine: { source: Mine.mlpackage }
`;

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12\n`;

const MODEL = {
  ".gitattributes": "*.bin filter=lfs -text\n",
  "Food.mlpackage/Manifest.json": "{}",
  "Food.mlpackage/weight.bin": POINTER,
  "Mine.mlpackage/Manifest.json": "{}",
};
const PHONE = { "Phone/int8.json": "{}" };
const DATA = {
  "labels.csv": "file,label\n1.png,cat\n2.png,dog\n",
  "Eval/1.png": "1",
  "Eval/2.png": "2",
};
const FILES = { "quantgate.yml": POLICY, ...MODEL, ...PHONE, ...DATA };

type Files = Readonly<Record<string, string>>;

/** A team's repository, published, with a branch that is left at its first commit. */
function published(files: Files = FILES): Checkout {
  const checkout = Checkout.init();
  checkout.commit(files);
  checkout.publish();
  checkout.git("switch", "--quiet", "--create", "topic");
  return checkout;
}

async function planned(checkout: Checkout, options: Partial<Options>): Promise<Plan> {
  const project = await open(checkout);
  const asked = { policy: "quantgate.yml", out: "out", ...options };
  const scope = await scopeOf(project, asked);
  const where = { working: project.working(), policyPath: "quantgate.yml", today: "2027-01-31" };
  return (await prepare({ ...where, scope })).plan;
}

async function statusOf(checkout: Checkout, options: Partial<Options> = {}): Promise<string> {
  const roles = { kind: "pull-request", branch: "main", head: "HEAD" } as const;
  const { models } = await planned(checkout, { roles, ...options });
  return models.map(({ status }) => status).join();
}

describe("a pull request leaves a model as it was", () => {
  test.each<[string, Files]>([
    ["that only writes a note", { "notes.txt": "hello" }],
    [
      "that changes the data",
      { "labels.csv": `${DATA["labels.csv"]}3.png,cat\n`, "Eval/3.png": "3" },
    ],
    ["that loosens the policy", { "quantgate.yml": POLICY.replace("0.5 pt", "9 pt") }],
    ["that adds a file whose path only begins alike", { "Food.mlpackage.txt": "hello" }],
  ])("%s", async (_, files) => {
    const checkout = published();
    checkout.commit(files);
    expect(await statusOf(checkout)).toBe("unchanged");
  });

  test("that was left before the target branch changed or got the model", async () => {
    const checkout = published({
      ...FILES,
      "quantgate.yml": POLICY.replace(/ {2}food:/, "  old:"),
    });
    checkout.commit({ "notes.txt": "hello" });
    checkout.git("switch", "--quiet", "main");
    const added = POLICY.replace("models:\n", "")
      .replace("version: 1\n", "")
      .replaceAll("Food.", "New.");
    const both = `${POLICY.replace(/ {2}food:/, "  old:")}${added.replaceAll("Phone", "Pad")}`;
    const brought = { "New.mlpackage/Manifest.json": "{}", "Pad/int8.json": "{}" };
    checkout.commit({ "Food.mlpackage/weight.bin": "newer", "quantgate.yml": both, ...brought });
    checkout.git("push", "--quiet", "origin", "main");
    checkout.git("switch", "--quiet", "topic");
    expect(await statusOf(checkout)).toBe("unchanged,unchanged");
  });

  test("and its plan runs nothing, holds no samples and still tells what the data would become", async () => {
    const checkout = published();
    checkout.commit({ "labels.csv": "file,label\n1.png,cat\n" });
    const roles = { kind: "pull-request", branch: "main", head: "HEAD" } as const;
    const plan = await planned(checkout, { roles });
    expect(plan).toMatchObject({ requests: [], changes: [{ direction: "loosens" }] });
    const why = expect.stringMatching(/^the head has it exactly as the merge-base \w{7} has it$/);
    const { task, policy, base } = plan.models[0] ?? {};
    expect(plan.models).toEqual([{ name: "food", status: "unchanged", why, task, policy, base }]);
  });
});

describe("a pull request has a model judged", () => {
  test.each<[string, Files]>([
    ["of which it changes a file", { "Food.mlpackage/Manifest.json": "{ }" }],
    ["that it gives a file more", { "Food.mlpackage/more.bin": "" }],
    [
      "whose pointer into Git LFS is another",
      { "Food.mlpackage/weight.bin": POINTER.replace("12", "13") },
    ],
    ["of which it changes a variant made by hand", { "Mine.mlpackage/Manifest.json": "{ }" }],
    ["for which it brings a measurement", { "Phone/mine.json": "{}" }],
    [
      "that it moves",
      {
        "quantgate.yml": POLICY.replace("Food.mlpackage", "Other.mlpackage"),
        "Other.mlpackage/Manifest.json": "{}",
      },
    ],
  ])("%s", async (_, files) => {
    const checkout = published();
    checkout.commit(files);
    expect(await statusOf(checkout)).toBe("judged");
  });

  test("from which it takes a file", async () => {
    const checkout = published();
    checkout.git("rm", "--quiet", "Food.mlpackage/weight.bin");
    checkout.commit();
    expect(await statusOf(checkout)).toBe("judged");
  });

  test("that holds a link, since what it leads to is nobody's to compare", async () => {
    const checkout = Checkout.init();
    checkout.commit(FILES);
    symlinkSync("../notes.txt", join(checkout.root, "Food.mlpackage/link"));
    checkout.commit();
    checkout.publish();
    checkout.git("switch", "--quiet", "--create", "topic");
    checkout.commit({ "notes.txt": "hello" });
    expect(await statusOf(checkout)).toBe("judged");
  });

  test("whose measurements no commit holds: a workflow fetched them", async () => {
    const checkout = published({
      "quantgate.yml": POLICY,
      ".gitignore": "Phone\n",
      ...MODEL,
      ...DATA,
    });
    checkout.write("Phone/int8.json", "{}");
    checkout.commit({ "notes.txt": "hello" });
    expect(await statusOf(checkout)).toBe("judged");
  });

  test.each<[string, string]>([
    ["of the run", `${POLICY}gate: { on-unchanged: judge }\n`],
    [
      "of the model",
      POLICY.replace("    variants:", "    gate: { on-unchanged: judge }\n    variants:"),
    ],
    ["of one variant", POLICY.replace("mine: {", "mine: { gate: { on-unchanged: judge },")],
    ["of the branch", `${POLICY}branches: { ma*: { gate: { on-unchanged: judge } } }\n`],
  ])("that it leaves as it was, where the settings %s ask for that", async (_, policy) => {
    const checkout = published({ ...FILES, "quantgate.yml": policy });
    checkout.commit({ "notes.txt": "hello" });
    expect(await statusOf(checkout)).toBe("judged");
  });

  test("that branches merged into each other crosswise left at two merge-bases", async () => {
    const checkout = published();
    const one = checkout.commit({ "more.txt": "hello" });
    checkout.git("switch", "--quiet", "main");
    const other = checkout.commit({ "notes.txt": "hello" });
    checkout.git("merge", "--quiet", "--no-edit", one);
    checkout.git("push", "--quiet", "origin", "main");
    checkout.git("switch", "--quiet", "topic");
    checkout.git("merge", "--quiet", "--no-edit", other);
    expect(checkout.git("merge-base", "--all", "main", "topic").split("\n")).toHaveLength(2);
    expect(await statusOf(checkout)).toBe("judged");
  });
});

describe("what is no pull request measures everything:", () => {
  test("a push, and a run that asks for all", async () => {
    const checkout = published();
    const before = checkout.git("rev-parse", "HEAD");
    const head = checkout.commit({ "notes.txt": "hello" });
    const since = { kind: "commit", commit: before } as const;
    const push = { kind: "commit", branch: "main", head, before: since } as const;
    expect(await statusOf(checkout, { roles: push })).toBe("judged");
    expect(await statusOf(checkout, { measureAll: true })).toBe("judged");
  });
});

describe("on a person's machine", () => {
  /** A working tree has what the pointers of Git LFS stand for, so there are none here. */
  const plain = { ...FILES, "Food.mlpackage/weight.bin": "weights" };
  const local = async (checkout: Checkout) => {
    const { models } = await planned(checkout, { base: "main" });
    return models[0]?.status;
  };

  test("the folder as it is counts, committed or not", async () => {
    const checkout = published(plain);
    checkout.write("notes.txt", "hello");
    expect(await local(checkout)).toBe("unchanged");
    checkout.write("Food.mlpackage/weight.bin", "other weights");
    expect(await local(checkout)).toBe("judged");
  });

  test("without --base all is measured", async () => {
    const { models } = await planned(published(plain), {});
    expect(models[0]?.status).toBe("judged");
  });
});
