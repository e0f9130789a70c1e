/**
 * Writes what is made from the code: the tables of the pages between their markers, the JSON Schema of the policy, and
 * what the linter and the second tsc are told of the pure rooms. With `--check`, writes nothing and fails where a file is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { generated } from "./reference/generated.ts";

const root = new URL("../", import.meta.url);
const check = process.argv.includes("--check");

for (const { path, render } of generated) {
  const file = new URL(path, root);
  const before = readFileSync(file, { encoding: "utf8", flag: "a+" });
  const after = render(before);
  if (before === after) continue;
  if (!check) writeFileSync(file, after);
  console.log(`${path} ${check ? "is stale: run npm run reference" : "written"}`);
  if (check) process.exitCode = 1;
}
