import { renameSync } from "node:fs";
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
    source: Models/Food.mlpackage
    task: image-classification
    data: { images: Eval, labels: labels.csv }
    targets: [auto, iphone-15]
    recorded: { iphone-15: Phone }
    variants:
      int8: { limits: { top-1: { max-drop: 0.5 pt } } }
      mine: { source: Mine.mlpackage }
`;
const FILES = {
  "quantgate.yml": POLICY,
  "Models/Food.mlpackage/Manifest.json": "{}\n",
  "Models/Food.mlpackage/Data/weight.bin": "weights\n",
  "Mine.mlpackage/Manifest.json": "{}\n",
  "Phone/int8.json": "{}\n",
  "labels.csv": "file,label\n1.png,cat\n2.png,dog\n",
  "Eval/1.png": "1\n",
  "Eval/2.png": "2\n",
};

type Files = Readonly<Record<string, string>>;

function published(files: Files = FILES): Checkout {
  const checkout = Checkout.init();
  checkout.commit(files);
  checkout.publish();
  checkout.git("switch", "--quiet", "--create", "topic");
  return checkout;
}

async function planned(checkout: Checkout, options: Partial<Options> = {}): Promise<Plan> {
  const project = await open(checkout);
  const roles = { kind: "pull-request", branch: "main", head: "HEAD" } as const;
  const asked = { policy: "quantgate.yml", out: "out", roles, ...options };
  const scope = await scopeOf(project, asked);
  const where = { working: project.working(), policyPath: "quantgate.yml", today: "2027-01-31" };
  return (await prepare({ ...where, scope })).plan;
}

/** On main, which has then moved on. */
function commitToMain(checkout: Checkout, change: (checkout: Checkout) => void): void {
  checkout.git("switch", "--quiet", "main");
  change(checkout);
  checkout.commit();
  checkout.git("push", "--quiet", "origin", "main");
  checkout.git("switch", "--quiet", "topic");
}

describe("a pull request is refused", () => {
  test.each<[string, string, RegExp]>([
    [
      "the source",
      "Models/FOOD.mlpackage/Manifest.json",
      /only in case from Models\/Food\.mlpackage/,
    ],
    [
      "a folder above the source",
      "models/Food.mlpackage/x",
      /models\/Food\.mlpackage differs only in case/,
    ],
    [
      "a file of the source",
      "Models/Food.mlpackage/Data/Weight.bin",
      /weight\.bin differs only in case/,
    ],
    ["a package made by hand", "Mine.mlpackage\u200d/x", /for a Mac the same name as Mine/],
    ["measurements taken elsewhere", "PHONE/int8.json", /PHONE differs only in case from Phone/],
    ["images", "Eval/\ufeff1.png", /for a Mac the same name as Eval\/1\.png/],
    ["labels", "labelſ.csv", /for a Mac the same name as labels\.csv/],
  ])("that adds a twin of %s", async (_, path, words) => {
    const checkout = published();
    checkout.commit({ [path]: "twin\n" });
    await expect(planned(checkout)).rejects.toThrow(words);
  });

  test("that renames the model by its case alone, with the policy as it was", async () => {
    const checkout = published();
    checkout.git("mv", "Models/Food.mlpackage", "Models/food.mlpackage");
    checkout.commit();
    await expect(planned(checkout)).rejects.toThrow(/let the policy name this place/);
  });

  test("that a merge gives a twin, which its target has got since", async () => {
    const checkout = published();
    checkout.commit({ "Models/Food.mlpackage/Data/weight.bin": "others\n" });
    commitToMain(checkout, (main) => main.commit({ "MODELS/food.mlpackage/x": "twin\n" }));
    await expect(planned(checkout)).rejects.toThrow(/MODELS\/food\.mlpackage differs only in case/);
  });

  test.each<[string, string, string]>([
    ["weights", "*.bin text eol=crlf\n", "Models/Food.mlpackage/Data/weight.bin is not what"],
    [
      "a package made by hand",
      "Mine.mlpackage/** filter=x\n",
      "Mine.mlpackage/Manifest.json is not what",
    ],
    ["labels", "*.csv text eol=crlf\n", "labels.csv is not what"],
    ["images", "*.png eol=crlf\n", "Eval/1.png is not what"],
  ])("whose attributes rewrite %s", async (_, text, words) => {
    const checkout = published();
    checkout.commit({ ".gitattributes": text });
    await expect(planned(checkout)).rejects.toThrow(words);
    await expect(planned(checkout, { base: "main" })).rejects.toThrow(words);
  });

  test("also where the attributes are its target's, and come by the merge", async () => {
    const checkout = published();
    checkout.commit({ "Models/Food.mlpackage/Data/weight.bin": "others\n" });
    commitToMain(checkout, (main) => main.write(".gitattributes", "*.bin text eol=crlf\n"));
    await expect(planned(checkout)).rejects.toThrow(/weight\.bin is not what/);
  });

  test("and so is a push, which is judged by itself", async () => {
    const checkout = published({ ...FILES, "LABELS.csv": "" });
    const head = checkout.git("rev-parse", "HEAD");
    const before = { kind: "merge-base", branch: "main" } as const;
    const roles = { kind: "commit", branch: "main", head, before } as const;
    await expect(planned(checkout, { roles })).rejects.toThrow(
      /LABELS\.csv differs only in case from labels/,
    );
  });
});

describe("a pull request passes", () => {
  test("that takes a twin away, and the target's is told", async () => {
    const checkout = published({ ...FILES, "LABELS.csv": "", "Models/Food.mlpackage/DATA/x": "" });
    checkout.git("rm", "-rq", "LABELS.csv", "Models/Food.mlpackage/DATA");
    checkout.commit();
    const { notes, models } = await planned(checkout);
    expect(models[0]?.status).toBe("judged");
    expect(notes.filter((note) => note.startsWith("The target branch, which"))).toHaveLength(2);
    expect(notes.join()).toMatch(/LABELS\.csv differs only in case/);
  });

  test("that has the model renamed by its case in file and policy together, and is judged there", async () => {
    const checkout = published();
    checkout.git("mv", "Models/Food.mlpackage", "Models/food.mlpackage");
    checkout.git("mv", "labels.csv", "Labels.csv");
    const policy = POLICY.replace("Models/Food", "Models/food").replace("labels.csv", "Labels.csv");
    checkout.commit({ "quantgate.yml": policy });
    const { requests, models } = await planned(checkout);
    expect(models[0]).toMatchObject({ status: "judged", policy: "target" });
    expect(requests.find(({ side }) => side === "head")?.source?.path).toBe(
      "Models/food.mlpackage",
    );
  });

  test("that mends the attributes, whose target is told of", async () => {
    const attributes = "*.bin text eol=crlf\n";
    const checkout = published({ ...FILES, ".gitattributes": attributes });
    checkout.commit({ ".gitattributes": `${attributes}**/*.mlpackage/** -text\n` });
    const { notes, models } = await planned(checkout);
    expect(models[0]?.status, "changed attributes are a change").toBe("judged");
    expect(notes.join()).toMatch(/which a pull request can mend: .*weight\.bin is not what/);
  });

  test("of which the attributes change nothing, and the model is as it was", async () => {
    const checkout = published({ ...FILES, ".gitattributes": "* text=auto eol=lf\n" });
    checkout.commit({ "notes.txt": "hello" });
    const { notes, models } = await planned(checkout);
    expect(models[0]?.status).toBe("unchanged");
    expect(notes).toEqual([]);
  });

  test("but not as unchanged, where it changes how the files are converted", async () => {
    const checkout = published();
    checkout.commit({ ".gitattributes": "*.bin text eol=lf\n" });
    expect((await planned(checkout)).models[0]?.status).toBe("judged");
  });
});

test("a folder on a person's machine is told as its commit would be", async () => {
  const checkout = published();
  const at = (path: string) => join(checkout.root, path);
  renameSync(at("Models/Food.mlpackage"), at("Models/food.mlpackage"));
  const local = async () => {
    const project = await open(checkout);
    const scope = await scopeOf(project, { base: "main" });
    const where = { working: project.working(), policyPath: "quantgate.yml", today: "2027-01-31" };
    return await prepare({ ...where, scope });
  };
  await expect(local()).rejects.toThrow(/differs only in case from Models\/Food\.mlpackage/);
});
