import { describe, expect, test } from "vitest";
import { annotate } from "./rendered.ts";
import { ladderVerdict, limit, model, variant, verdict } from "./sample.ts";

describe("annotations", () => {
  test("stand on the policy's lines, failures first, and leave out what is not enforced", () => {
    expect(annotate(ladderVerdict())).toEqual([
      {
        level: "error",
        message:
          "digits/pal2 top-1 max-drop 1 pt: fail: the drop is at least 11.20 pt, more than 1 pt",
        path: "quantgate.yml",
        line: 22,
      },
      {
        level: "warning",
        message:
          "digits/int4 top-1 max-drop 1 pt: inconclusive, leans pass: the drop is 0.70 pt, and the data allows up to 1.48 pt",
        path: "quantgate.yml",
        line: 14,
      },
    ]);
  });

  test("are at most ten of each level, the rest is in the report", () => {
    const limits = Array.from({ length: 50 }, (_, at) =>
      limit({ outcome: at % 2 === 0 ? "warn" : "fail" }),
    );
    const levels = annotate(verdict({ models: [model({ variants: [variant({ limits })] })] })).map(
      ({ level }) => level,
    );
    expect(levels).toEqual([...Array(10).fill("error"), ...Array(10).fill("warning")]);
  });

  test("carry no line break and no hidden character", () => {
    const why = "one\n::error::two\u202E";
    const limits = [limit({ outcome: "fail", state: "fail", why })];
    const [only] = annotate(verdict({ models: [model({ variants: [variant({ limits })] })] }));
    expect(only?.message).toBe("digits/int8 top-1 max-drop 1 pt: fail: one ::error::two⟨U+202E⟩");
  });

  test("stand where the head's version of the policy has the line", () => {
    const at = { commit: null, path: "quantgate.yml", line: 14, headLine: 17 };
    const limits = [limit({ outcome: "fail", state: "fail", at })];
    const [only] = annotate(verdict({ models: [model({ variants: [variant({ limits })] })] }));
    expect(only?.line).toBe(17);
  });

  test("follow with what the head loosens, and with nothing else that it changes", () => {
    const about = "food/int8 top-1 max-drop";
    const at = { commit: null, path: "quantgate.yml", line: 15 };
    const [before, after] = ["0.5 pt", "2\npt"];
    const changes = (["tightens", "loosens", "changes"] as const).map((direction) => ({
      ...{ direction, about, before, after, at },
    }));
    const placeless = { direction: "loosens" as const, about, before, after: null };
    expect(annotate(verdict({ changes: [...changes, placeless] }))).toEqual([
      {
        level: "warning",
        message: "loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt",
        ...{ path: "quantgate.yml", line: 15 },
      },
    ]);
  });
});
