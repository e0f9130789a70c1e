import { expect, test } from "vitest";
import type { Assessed } from "../../../src/commands/init/assess.ts";
import { describeInit } from "../../../src/commands/init/describe.ts";
import { propose } from "../../../src/proposal/propose.ts";

const DATA = { task: "image-classification", places: { images: "Eval/food" }, n: 2024 };
const AIM = { metric: "top-1", customary: [0.005, 0.01, 0.02] } as const;
const CLASSIFIER = { says: "a classifier", data: {}, aim: AIM };
const PROPOSAL = propose("food", "Food.mlpackage", { precision: "fp16" }, DATA, CLASSIFIER);

function proposed(): Assessed {
  if (PROPOSAL === undefined) throw new Error("2,024 examples decide something");
  const found = [DATA, { ...DATA, places: { images: "Data/train" }, n: 9000 }];
  return {
    ...{ path: "Models/Food.mlpackage", name: "food", kind: "proposed", proposal: PROPOSAL },
    search: { tasks: new Map(), found, unfit: [] },
  };
}

test("a proposal is told with its reasons, and what else was found", () => {
  const text = describeInit([proposed()], [{ path: "quantgate.yml", text: "", did: "written" }]);
  expect(text).toContain(
    `Models/Food.mlpackage: a classifier in 16-bit floats, called food
  judged on Eval/food: 2,024 examples, whose right answers all fit it
  held to top-1 max-drop 1 pt: the strictest customary limit that 2,024 examples decide
  tried as int8, pal4; int8 ships
  also found, not used: Data/train`,
  );
  expect(text).toContain("1. quantgate check   tells every mistake");
});

test("what would be written is shown whole; another policy's name goes into what to do next", () => {
  const file = { path: "ci/gate.yml", text: "version: 1\n", did: "shown" } as const;
  const text = describeInit([proposed()], [file]);
  expect(text).toContain("ci/gate.yml would be:\n\nversion: 1\n");
  expect(text).toContain("quantgate check --policy ci/gate.yml");
});

test("where no model can be judged, nothing is promised", () => {
  const refused: Assessed = {
    ...{ path: "Old.mlmodel", name: "old", kind: "refused" },
    ...{ why: "is a legacy neural network", fix: "Convert the original model again." },
  };
  expect(describeInit([refused], [])).toBe(
    `Old.mlmodel: is a legacy neural network
  Convert the original model again.

Nothing was written: of no model here could a policy be proposed.
`,
  );
});
