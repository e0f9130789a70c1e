import { expect, test } from "vitest";
import { listingOf } from "../../src/git/listing.ts";
import { growth, LINEAR } from "../growth.ts";

const OID = "0".repeat(40);

/** As git lists them: in the order of their bytes, a folder as if a slash stood behind it. */
const TREES = ["a", "a/b", "é"];
const BLOBS = ["a-b", "a.b", "a/b/Net.MLPACKAGE", "a/c", "a0", "é/𝒳.mlmodel", "é/\uff21.mlmodel"];

async function listed(trees: readonly string[], blobs: readonly string[]) {
  const lines = [
    ...trees.map((path) => ({ key: `${path}/`, line: `040000 tree ${OID}\t${path}` })),
    ...blobs.map((path) => ({ key: path, line: `100644 blob ${OID}\t${path}` })),
  ];
  lines.sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
  const stdout = Buffer.from(lines.map(({ line }) => `${line}\0`).join("")).toString("latin1");
  return await listingOf(async () => ({ ok: true, stdout, stderr: "" }), OID);
}

test("what stands at a path is found wherever git's order has put it", async () => {
  const listing = await listed(TREES, BLOBS);
  const kinds = [...TREES, ...BLOBS].map((path) => listing.at(path)?.kind);
  expect(kinds).toEqual([...TREES.map(() => "folder"), ...BLOBS.map(() => "file")]);
  for (const path of ["A", "a/b/Net", "b", "é/x", "0", "zz"]) expect(listing.at(path)).toBe(null);
});

test("below a folder lies what begins with it and a slash, and not what only begins alike", async () => {
  const listing = await listed(TREES, BLOBS);
  const below = (path: string) => listing.below(path).map((one) => one.path);
  expect(below("a")).toEqual(["a/b/Net.MLPACKAGE", "a/c"]);
  expect(below("a/c")).toEqual(["a/c"]);
  expect(below("")).toEqual(BLOBS.toSorted());
  // By code units, in which the first of two surrogates comes before a full-width letter.
  expect(below("é")).toEqual(["é/𝒳.mlmodel", "é/Ａ.mlmodel"]);
  expect([...listing.within("a")].map(({ path }) => path)).toEqual(["a/b", "a/c"]);
  expect([...listing.within("")].map(({ path }) => path).sort()).toEqual(
    ["a", "a-b", "a.b", "a0", "é"].sort(),
  );
});

test("paths are found by a word in whatever case, and folders are none", async () => {
  const listing = await listed([...TREES, "x.mlmodel"], BLOBS);
  const found = listing.holding([".mlpackage", ".mlmodel"]).map(({ path }) => path);
  expect(found).toEqual(["a/b/Net.MLPACKAGE", "é/𝒳.mlmodel", "é/Ａ.mlmodel"]);
  expect(listing.holding(["mlmodelx"])).toEqual([]);
});

test("to look for some of very many paths takes as long as the text is", async () => {
  const of = async (count: number) =>
    await listed(
      ["data"],
      Array.from({ length: count }, (_, at) => `data/${String(at).padStart(7, "0")}.png`),
    );
  const listings = { 1: await of(50_000), 4: await of(200_000) };
  const grown = growth((share) => {
    const listing = listings[share];
    for (let round = 0; round < 20; round += 1) listing.holding([".mlpackage", ".gitattributes"]);
    for (let at = 0; at < 1000; at += 1) listing.at(`data/${String(at).padStart(7, "0")}.png`);
  });
  expect(grown).toBeLessThan(LINEAR);
});
