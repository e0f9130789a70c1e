import { expect, test } from "vitest";
import { converted, variantIn } from "../converted.ts";

const LIMITS = "limits: { top-1: { max-drop: 3 pt } }";
const VARIANTS = [
  `int8: { ${LIMITS} }`,
  `pal4: { ${LIMITS} }`,
  `by-hand: { source: Model.mlpackage, ${LIMITS} }`,
];

test("a constant that one preset cannot hold is named, fails that variant alone, and counts by on-unmeasured", async () => {
  const strict = await converted("masked", VARIANTS);
  expect(strict.status, strict.log).toBe(1);
  const refused = variantIn(strict, "pal4");
  expect(refused).toMatchObject({ outcome: "fail", metrics: {} });
  expect(refused?.reason).toMatch(
    /^palettize: coremltools refuses the constant '\w+': Input X contains infinity/,
  );
  // A classifier with a second output, which coremltools alone would not convert.
  for (const name of ["int8", "by-hand"]) {
    const other = variantIn(strict, name);
    expect(other, name).toMatchObject({ outcome: "pass" });
    expect(other?.metrics["top-1"]?.value, name).toBeGreaterThan(0.95);
  }

  const lenient = await converted("masked", VARIANTS, "on-unmeasured: warn");
  expect(lenient.status, lenient.log).toBe(0);
  expect(variantIn(lenient, "pal4")?.outcome).toBe("warn");
});
