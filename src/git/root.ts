import { realpath } from "node:fs/promises";
import { type Git, gitIn } from "./run.ts";
import { gitVariables } from "./variables.ts";

/** The root of the repository that a folder lies in; the folder itself where it lies in none. */
export async function rootAround(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<string> {
  const found = await topOf(gitIn(folder, gitVariables(env), signal));
  return found.ok ? await realpath(found.stdout) : folder;
}

export async function topOf(git: Git) {
  return await git(["rev-parse", "--show-toplevel"]);
}
