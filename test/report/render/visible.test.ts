import { describe, expect, test } from "vitest";
import { visible } from "../../../src/report/render/visible.ts";

describe("a foreign string", () => {
  test.each([
    ["text that runs backwards", "safe\u202Egnp.exe", "safe⟨U+202E⟩gnp.exe"],
    ["a zero-width space", "in\u200Bt8", "in⟨U+200B⟩t8"],
    ["a Hangul filler", "a\u3164b", "a⟨U+3164⟩b"],
    ["tag characters", "a\u{E0041}b", "a⟨U+E0041⟩b"],
    ["a terminal escape", "\u001B[31mred", "⟨U+001B⟩[31mred"],
    ["half a surrogate pair", "a\uD800b", "a⟨U+D800⟩b"],
    ["a forged mark", "✅ pass", "⟨U+2705⟩ pass"],
    ["a forged terminal mark", "✓ pass", "⟨U+2713⟩ pass"],
    ["line breaks", " one\r\ntwo\u2028three\t", "one two three"],
    ["piled accents", `a${"\u0301".repeat(40)}`, `a${"\u0301".repeat(2)}`],
  ])("with %s shows it", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test.each(["ünïcödé", "数字", "العربية", "🐱", "❤️", "0.4 pt [−0.1, 1.2]"])(
    "that is ordinary writing (%s) stays as it is",
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );

  test("that is very long ends in an ellipsis", () => {
    const shown = visible("🐱".repeat(100_000));
    expect([...shown]).toHaveLength(500);
    expect(shown.endsWith("🐱…")).toBe(true);
  });
});
