import type { Check } from "../contract/lines.ts";

/** Lines that are there already, for who reads a file of them. */
export function reading(lines: readonly unknown[]) {
  return async function* <Line>(check: Check<Line>): AsyncGenerator<readonly Line[]> {
    for (const line of lines) {
      const read = check(line);
      if ("line" in read) yield [read.line];
    }
  };
}

export function linesIn(text: string): string[] {
  return text.split("\n").slice(0, -1);
}
