import { cp, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

/** A copy of what the repository holds, as a person would have downloaded it: without git, without node_modules. */
export async function copyOfRepository(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "quantgate-copy-"));
  const { stdout } = await execa("git", ["ls-files", "-z", "dist", "worker", "fixtures"]);
  for (const file of stdout.split("\0").filter((name) => name !== "")) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await cp(file, join(copy, file));
  }
  return copy;
}
