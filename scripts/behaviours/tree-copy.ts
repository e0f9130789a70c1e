import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** Lets `work` have a copy of the tree as it stands, committed or not, that it may change. */
export async function withCopy<T>(root: string, work: (copy: string) => Promise<T>): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), "quantgate-behaviour-"));
  try {
    for (const path of await filesOf(root)) await cp(join(root, path), join(copy, path));
    await symlink(join(root, "node_modules"), join(copy, "node_modules"));
    return await work(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** All that git tracks or would: what was deleted but not committed is named twice, as deleted too. */
async function filesOf(root: string): Promise<string[]> {
  const list = async (...which: string[]) => {
    const { stdout } = await execa("git", ["ls-files", "-z", ...which], { cwd: root });
    return stdout.split("\0").filter((path) => path !== "");
  };
  // A link of that name is no folder, which is what is ignored.
  const left = new Set([...(await list("--deleted")), "node_modules"]);
  const present = await list("--cached", "--others", "--exclude-standard");
  return [...new Set(present)].filter((path) => !left.has(path));
}
