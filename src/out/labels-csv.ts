/** A label file with every label still to be filled in. */
export function labelsCsv(column: "file" | "id", names: readonly string[]): string {
  return [`${column},label`, ...names.map((name) => `${field(name)},`)]
    .map((line) => `${line}\n`)
    .join("");
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
