import { PARTS } from "../../src/out/layout.ts";
import { table } from "./table.ts";

/** The table of docs/the-out-folder.md. */
export const outFolderTables = {
  files: () =>
    table(
      ["file", "written by", "removed by", "holds"],
      PARTS.map(({ pattern, writtenBy, removedBy, says }) => [
        code(pattern),
        code(writtenBy),
        removedBy.map(code).join(", ") || "–",
        says,
      ]),
    ),
};

function code(text: string): string {
  return `\`${text}\``;
}
