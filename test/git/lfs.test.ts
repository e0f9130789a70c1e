import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsePointer } from "../../src/git/lfs-pointer.ts";
import { Checkout, disposableFolder, NO_GIT_LFS, open } from "./disposable.ts";

const OID = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize 12345\n`;

describe("a Git LFS pointer", () => {
  test("names its object and size", () => {
    expect(parsePointer(Buffer.from(POINTER))).toEqual({ oid: OID, bytes: 12345 });
  });

  test.each([
    ["an empty file", ""],
    ["a text about pointers", `See: ${POINTER}`],
    ["a pointer with more after it", `${POINTER}more\n`],
    ["a pointer longer than the specification lets it be", POINTER + " ".repeat(1024)],
    ["a digest of another kind", POINTER.replace("sha256", "md5")],
  ])("is not %s", (_, text) => {
    expect(parsePointer(Buffer.from(text))).toBeNull();
  });
});

test("a text that is too large is refused before it is fetched, from wherever a commit says", async () => {
  const checkout = Checkout.init();
  const pointer = POINTER.replace("12345", "999999999999999");
  const lfs = "[lfs]\nurl = https://127.0.0.1:9/endless\n";
  const commit = checkout.commit({ "quantgate.yml": pointer, ".lfsconfig": lfs });
  const repository = await open(checkout);
  for (const tree of [repository.at(commit), repository.working()])
    await expect(tree.read("quantgate.yml")).rejects.toThrow("larger than 256 MiB");
});

describe.skipIf(NO_GIT_LFS)(
  `objects in Git LFS${NO_GIT_LFS ? " (skipped: git-lfs is not installed)" : ""}`,
  () => {
    const WEIGHTS = Buffer.alloc(5000, "weights");

    /** A clone that has pointers only, of a server that has the objects. */
    function pointersOnly() {
      const author = Checkout.init();
      author.git("lfs", "install", "--local");
      author.git("lfs", "track", "*.bin");
      author.commit({
        "Models/A [1], b.mlpackage/weight.bin": WEIGHTS,
        "Models/notes.txt": "plain",
      });
      const server = author.publish();
      author.git("lfs", "push", "--all", "origin", "main");
      const checkout = author.clone();
      return { server, checkout, commit: checkout.git("rev-parse", "HEAD") };
    }
    const PACKAGE = "Models/A [1], b.mlpackage";

    test("are fetched and stand where their pointers stood", async () => {
      const { checkout, commit } = pointersOnly();
      const tree = (await open(checkout)).at(commit);
      const copy = await tree.materialize(PACKAGE, disposableFolder());
      expect(readFileSync(join(copy, "weight.bin")).equals(WEIGHTS)).toBe(true);
    });

    test("are fetched for a working tree too, whose other files are copied beside them", async () => {
      const { checkout } = pointersOnly();
      const into = disposableFolder();
      const copy = await (await open(checkout)).working().materialize("Models", into);
      expect(copy).toBe(join(into, "Models"));
      expect(readFileSync(join(into, PACKAGE, "weight.bin")).equals(WEIGHTS)).toBe(true);
      expect(readFileSync(join(into, "Models/notes.txt"), "utf8")).toBe("plain");
    });

    test("have the digest of the files they stand for", async () => {
      const { checkout, commit } = pointersOnly();
      const repository = await open(checkout);
      const digest = await repository.at(commit).digest(PACKAGE);
      checkout.write(`${PACKAGE}/weight.bin`, WEIGHTS);
      expect(await repository.working().digest(PACKAGE)).toBe(digest);
    });

    test("that the server lost are an error with the file, the object and the command", async () => {
      const { server, checkout, commit } = pointersOnly();
      rmSync(join(server, "lfs"), { recursive: true });
      const reading = (await open(checkout)).at(commit).read(`${PACKAGE}/weight.bin`);
      const oid = parsePointer(readFileSync(join(checkout.root, PACKAGE, "weight.bin")))?.oid;
      await expect(reading).rejects.toThrow(`${PACKAGE}/weight.bin is a Git LFS pointer to ${oid}`);
      await expect(reading).rejects.toThrow(`git lfs fetch origin ${commit}`);
    });

    test("that were damaged in the local store are refused", async () => {
      const { checkout, commit } = pointersOnly();
      const tree = (await open(checkout)).at(commit);
      await tree.read(`${PACKAGE}/weight.bin`);
      const [object = ""] = execFileSync("find", [
        join(checkout.root, ".git/lfs/objects"),
        "-type",
        "f",
      ])
        .toString()
        .split("\n");
      writeFileSync(object, Buffer.alloc(5000, "forged!"));
      await expect(tree.read(`${PACKAGE}/weight.bin`)).rejects.toThrow("the local copy is damaged");
    });
  },
);

test("Without git-lfs a pointer is an error that says so", async () => {
  const checkout = Checkout.init();
  const commit = checkout.commit({ "weight.bin": POINTER });
  const reading = (await open(checkout)).at(commit).read("weight.bin");
  await expect(reading).rejects.toThrow(
    NO_GIT_LFS ? "git-lfs is not installed" : "cannot be fetched",
  );
});

test("A pointer that only lies there, which no commit holds, is told so: nothing could fetch it", async () => {
  const checkout = Checkout.init();
  checkout.write("Eval/rows.npz", POINTER);
  const reading = async () => await (await open(checkout)).working().read("Eval/rows.npz");
  await expect(reading()).rejects.toThrow("there is no commit yet");
  checkout.write("Eval/rows.npz", Buffer.alloc(2000));
  const commit = checkout.commit({ "notes.txt": "" });
  checkout.write("Eval/rows.npz", POINTER);
  checkout.write("Eval/labels.csv", POINTER);
  await expect((await open(checkout)).working().bring("Eval")).rejects.toMatchObject({
    problems: ["Eval/labels.csv", "Eval/rows.npz"].map((file) => ({
      message: `is a Git LFS pointer to ${OID} (12345 bytes), which cannot be fetched: commit ${commit.slice(0, 12)} has no pointer here, and git-lfs fetches what a commit names`,
      at: { file },
      fix: "put the file itself there",
    })),
  });
});
