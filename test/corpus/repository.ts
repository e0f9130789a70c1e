import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import type { Case, Files } from "./case.ts";
import { write } from "./measuring.ts";

/** The commits of a case, the same on every machine: nobody's name, no clock, no settings of anybody's git. */
export interface Repository {
  readonly root: string;
  readonly main: string;
  /** What is checked out. */
  readonly head: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function repositoryFor(
  { main, fixture, branch, since, fetched = {}, event }: Case,
  folder: string,
): Promise<Repository> {
  const root = join(folder, "project");
  const env = environment();
  const shell = async (commands: readonly string[], day = 1) => {
    const date = `2026-11-${String(day).padStart(2, "0")}T09:00:00Z`;
    const at = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const options = { cwd: root, env: { ...env, ...at }, extendEnv: false };
    return (await execa("sh", ["-e", "-c", commands.join("\n")], options)).stdout;
  };
  put(root, { ".gitignore": "quantgate-out/\n" });
  if (fixture !== undefined) cpSync(fixture, root, { recursive: true });
  if (event === "folder") {
    put(root, { ...main, ...fetched });
    return { root, env, main: "", head: "" };
  }
  put(root, main);
  await shell(["git init --quiet --initial-branch=main", ...COMMIT, "git switch -qc feature"], 2);
  if (branch !== undefined) {
    put(root, branch);
    await shell(COMMIT, 9);
  }
  if (since !== undefined) {
    await shell(["git switch --quiet main"]);
    put(root, since);
    await shell([...COMMIT, "git switch --quiet feature"], 12);
  }
  put(root, fetched);
  // It plays the server too, which a pull request's target is fetched from.
  const server = event === "pull-request" ? [`git remote add origin 'file://${root}/.git'`] : [];
  const [tip = "", head = ""] = (await shell([...server, "git rev-parse main feature"])).split(
    "\n",
  );
  return { root, env, main: tip, head };
}

const COMMIT = ["git add --all", "git commit --quiet --allow-empty --message=change"];

function put(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(root, path), { recursive: true });
    else write(root, path, text);
  }
}

function environment(): Record<string, string> {
  const person = { NAME: "Corpus", EMAIL: "corpus@example.com" };
  return {
    ...{ PATH: process.env.PATH ?? "", HOME: "/nonexistent" },
    ...{ GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    ...{ GIT_AUTHOR_NAME: person.NAME, GIT_AUTHOR_EMAIL: person.EMAIL },
    ...{ GIT_COMMITTER_NAME: person.NAME, GIT_COMMITTER_EMAIL: person.EMAIL },
  };
}
