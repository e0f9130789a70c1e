import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { openProject } from "../../src/git/repository.ts";
import { Checkout, disposableFolder, open } from "./disposable.ts";

describe("a project", () => {
  test("is a plain folder where there is no git repository, and can still be read", async () => {
    const root = disposableFolder();
    const project = await openProject(root, { env: { PATH: process.env.PATH }, temp: root });
    expect(project.kind).toBe("folder");
    expect(await project.working().kindOf("quantgate.yml")).toBe("absent");
  });

  test("is a plain folder where git is not installed", async () => {
    const root = disposableFolder();
    const project = await openProject(root, { env: { PATH: "/nonexistent" }, temp: root });
    expect(project.kind).toBe("folder");
  });

  test("cannot be in a folder that does not exist", async () => {
    const opening = openProject("/nonexistent", { env: {}, temp: "/nonexistent" });
    await expect(opening).rejects.toThrow("/nonexistent cannot be opened");
  });

  test("is found from a folder within it, and paths count from its root", async () => {
    const checkout = Checkout.init();
    checkout.commit({ "app/quantgate.yml": "version: 1\n" });
    const project = await openProject(join(checkout.root, "app"), {
      env: { PATH: process.env.PATH },
      temp: disposableFolder(),
    });
    expect(project.root).toBe(checkout.root);
    expect(project.pathOf("quantgate.yml")).toBe("app/quantgate.yml");
    expect(project.pathOf("../Models")).toBe("Models");
    expect(project.pathOf(join(checkout.root, "app", "data"))).toBe("app/data");
    const link = join(disposableFolder(), "link");
    symlinkSync(checkout.root, link);
    expect(project.pathOf(join(link, "app", "quantgate.yml"))).toBe("app/quantgate.yml");
    expect(project.pathOf(join(link, "not/yet/there.yml"))).toBe("not/yet/there.yml");
    expect(() => project.pathOf("../../elsewhere")).toThrow("leads out of the repository");
    await project.close();
  });

  test("has no head before its first commit", async () => {
    expect((await open(Checkout.init())).head).toBeNull();
  });

  test("leaves nothing behind when it is closed", async () => {
    const temp = disposableFolder();
    const checkout = Checkout.init();
    const project = await openProject(checkout.root, { env: { PATH: process.env.PATH }, temp });
    expect(readdirSync(temp)).toHaveLength(1);
    await project.close();
    expect(readdirSync(temp)).toEqual([]);
  });

  test("obeys no hook and no configured command of the checkout when it fetches", async () => {
    const checkout = Checkout.init();
    checkout.commit({ a: "1" });
    checkout.publish();
    const trap = join(disposableFolder(), "trapped");
    checkout.git("config", "core.fsmonitor", `touch ${trap}`);
    checkout.git("config", "remote.origin.uploadpack", `touch ${trap}; git-upload-pack`);
    checkout.git("config", "core.alternateRefsCommand", `touch ${trap}`);
    const repository = await open(checkout);
    await repository.tip("main");
    await repository.at(repository.head ?? "").list("");
    expect(existsSync(trap)).toBe(false);
  });
});

describe("the tip of a branch", () => {
  test("is asked of the remote, which may be newer than the checkout, whose refs stay as they were", async () => {
    const checkout = Checkout.init();
    const old = checkout.commit({ a: "1" });
    checkout.publish();
    const other = checkout.clone();
    const newer = other.commit({ a: "2" });
    other.git("push", "--quiet", "origin", "main");
    const repository = await open(checkout);
    expect(await repository.tip("main")).toEqual({ commit: newer });
    expect((await repository.at(newer).read("a")).toString()).toBe("2");
    expect(checkout.git("rev-parse", "refs/remotes/origin/main")).toBe(old);
  });

  test("comes from the checkout, with the reason, where the remote cannot be asked", async () => {
    const checkout = Checkout.init();
    const commit = checkout.commit({ a: "1" });
    checkout.publish();
    checkout.git("remote", "set-url", "origin", "file:///nonexistent.git");
    const tip = await (await open(checkout)).tip("main");
    expect(tip.commit).toBe(commit);
    expect(tip.stale).toContain("nonexistent.git");
  });

  test("that is nowhere is an error which names the branch", async () => {
    const checkout = Checkout.init();
    checkout.commit({ a: "1" });
    checkout.publish();
    await expect((await open(checkout)).tip("release/2")).rejects.toThrow(
      '"release/2" is not here',
    );
  });

  test("is not asked for under a name that is an option or a pattern", async () => {
    const checkout = Checkout.init();
    checkout.commit();
    const repository = await open(checkout);
    for (const name of ["a b", "x:y", "*", "..", "a~1"]) {
      await expect(repository.tip(name)).rejects.toThrow("is no branch name");
    }
    await expect(repository.resolve("--all")).rejects.toThrow("knows no commit");
  });

  test("may be a path from the checkout as well as a URL", async () => {
    const checkout = Checkout.init();
    const commit = checkout.commit({ a: "1" });
    const server = checkout.publish();
    mkdirSync(join(checkout.root, "sub"));
    checkout.git("remote", "set-url", "origin", relative(checkout.root, server));
    expect(await (await open(checkout)).tip("main")).toEqual({ commit });
  });
});

describe("the merge-base", () => {
  test("is where the branches parted", async () => {
    const checkout = Checkout.init();
    const parted = checkout.commit({ a: "1" });
    checkout.git("switch", "--quiet", "--create", "feature");
    const head = checkout.commit({ b: "1" });
    checkout.git("switch", "--quiet", "main");
    const tip = checkout.commit({ a: "2" });
    expect(await (await open(checkout)).mergeBases(tip, head)).toEqual([parted]);
  });

  test("cannot be found in a shallow checkout, and the message says what to set", async () => {
    const checkout = Checkout.init();
    checkout.commit({ a: "1" });
    checkout.publish();
    checkout.git("switch", "--quiet", "--create", "feature");
    const head = checkout.commit({ b: "1" });
    checkout.git("push", "--quiet", "origin", "feature");
    checkout.git("switch", "--quiet", "main");
    checkout.commit({ a: "2" });
    checkout.git("push", "--quiet", "origin", "main");
    const repository = await open(checkout.clone("--depth=1", "--branch=feature"));
    expect(repository.shallow).toBe(true);
    const { commit } = await repository.tip("main");
    await expect(repository.mergeBases(commit, head)).rejects.toThrow("fetch-depth: 0");
    await expect(repository.resolve(`${head}~1`)).rejects.toThrow("fetch-depth: 0");
  });

  test("of unrelated histories does not exist", async () => {
    const checkout = Checkout.init();
    const one = checkout.commit({ a: "1" });
    checkout.git("switch", "--quiet", "--orphan", "other");
    const other = checkout.commit({ a: "2" });
    await expect((await open(checkout)).mergeBases(one, other)).rejects.toThrow(
      "no common ancestor",
    );
  });
});

test("the instant of a commit is the one it names, in UTC", async () => {
  const checkout = Checkout.init();
  const project = await open(checkout);
  const commit = checkout.commit({ "a.txt": "a" });
  const seconds = Number(checkout.git("show", "--no-patch", "--format=%ct", commit));
  const expected = new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
  expect(await project.committed(commit)).toBe(expected);
  expect(await project.committed("0".repeat(40))).toBeNull();
});
