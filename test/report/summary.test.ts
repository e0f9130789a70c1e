import { describe, expect, test } from "vitest";
import { MARKER } from "../../src/report/pages.ts";
import { renderComment, renderSummary } from "./rendered.ts";
import { ladderVerdict, limit, model, variant, verdict } from "./sample.ts";

describe("the job summary", () => {
  test("is the comment without the marker", () => {
    const report = { verdict: ladderVerdict() };
    expect(renderSummary(report)).toBe(renderComment(report).replace(`${MARKER}\n\n`, ""));
  });

  test("has room for what a comment leaves out, and stays below 1 MiB", () => {
    const models = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        model({
          name: `model-${at}`,
          variants: [variant({ limits: [limit({ why: "数".repeat(400) })] })],
        }),
      );
    const bytes = (count: number) =>
      Buffer.byteLength(renderSummary({ verdict: verdict({ models: models(count) }) }));
    expect(bytes(100)).toBeGreaterThan(100 * 1200);
    expect(bytes(2000)).toBeLessThan(1024 * 1024);
    expect(bytes(2000)).toBeGreaterThan(900_000);
  });
});
