import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { openProject, type Repository } from "../../src/git/repository.ts";

/** A folder that goes away with its test. */
export function disposableFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "quantgate-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real repository to commit to; nothing of the machine's own git configuration reaches it. */
export class Checkout {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  static init(folder = disposableFolder()): Checkout {
    const checkout = new Checkout(folder);
    checkout.git("init", "--quiet", "--initial-branch=main");
    return checkout;
  }

  git(...args: readonly string[]): string {
    return execFileSync("git", args, { cwd: this.root, env: isolated(), stdio: "pipe" })
      .toString()
      .trim();
  }

  /** Several commands at once: to start each by itself is what takes long. */
  #shell(script: string, ...args: readonly string[]): string {
    const options = { cwd: this.root, env: isolated(), stdio: "pipe" } as const;
    return execFileSync("sh", ["-c", script, "sh", ...args], options)
      .toString()
      .trim();
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Writes the files, commits everything, and gives the commit. */
  commit(files: Readonly<Record<string, string | Buffer>> = {}): string {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    return this.#shell(
      "git add --all && git commit --quiet --allow-empty --message=change && git rev-parse HEAD",
    );
  }

  /** A bare copy that plays the server, set as `origin`. */
  publish(): string {
    const server = join(disposableFolder(), "server.git");
    this.#shell(
      `git clone --quiet --bare . "$1" && git -C "$1" config uploadpack.allowAnySHA1InWant true &&
      git remote add origin "file://$1" && git fetch --quiet origin`,
      server,
    );
    return server;
  }

  clone(...args: readonly string[]): Checkout {
    const folder = disposableFolder();
    const url = this.git("remote", "get-url", "origin");
    execFileSync("git", ["clone", "--quiet", ...args, url, folder], {
      env: { ...isolated(), GIT_LFS_SKIP_SMUDGE: "1" },
    });
    return new Checkout(folder);
  }
}

function isolated(): Record<string, string> {
  const person = { NAME: "Test", EMAIL: "test@example.com" };
  return {
    PATH: process.env.PATH ?? "",
    HOME: "/nonexistent",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
}

/** Whether the tests with Git LFS must be skipped. */
export const NO_GIT_LFS = spawnSync("git", ["lfs", "version"]).status !== 0;

/** Opens a checkout as the program does. */
export async function open(checkout: Checkout): Promise<Repository> {
  const temp = disposableFolder();
  const project = await openProject(checkout.root, { env: { PATH: process.env.PATH }, temp });
  if (project.kind !== "repository") throw new Error("this test needs a repository");
  onTestFinished(() => project.close());
  return project;
}
