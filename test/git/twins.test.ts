import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { foldedAll, twinProblem, twinsAmong } from "../../src/git/twins.ts";
import { growth, LINEAR } from "../growth.ts";
import { Checkout, open } from "./disposable.ts";

const MODEL = "Models/Digits.mlpackage";
const WEIGHT = `${MODEL}/Data/weight.bin`;

/** What is found, as `path of other`, or `path for other` where the other is not there. */
function found(files: readonly string[], judged: readonly string[] = [MODEL]): string[] {
  const twins = twinsAmong(foldedAll(files), judged);
  return twins.map(({ path, of, isAlone }) => `${path} ${isAlone ? "for" : "of"} ${of}`);
}

describe("a Mac takes for a judged path", () => {
  test.each<[string, readonly string[], string]>([
    ["another case", ["Models/digits.mlpackage/x"], `Models/digits.mlpackage of ${MODEL}`],
    ["a long s", ["Models/Digitſ.mlpackage/x"], `Models/Digitſ.mlpackage of ${MODEL}`],
    ["a joiner", ["Models/Digits.mlpackage\u200d/x"], `Models/Digits.mlpackage\u200d of ${MODEL}`],
    ["a file in its place", ["Models/DIGITS.mlpackage"], `Models/DIGITS.mlpackage of ${MODEL}`],
    ["a folder above it", ["models/Digits.mlpackage/y"], `models/Digits.mlpackage of ${MODEL}`],
    ["a link or file for a folder above it", ["models"], "models of Models"],
    ["a file within it", [`${MODEL}/Data/Weight.bin`], `${WEIGHT} of ${MODEL}/Data/Weight.bin`],
    ["a folder within it", [`${MODEL}/data/more`], `${MODEL}/data of ${MODEL}/Data`],
    [
      "attributes within it",
      [`${MODEL}/.GITattributes`],
      `${MODEL}/.GITattributes of ${MODEL}/.gitattributes`,
    ],
    [
      "attributes beside it",
      ["Models/.gitattributeſ"],
      "Models/.gitattributeſ of Models/.gitattributes",
    ],
    ["attributes of all", [".gitAttributes"], ".gitAttributes of .gitattributes"],
    [
      "attributes of a folder that it takes for one above it",
      ["models/.gitattributes"],
      "models/.gitattributes of Models/.gitattributes",
    ],
  ])("%s", (_, more, twin) => {
    expect(found([WEIGHT, ...more].sort())).toEqual([twin]);
  });

  test.each<[string, readonly string[]]>([
    ["what only begins alike", ["Models/digits.mlpackage.zip", "Models/digits"]],
    ["a folder beside it, in a folder of another case", ["models/Other.mlpackage/x"]],
    ["what looks alike", ["Models/Digіts.mlpackage/x"]],
    [
      "attributes that are its own",
      [".gitattributes", "Models/.gitattributes", `${MODEL}/.gitattributes`],
    ],
    ["attributes of something else", ["Other/.GITATTRIBUTES"]],
    ["twins of something else", ["Other/a", "Other/A"]],
  ])("nothing of %s", (_, more) => {
    expect(found([WEIGHT, ...more].sort())).toEqual([]);
  });

  test("the only thing that is there, and then the judged one was renamed", () => {
    expect(found(["Models/digits.mlpackage/x"])).toEqual([`Models/digits.mlpackage for ${MODEL}`]);
    expect(found(["Models/other.txt"])).toEqual([]);
  });

  test("one of two places that policies name, where both are there, and neither where one is", () => {
    const both = [MODEL, "Models/digits.mlpackage"];
    expect(found(["Models/digits.mlpackage/x"], both)).toEqual([]);
    expect(found([WEIGHT], both)).toEqual([]);
    expect(found([WEIGHT, "Models/digits.mlpackage/x"], both)).toEqual([
      `Models/digits.mlpackage of ${MODEL}`,
    ]);
  });

  test("files of a whole project that is its own data", () => {
    expect(found(["Cat/1.png", "cat/2.png"], [""])).toEqual(["cat of Cat"]);
  });
});

test("a twin is told with what nobody sees in its name, and with what to do", () => {
  const [hidden, renamed] = [
    twinProblem({ path: "A\u200d", of: "A" }),
    twinProblem({ path: "a", of: "A", isAlone: true }),
  ];
  expect(hidden.message).toBe("is written A\\u{200d} and is for a Mac the same name as A");
  expect(hidden.fix).toContain("a Mac would keep only one");
  expect(renamed.message).toBe("differs only in case from A");
  expect(renamed.fix).toContain("let the policy name this place");
});

test("a hundred thousand files are looked through in time that grows as they do", () => {
  const judged = ["Données", MODEL, "labels.csv", "Phone", "Other.mlpackage"];
  const listed = (count: number) => {
    const files = Array.from({ length: count }, (_, at) => `Données/Straße ${at % 100}/${at}.png`);
    return ["donnees/x", ...files, "données/x"].sort();
  };
  const files = { 1: listed(25_000), 4: listed(100_000) };
  const looked = growth((share) =>
    expect(found(files[share], judged)).toEqual(["données of Données"]),
  );
  expect(looked).toBeLessThan(LINEAR);
});

describe("twins in a working tree", () => {
  function checkoutWith(files: readonly string[]): Checkout {
    const checkout = Checkout.init();
    for (const file of files) {
      mkdirSync(dirname(join(checkout.root, file)), { recursive: true });
      writeFileSync(join(checkout.root, file), "");
    }
    return checkout;
  }

  test("are those of a commit of it", async () => {
    const checkout = checkoutWith([
      WEIGHT,
      `${MODEL}/Data/Weight.bin`,
      "models/digits.MLPACKAGE/x",
    ]);
    symlinkSync("/etc", join(checkout.root, "Models/digitS.mlpackage"));
    const repository = await open(checkout);
    const committed = await repository.at(checkout.commit()).twins([MODEL]);
    expect(await repository.working().twins([MODEL])).toEqual(committed);
    expect(committed.map(({ path }) => path).sort()).toEqual([
      "Models/Digits.mlpackage/Data/weight.bin",
      "Models/digitS.mlpackage",
      "models/digits.MLPACKAGE",
    ]);
  });

  test("are none where the model is not there at all", async () => {
    const repository = await open(checkoutWith(["notes.txt"]));
    expect(await repository.working().twins([MODEL, ""])).toEqual([]);
  });
});
