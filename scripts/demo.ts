import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

/** The whole job on one of the fixtures that have a policy: `npm run demo`, or `npm run demo -- <name>`. */
const [name = "digits", ...more] = process.argv.slice(2);
const demos = await withPolicy("fixtures");
if (demos.includes(name)) {
  const policy = `fixtures/${name}/quantgate.yml`;
  const gate = ["dist/cli.js", "gate", "--policy", policy, ...more];
  const { exitCode } = await execa(process.execPath, gate, { stdio: "inherit", reject: false });
  process.exitCode = exitCode ?? 1;
} else {
  console.error(`there is no demo ${name}\n  accepted: ${demos.join(", ")}`);
  process.exitCode = 2;
}

async function withPolicy(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => existsSync(join(folder, name, "quantgate.yml"))).sort();
}
