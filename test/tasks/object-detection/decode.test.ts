import { describe, expect, test } from "vitest";
import { describeProblem } from "../../../src/catalog/errors.ts";
import type { Json } from "../../../src/contract/json.ts";
import type { Inspected } from "../../../src/contract/protocol.ts";
import { recognisedForm } from "../../../src/tasks/object-detection/decode.ts";
import { recogniseDetector } from "../../../src/tasks/object-detection/recognise.ts";
import { objectsPlanned } from "../../../src/tasks/object-detection/truth.ts";
import { INSPECTED } from "../../inspected.ts";

const IMAGE: Inspected["inputs"][number] = { name: "image", kind: "image", optional: false };

function giving(shapes: readonly (readonly number[])[], more: Partial<Inspected> = {}): Inspected {
  return {
    ...INSPECTED,
    ...{ classes: null, classCount: null, inputs: [IMAGE] },
    outputs: shapes.map((shape, at) => ({
      ...{ name: `out${at}`, kind: "multiarray", dtype: "float32", optional: false },
      shape: [...shape],
    })),
    ...more,
  };
}

const PIPELINE = { stages: ["mlProgram", "nonMaximumSuppression"], objects: ["cat", "dog"] };
const NAMED = { objects: ["cat", "dog"] };

describe("of what a model's description shows", () => {
  test.each([
    ["nms-pipeline", giving([[], []], PIPELINE), { decode: { form: "nms-pipeline" }, count: 2 }],
    ["raw-head", giving([[1, 6, 576]]), { decode: { form: "raw-head" }, count: 2 }],
    [
      "raw-head of named classes",
      giving([[1, 6, 576]], NAMED),
      { decode: { form: "raw-head" }, count: 2 },
    ],
    ["end-to-end", giving([[1, 50, 6]], NAMED), { decode: { form: "end-to-end" }, count: 2 }],
    ["end-to-end of unnamed classes", giving([[1, 50, 6]]), { decode: { form: "end-to-end" } }],
    [
      "detr, whose last class is no object",
      giving(
        [
          [1, 9, 3],
          [1, 9, 4],
        ],
        NAMED,
      ),
      { decode: { form: "detr", activation: "softmax" }, count: 2 },
    ],
    [
      "detr, the boxes first, each class alone",
      giving(
        [
          [1, 9, 4],
          [1, 9, 2],
        ],
        NAMED,
      ),
      { decode: { form: "detr", activation: "sigmoid" }, count: 2 },
    ],
    [
      "detr, of which nobody knows",
      giving([
        [1, 9, 3],
        [1, 9, 4],
      ]),
      { decode: { form: "detr" } },
    ],
  ])("%s is recognised", (_, model, found) => {
    expect(recognisedForm(model)).toEqual(found);
  });

  test.each([
    ["a classifier", giving([[1, 1000]])],
    ["a head of other classes than are named", giving([[1, 7, 576]], NAMED)],
    ["a head without classes", giving([[1, 4, 576]])],
    ["an image", giving([[1, 3, 96, 96]])],
    ["several pictures at once", giving([[8, 6, 576]])],
    [
      "pairs of other counts",
      giving([
        [1, 9, 3],
        [1, 8, 4],
      ]),
    ],
    ["nothing", giving([])],
  ])("%s is not", (_, model) => {
    expect(recognisedForm(model)).toBeUndefined();
  });

  test("a detector takes a picture", () => {
    expect(recogniseDetector(giving([[1, 6, 576]], { inputs: [] }))).toBeUndefined();
    expect(recogniseDetector(giving([[1, 6, 576]]))?.data).toEqual({
      fit: "letterbox",
      decode: { form: "raw-head" },
    });
  });
});

