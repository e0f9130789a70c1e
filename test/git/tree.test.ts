import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Checkout, disposableFolder, open } from "./disposable.ts";

const PACKAGE = {
  "Models/Food.mlpackage/Manifest.json": "{}",
  "Models/Food.mlpackage/Data/weight.bin": Buffer.from([0, 10, 255, 0]),
  "Models/Foo.txt": "no part of it",
};

describe("the files at a commit", () => {
  test("are what was committed, whatever the working tree has since become", async () => {
    const checkout = Checkout.init();
    const beside = { "Models/Food.mlpackage2": "begins alike", "Models/Food.ml": "and is shorter" };
    const commit = checkout.commit({ ...PACKAGE, ...beside, "quantgate.yml": "version: 1\n" });
    checkout.write("quantgate.yml", "changed");
    const tree = (await open(checkout)).at(commit);
    expect((await tree.read("quantgate.yml")).toString()).toBe("version: 1\n");
    expect(await tree.list("Models/Food.mlpackage")).toEqual([
      "Models/Food.mlpackage/Data/weight.bin",
      "Models/Food.mlpackage/Manifest.json",
    ]);
  });

  test("have git's names by their whole paths, also below the root", async () => {
    const checkout = Checkout.init();
    const commit = checkout.commit({ ab: "1", bb: "2" });
    const blobs = await (await open(checkout)).at(commit).blobs(".");
    expect([...(blobs?.keys() ?? [])]).toEqual(["ab", "bb"]);
  });

  test.each([
    ["a file", "Models/Foo.txt", "file"],
    ["a folder", "Models/Food.mlpackage", "folder"],
    ["the root", ".", "folder"],
    ["a name that only begins alike", "Models/Food", "absent"],
    ["a folder asked for with a slash", "Models/", "folder"],
    ["a pattern", "Models/*", "absent"],
  ])("tell %s for what it is", async (_, path, kind) => {
    const checkout = Checkout.init();
    const repository = await open(checkout);
    const commit = checkout.commit(PACKAGE);
    expect(await repository.at(commit).kindOf(path)).toBe(kind);
    expect(await repository.working().kindOf(path)).toBe(kind);
  });

  test("are told apart from links, at a path and above it", async () => {
    const checkout = Checkout.init();
    checkout.write("Taken/int8.json", "{}");
    symlinkSync("int8.json", join(checkout.root, "Taken/int4.json"));
    symlinkSync("Taken", join(checkout.root, "Phone"));
    const repository = await open(checkout);
    for (const tree of [repository.at(checkout.commit()), repository.working()]) {
      const linked = async (path: string) => [path, await tree.isLinked(path)];
      expect(await linked("Taken/int8.json")).toEqual(["Taken/int8.json", false]);
      expect(await linked("Taken/none.json")).toEqual(["Taken/none.json", false]);
      expect(await linked("Taken/int4.json")).toEqual(["Taken/int4.json", true]);
      expect(await linked("Phone/int8.json")).toEqual(["Phone/int8.json", true]);
    }
  });

  test("have as many bytes as there are, those of Git LFS as their pointers say", async () => {
    const checkout = Checkout.init();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 14000000\n`;
    const commit = checkout.commit({ ...PACKAGE, "Models/Food.mlpackage/Data/large.bin": pointer });
    const repository = await open(checkout);
    for (const tree of [repository.at(commit), repository.working()]) {
      expect(await tree.bytes("Models/Food.mlpackage")).toBe(14_000_000 + 4 + 2);
      expect(await tree.bytes("Models/None")).toBe(0);
    }
  });

  test("are copied byte for byte", async () => {
    const checkout = Checkout.init();
    const commit = checkout.commit(PACKAGE);
    const into = disposableFolder();
    const tree = (await open(checkout)).at(commit);
    const copy = await tree.materialize("Models/Food.mlpackage", into);
    expect(copy).toBe(join(into, "Models/Food.mlpackage"));
    expect(readFileSync(join(copy, "Data/weight.bin"))).toEqual(Buffer.from([0, 10, 255, 0]));
  });

  test("of many sizes come one after another, none cut", async () => {
    const files = Object.fromEntries(
      [0, 1, 4095, 65_536, 3_000_001].map((size) => [`data/${size}`, Buffer.alloc(size, "ab\n")]),
    );
    const checkout = Checkout.init();
    const commit = checkout.commit(files);
    const copy = await (await open(checkout)).at(commit).materialize("data", disposableFolder());
    for (const [path, bytes] of Object.entries(files)) {
      expect(readFileSync(join(copy, path.slice(5))).equals(bytes)).toBe(true);
    }
  });

  test("tell a model that was renamed or deleted since", async () => {
    const checkout = Checkout.init();
    const before = checkout.commit(PACKAGE);
    checkout.git("mv", "Models/Food.mlpackage", "Models/Meal.mlpackage");
    const after = checkout.commit();
    const repository = await open(checkout);
    expect(await repository.at(before).kindOf("Models/Food.mlpackage")).toBe("folder");
    expect(await repository.at(after).kindOf("Models/Food.mlpackage")).toBe("absent");
    const was = await repository.at(before).digest("Models/Food.mlpackage");
    expect(await repository.at(after).digest("Models/Meal.mlpackage")).toBe(was);
  });

  test("that are not there are an error naming path and commit", async () => {
    const checkout = Checkout.init();
    const commit = checkout.commit(PACKAGE);
    const tree = (await open(checkout)).at(commit);
    const message = `no such file or folder at ${commit.slice(0, 12)}`;
    await expect(tree.read("Models/None")).rejects.toThrow(message);
    await expect(tree.read("Models/Food.mlpackage")).rejects.toThrow(message);
    await expect(tree.digest("Models/None")).rejects.toThrow(message);
    await expect(tree.materialize("Models/None", disposableFolder())).rejects.toThrow(message);
  });

  test("are not followed through symbolic links", async () => {
    const checkout = Checkout.init();
    checkout.commit(PACKAGE);
    symlinkSync("/etc", join(checkout.root, "Eval"));
    symlinkSync("../Foo.txt", join(checkout.root, "Models/Food.mlpackage/link"));
    const tree = (await open(checkout)).at(checkout.commit());
    expect(await tree.kindOf("Eval/passwd")).toBe("link");
    for (const path of ["Eval", "Eval/passwd", "Models/Food.mlpackage"]) {
      await expect(tree.materialize(path, disposableFolder())).rejects.toThrow("symbolic link");
    }
  });

  test("are not read from submodules", async () => {
    const checkout = Checkout.init();
    const commit = checkout.commit(PACKAGE);
    checkout.git("update-index", "--add", "--cacheinfo", `160000,${commit},Vendored`);
    checkout.git("commit", "--quiet", "--message=add a submodule");
    const tree = (await open(checkout)).at(checkout.git("rev-parse", "HEAD"));
    await expect(tree.list("Vendored")).rejects.toThrow("is a submodule");
  });

  test("that a Mac would store as one are kept apart where the disk keeps them apart", async () => {
    const checkout = Checkout.init();
    const files = { "data/A.png": "1", "data/a.png": "2", "data/Cat/1.png": "3" };
    const commit = checkout.commit(files);
    const into = disposableFolder();
    await (await open(checkout)).at(commit).materialize("data", into);
    for (const [path, text] of Object.entries(files))
      expect(readFileSync(join(into, path), "utf8")).toBe(text);
  });

  test("cannot be written outside the folder by a hostile name", async () => {
    const checkout = Checkout.init();
    checkout.commit(PACKAGE);
    const blob = checkout.git("hash-object", "-w", "Models/Foo.txt");
    const inner = mktree(checkout, `100644 blob ${blob}\tescaped`);
    const outer = mktree(checkout, `040000 tree ${inner}\t..`);
    const data = mktree(checkout, `040000 tree ${outer}\tdata`);
    const commit = checkout.git("commit-tree", data, "-m", "hostile");
    const tree = (await open(checkout)).at(commit);
    await expect(tree.materialize("data", disposableFolder())).rejects.toThrow(
      "a file of this name is not written anywhere",
    );
  });
});

describe("the files of the working tree", () => {
  test("are read in place, not copied", async () => {
    const checkout = Checkout.init();
    checkout.commit(PACKAGE);
    checkout.write("Models/Food.mlpackage/Manifest.json", "uncommitted");
    const tree = (await open(checkout)).working();
    expect((await tree.read("Models/Food.mlpackage/Manifest.json")).toString()).toBe("uncommitted");
    expect(await tree.materialize("Models", disposableFolder())).toBe(
      join(checkout.root, "Models"),
    );
  });

  test("have the digest that they have once committed", async () => {
    const checkout = Checkout.init();
    const commit = checkout.commit(PACKAGE);
    const repository = await open(checkout);
    const digest = await repository.working().digest("Models");
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await repository.at(commit).digest("Models")).toBe(digest);
    checkout.write("Models/Foo.txt", "changed");
    expect(await repository.working().digest("Models")).not.toBe(digest);
  });

  test("may not lie outside the repository behind a link", async () => {
    const outside = disposableFolder();
    writeFileSync(join(outside, "secret"), "");
    const checkout = Checkout.init();
    symlinkSync(outside, join(checkout.root, "Eval"));
    mkdirSync(join(checkout.root, "data"));
    symlinkSync(join(outside, "secret"), join(checkout.root, "data/secret"));
    const tree = (await open(checkout)).working();
    for (const path of ["Eval", "Eval/secret", "data"]) {
      await expect(tree.materialize(path, disposableFolder())).rejects.toThrow(
        "leads out of the repository",
      );
    }
  });

  test("may not lead in a circle", async () => {
    const checkout = Checkout.init();
    mkdirSync(join(checkout.root, "data"));
    symlinkSync(".", join(checkout.root, "data/again"));
    const tree = (await open(checkout)).working();
    await expect(tree.list("data")).rejects.toThrow("symbolic link to a folder");
  });
});

function mktree(checkout: Checkout, line: string): string {
  checkout.write(".git/line", `${line}\n`);
  return checkout.git("-c", "alias.tree-of=!git mktree --missing < .git/line", "tree-of");
}
