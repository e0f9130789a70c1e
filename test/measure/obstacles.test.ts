import { describe, expect, test } from "vitest";
import type { Inspected } from "../../src/contract/protocol.ts";
import { obstaclesOf } from "../../src/measure/obstacles.ts";
import { INSPECTED } from "../inspected.ts";

const SEEN: Inspected = { ...INSPECTED, classes: ["apple", "bread", "curry"] };

describe("what keeps a package from being measured", () => {
  test("nothing, where every class has a label of its own", () => {
    expect(obstaclesOf(SEEN, "portable")).toEqual([]);
    expect(obstaclesOf({ ...SEEN, classes: null }, "portable")).toEqual([]);
  });

  test.each(["portable", "coreml-cpu"])("a label that several classes have, on %s", (target) => {
    const classes = ["crane", "tench", "crane", "maillot", "crane"];
    const [found, ...more] = obstaclesOf({ ...SEEN, classes }, target);
    expect(found?.message).toBe("has several classes of the same label: crane (0, 2, 4)");
    expect(found?.fix).toMatch(/^Give each class a label of its own: in the dictionary/);
    expect(more).toEqual([]);
  });

  test("but not where labels are numbers and an engine gives classes in their order", () => {
    const words = ["crane", "tench", "crane"];
    const obstacles = (target: string, by: "word" | "number") =>
      obstaclesOf({ ...SEEN, classes: words }, target, by === "word" ? { by } : { by, words });
    expect(obstacles("portable", "number")).toEqual([]);
    expect(obstacles("coreml-cpu", "number")).toHaveLength(1);
    expect(obstacles("portable", "word")[0]?.fix).toBe(
      "Label by the numbers of the classes, 0 to 2, or give each class a label of its own.",
    );
  });

  test("what an engine refuses, on the target that it runs and on no other", () => {
    const refusing = { ...SEEN, unsupported: { portable: ["zap"] } };
    const messages = (target: string) => obstaclesOf(refusing, target).map((one) => one.message);
    expect(messages("portable")).toEqual([
      "has ops or stages that the portable engine does not support: zap",
    ]);
    expect(messages("coreml-cpu")).toEqual([]);
  });

  test("of many shared labels the first are named and the rest counted", () => {
    const classes = Array.from({ length: 2000 }, (_, at) => `class ${at % 1000}`);
    const [found] = obstaclesOf({ ...SEEN, classes }, "portable");
    expect(found?.message).toMatch(/class 0 \(0, 1000\), .*class 4 \(4, 1004\) and 995 more$/);
  });
});