describe("before anything runs", () => {
  const SAMPLE = {
    ...{ id: "a.jpg", width: 10, height: 10, area: [1, 1, 1], crowd: [0, 0, 0] as (0 | 1)[] },
    boxes: [1, 2, 3].map((at): [number, number, number, number] => [at, at, 1, 1]),
  };

  function told(labels: string[], model: Inspected, decode?: Json): string[] {
    const truth = objectsPlanned([{ ...SAMPLE, labels }], "Eval/coco.json");
    return truth.misfits(model, decode === undefined ? {} : { decode }).map(describeProblem);
  }

  const CATS = ["cat", "cat", "dog"];
  const HEAD = giving([[1, 6, 576]], NAMED);

  test("what fits is told nothing of", () => {
    expect(told(CATS, HEAD, { form: "raw-head" })).toEqual([]);
    expect(told(["0", "1", "1"], giving([[1, 6, 576]]), { form: "raw-head" })).toEqual([]);
    const renamed = { form: "raw-head", classes: ["Katze", "Hund"] };
    expect(told(["Hund", "Hund", "Katze"], HEAD, renamed)).toEqual([]);
  });

  test("a policy that does not say how is told what the outputs look like", () => {
    expect(told(CATS, HEAD)).toEqual([
      "the policy does not say how the outputs become boxes\n  they look like decode: { form: raw-head }: add it to data if that is what they are",
    ]);
    const detr = giving(
      [
        [1, 9, 3],
        [1, 9, 4],
      ],
      NAMED,
    );
    expect(told(CATS, detr, {})[0]).toContain("decode: { form: detr, activation: softmax }");
    expect(told(CATS, giving([]), {})[0]).toContain("of no form that is recognised");
    expect(told(CATS, detr, { form: "detr" })[0]).toContain("does not say what its logits are");
  });

  test("a form that is another than the outputs' is told", () => {
    expect(told(CATS, HEAD, { form: "end-to-end" })).toEqual([
      "decode says form end-to-end, and the model's outputs are of the form raw-head\n  write decode: { form: raw-head }",
    ]);
    // Outputs of any shape are for whoever runs the model.
    expect(told(CATS, giving([[]], NAMED), { form: "end-to-end" })).toEqual([]);
  });

  test("a class that the model has not is told once, with how many objects it has", () => {
    expect(told(["cat", "dogs", "dogs"], HEAD, { form: "raw-head" })).toEqual([
      "Eval/coco.json dogs is no class of the model; did you mean dog? (2 objects)\n  it finds cat, dog; or, for all labels, the classes' numbers 0 to 1; where these are others' names for the same, list yours as decode: { classes: […] }, in its order",
    ]);
    const unnamed = giving([[1, 6, 576]]);
    expect(told(["cat", "0", "1"], unnamed, { form: "raw-head" })[0]).toContain(
      "it names none of its 2 classes: list them",
    );
  });

  test("objects may all have the numbers of classes that have names", () => {
    expect(told(["0", "1", "1"], HEAD, { form: "raw-head" })).toEqual([]);
    const renamed = { form: "raw-head", classes: ["Katze", "Hund"] };
    expect(told(["0", "1", "1"], HEAD, renamed)).toEqual([]);
    expect(told(["0", "2", "3"], HEAD, { form: "raw-head" })).toEqual([
      "Eval/coco.json 2 is no class of the model; did you mean 0? (1 object)\n  it finds 0 to 1; where these are others' names for the same, list yours as decode: { classes: […] }, in its order",
      "Eval/coco.json 3 is no class of the model; did you mean 0? (1 object)",
    ]);
  });

  test("two classes of one name are told apart by number, or not at all", () => {
    const twice = giving([[1, 6, 576]], { objects: ["cat", "cat"] });
    expect(told(["0", "1", "1"], twice, { form: "raw-head" })).toEqual([]);
    expect(told(["cat", "cat", "cat"], twice, { form: "raw-head" })).toEqual([
      "Eval/coco.json the model has several classes of the same name: cat (0, 1)\n  name what the pictures show by the numbers of its classes, 0 to 1, or list names of your own as decode: { classes: […] }, in its order",
    ]);
  });

  test("of a model that tells neither names nor their number nothing is asked", () => {
    expect(told(CATS, giving([[1, 50, 6]]), { form: "end-to-end" })).toEqual([]);
  });
});
