import { describe, expect, test } from "vitest";
import { NotFinite, RangeAudit } from "../../src/contract/range.ts";

const NOTHING = { count: 0, ops: [] };
const AUDIT = {
  precision: "fp16",
  examples: 3,
  overflows: NOTHING,
  products: NOTHING,
  nan: NOTHING,
  unseen: NOTHING,
};
const OP = { op: "conv", name: "x", largest: 70_000, infinite: false, examples: 1 };

describe("a range audit from a stranger", () => {
  test("is taken as the worker writes it, with what later versions may add", () => {
    const audit = { ...AUDIT, overflows: { count: 1, ops: [OP] }, later: true };
    expect(RangeAudit.parse(audit)).toEqual({ ...AUDIT, overflows: { count: 1, ops: [OP] } });
  });

  test.each([
    ["more ops than are listed", { overflows: { count: 200, ops: Array(101).fill(OP) } }],
    ["a name without end", { overflows: { count: 1, ops: [{ ...OP, name: "x".repeat(501) }] } }],
    ["an op type without end", { unseen: { count: 1, ops: [{ op: "x".repeat(501), name: "x" }] } }],
    ["a number that is none", { products: { count: 1, ops: [{ ...OP, largest: Infinity }] } }],
    ["a negative size", { products: { count: 1, ops: [{ ...OP, largest: -1 }] } }],
    ["half an example", { nan: { count: 1, ops: [{ op: "a", name: "b", examples: 0.5 }] } }],
    ["a count below nothing", { nan: { count: -1, ops: [] } }],
    ["another precision", { precision: "fp8" }],
  ])("with %s is refused", (_, wrong) => {
    expect(RangeAudit.safeParse({ ...AUDIT, ...wrong }).success).toBe(false);
  });
});

describe("what a stranger says of an output that is not finite", () => {
  const CULPRIT = { op: "mul", name: "a", gives: "nan", constant: false, examples: 1 };

  test("is taken as the worker writes it, with what later versions may add", () => {
    const said = { examples: 3, culprits: [{ ...CULPRIT, source: "b" }, CULPRIT] };
    expect(NotFinite.parse({ ...said, later: true })).toEqual(said);
  });

  test.each([
    ["more ops than are listed", Array(101).fill(CULPRIT)],
    ["a name without end", [{ ...CULPRIT, name: "x".repeat(501) }]],
    ["another without end", [{ ...CULPRIT, source: "x".repeat(501) }]],
    ["a value of no such kind", [{ ...CULPRIT, gives: "zero" }]],
    ["half an example", [{ ...CULPRIT, examples: 0.5 }]],
  ])("with %s is refused", (_, culprits) => {
    expect(NotFinite.safeParse({ examples: 1, culprits }).success).toBe(false);
  });
});
