import { describe, expect, test } from "vitest";
import type { Change } from "../../src/contract/change.ts";
import type { JudgedModel } from "../../src/contract/verdict.ts";
import { isNothingToTell } from "../../src/report/headline.ts";
import { renderComment, renderTerminal } from "./rendered.ts";
import { model, verdict } from "./sample.ts";

const because = "Nothing was measured: the head has it exactly as the merge-base 89abcde has it.";

function unchanged(name = "digits"): JudgedModel {
  const nothing = { reference: null, recommended: null, variants: [], targets: [] };
  return model({ ...nothing, name, status: "unchanged", because });
}

const LOOSER: Change = {
  ...{ direction: "loosens", about: "gate confidence", before: "95 %", after: "90 %" },
};

describe("there is nothing to tell", () => {
  test.each([
    ["where no model was changed", [unchanged(), unchanged("other")], [], true],
    ["but where how it is judged was", [unchanged()], [LOOSER], false],
    ["but where one model was", [unchanged(), model()], [], false],
    ["but where one was removed", [unchanged(), model({ status: "removed" })], [], false],
    ["but where there is no model at all", [], [], false],
  ])("%s", (_, models, changes, expected) => {
    expect(isNothingToTell(verdict({ models, changes }))).toBe(expected);
  });
});

test("a comment on models that nobody changed says so, and praises none", () => {
  const untouched = "This changes no model that the policy judges: nothing was measured.";
  const said = verdict({ outcome: "pass", models: [unchanged()], because: untouched });
  const text = renderComment({ verdict: said });
  expect(text).toContain(`## ➖ Quantization not measured\n\n${untouched}\n`);
  expect(text).toContain(`### ➖ \`digits\`: not measured (unchanged)\n\n${because}\n`);
  expect(text).not.toMatch(/✅|within|Recommended|Drop|Core ML itself/);
  const terminal = renderTerminal(said, (_, text) => text);
  expect(terminal).toBe(`digits\n${because}\n\n– not measured ${untouched}`);
});

test("beside a model that was judged, one that was not keeps its own word", () => {
  const text = renderComment({ verdict: verdict({ models: [model(), unchanged("other")] }) });
  expect(text).toContain("### ➖ `other`: not measured (unchanged)");
  expect(text).toContain("### ✅ `digits`: pass");
});
