import { expect, test } from "vitest";
import { converted, variantIn } from "../converted.ts";

const GROUPED = "nbits: 6, granularity: per_grouped_channel, group_size: 16, weight_threshold: 0";

test("a tensor that a conversion says it skips, and changes, fails the variant by name", async () => {
  const limits = "limits: { size: { max-ratio: 1 } }";
  const result = await converted("layered", [
    `plain: { convert: { palettize: { ${GROUPED} } }, ${limits} }`,
    `scaled: { convert: { palettize: { ${GROUPED}, enable_per_channel_scale: true } }, ${limits} }`,
  ]);
  expect(result.status, result.log).toBe(1);
  expect(variantIn(result, "plain")).toMatchObject({ outcome: "pass" });
  const scaled = variantIn(result, "scaled");
  expect(scaled).toMatchObject({ outcome: "fail" });
  expect(scaled?.reason).toMatch(
    /^coremltools 9\.0 changed \w+ \[30, 48\].*, which it reports as left alone/,
  );
});
