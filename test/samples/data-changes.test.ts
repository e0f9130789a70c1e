import { describe, expect, test } from "vitest";
import type { Change } from "../../src/contract/change.ts";
import { type DataState, dataChanges } from "../../src/samples/data-changes.ts";
import { readLabels } from "../../src/tasks/image-classification/label-file.ts";
import { truthOf } from "../../src/tasks/image-classification/truth.ts";

const ROWS = ["1.png,cat,dark", "2.png,cat,light", "3.png,dog,light"];

function state(
  rows: readonly string[] = ROWS,
  files: Readonly<Record<string, string>> = {},
): DataState {
  const text = `file,label,light\n${rows.join("\n")}\n`;
  const digests = { "1.png": "a", "2.png": "b", "3.png": "c", ...files };
  return {
    commit: "c".repeat(40),
    truth: truthOf(readLabels(text, "Eval/labels.csv", { sliceBy: ["light"] })),
    files: new Map([["images", new Map(Object.entries(digests))]]),
  };
}

function told({ direction, about, says, before, after, at }: Change): string {
  const line = at === undefined ? "" : `${at.path}:${at.line} `;
  return `${line}${direction} ${about} ${says}: ${before} → ${after}`;
}

const changes = (head: DataState, base?: DataState, target = state()) =>
  dataChanges("food", { target, head, ...(base && { base }) }).map(told);

describe("what a head changes of the data", () => {
  test.each<[string, DataState, string[]]>([
    ["nothing", state(), []],
    ["another order, which is nothing", state(ROWS.toReversed()), []],
    [
      "examples less",
      state(ROWS.slice(0, 1)),
      ["Eval/labels.csv:1 loosens food data removes 2 of 3 samples: 3 samples → 1 sample"],
    ],
    [
      "an example more",
      state([...ROWS, "4.png,dog,dark"]),
      ["Eval/labels.csv:5 changes food data adds 1 sample: 3 samples → 4 samples"],
    ],
    [
      "another label",
      state([ROWS[0] ?? "", "2.png,dog,light", "3.png,cat,light"]),
      [
        "Eval/labels.csv:3 changes food data gives another label to 2 of 3 samples: 2.png: cat → 2.png: dog",
      ],
    ],
    [
      "another slice",
      state(["1.png,cat,light", ...ROWS.slice(1)]),
      [
        "Eval/labels.csv:2 changes food data puts into other slices 1 of 3 samples: 1.png: light=dark → 1.png: light=light",
      ],
    ],
    [
      "other images under the same names",
      state(ROWS, { "2.png": "x" }),
      ["changes food data images replaces 1 of 3 files: 2.png b → 2.png x"],
    ],
  ])("%s", (_, head, expected) => {
    expect(changes(head)).toEqual(expected);
  });

  test("one example swapped for another is a loss and a gain", () => {
    const [first, second] = changes(state(["9.png,cat,dark", ...ROWS.slice(1)]));
    expect([first, second].map((text) => /removes 1|adds 1/.exec(text ?? "")?.[0])).toEqual([
      "removes 1",
      "adds 1",
    ]);
  });

  test("another picture for an input of the model is no other label", () => {
    const of = (right: string): DataState => ({
      ...state(),
      truth: truthOf(
        readLabels(`file,other,label\n1.png,${right},cat`, "Eval/labels.csv", {
          pictures: { left: "file", right: "other" },
        }),
      ),
    });
    expect(changes(of("3.png"), undefined, of("2.png"))).toEqual([
      "Eval/labels.csv:2 changes food data gives other pictures to 1 of 1 sample: 1.png: 1.png for left, 2.png for right → 1.png: 1.png for left, 3.png for right",
    ]);
  });

  test("carries no character that moves the cursor", () => {
    const [text] = changes(state(["1.png,\u202Ecat,dark", ...ROWS.slice(1)]));
    expect(text).toContain("1.png: \\u{202e}cat");
  });
});

describe("what only the target branch has changed since is left out:", () => {
  const target = state([...ROWS, "4.png,dog,dark"].with(1, "2.png,dog,light"), { "1.png": "new" });

  test("a head that touched nothing changes nothing", () => {
    expect(changes(state(), state(), target)).toEqual([]);
    expect(changes(state(), undefined, target)).toHaveLength(3);
  });

  test("and one that did is told of that alone", () => {
    const head = state(ROWS.slice(0, 2), { "2.png": "mine" });
    expect(changes(head, state(), target)).toEqual([
      "Eval/labels.csv:1 loosens food data removes 1 of 4 samples: 4 samples → 2 samples",
      "changes food data images replaces 1 of 3 files: 2.png b → 2.png mine",
    ]);
  });
});
