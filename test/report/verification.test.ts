import { expect, test } from "vitest";
import type { KnownWeights, Verification } from "../../src/contract/verification.ts";
import { renderVerification } from "../../src/report/verification.ts";

const INT8: KnownWeights = {
  ...{ model: "food", variant: "int8", outcome: "pass", enforced: true },
  weights: "sha256:int8",
};

function rendered(change: Partial<Verification>): string {
  return renderVerification({
    ...{ schema: 1, outcome: null, package: "Food.mlpackage", weights: "sha256:shipped" },
    ...{ judged: [], nearest: [], head: { commit: null } },
    policy: { path: "quantgate.yml", digest: "sha256:policy", commit: "4".repeat(40) },
    ...change,
  });
}

test("what was judged is named with what was said of it, and by which policy", () => {
  expect(rendered({ outcome: "pass", judged: [INT8] })).toMatchInlineSnapshot(`
    "Food.mlpackage: sha256:shipped
    food/int8 has these weights: pass.
    The verdict: judged at a working tree by quantgate.yml of 444444444444 (sha256:policy).
    "
  `);
});

test("a variant that the policy does not ship is said to be one", () => {
  const judged = [{ ...INT8, enforced: false }];
  expect(rendered({ outcome: "pass", judged })).toContain("pass, and the policy ships another");
});

test("what was not judged is told beside what was", () => {
  const text = rendered({ nearest: [INT8] });
  expect(text).toContain("not judged. What was:\n  food/int8 pass sha256:int8\n");
  expect(rendered({})).toContain("the verdict names no weights of any variant");
});

test("a name shows itself as it is and rules no terminal", () => {
  expect(rendered({ package: "\u001b[2JFood\n.mlpackage" })).not.toContain("\u001b");
});
