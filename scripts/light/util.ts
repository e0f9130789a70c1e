const util = process.getBuiltinModule("node:util");

export function stripVTControlCharacters(text: string): string {
  return util.stripVTControlCharacters(text);
}
