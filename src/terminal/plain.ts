/**
 * A foreign line fit for any terminal or log: it moves no cursor, turns no text around and is no command
 * to an Actions runner, which obeys `::name` at a line's start and `##[name` anywhere.
 */
export function plain(line: string): string {
  return line
    .replace(ESCAPES, "")
    .replace(CONTROLS, " ")
    .replaceAll("::", ": :")
    .replaceAll("##[", "## [")
    .trimEnd();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
