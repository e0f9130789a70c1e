import { policySchema } from "../../src/policy/json-schema.ts";
import { eventTables } from "./events.ts";
import { outFolderTables } from "./out-folder.ts";
import { withFolders, withImports, withNames } from "./rooms.ts";
import { tables } from "./tables.ts";

/** The files made from the code; each renders itself anew from what it is. */
export const generated = [
  { path: "docs/policy.md", render: withTables(tables) },
  { path: "docs/events.md", render: withTables(eventTables) },
  { path: "docs/the-out-folder.md", render: withTables(outFolderTables) },
  {
    path: "schema/quantgate.schema.json",
    render: () => `${JSON.stringify(policySchema(), null, 2)}\n`,
  },
  { path: "biome.json", render: withImports },
  { path: "tsconfig.pure.json", render: withFolders },
  { path: "scripts/lint/pure.grit", render: withNames },
];

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function withTables(named: Readonly<Record<string, () => string>>) {
  return (text: string): string =>
    Object.entries(named).reduce((page, [name, table]) => {
      const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
      const [before, rest] = halves(page, begin);
      const [, after] = halves(rest, end);
      return `${before}${begin}\n\n${table()}\n\n${end}${after}`;
    }, text);
}

function halves(text: string, marker: string): [string, string] {
  const at = text.indexOf(marker);
  if (at === -1) throw new Error(`a page made from the code lacks the marker ${marker}`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}
