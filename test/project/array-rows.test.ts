import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { rowCount } from "../../src/project/array-rows.ts";

/** An array of numpy's, as far as its header goes. */
function array(shape: string): Buffer {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }\n`;
  const length = Buffer.from([header.length % 256, Math.floor(header.length / 256)]);
  return Buffer.concat([Buffer.from("\x93NUMPY\x01\x00", "latin1"), length, Buffer.from(header)]);
}

async function archive(files: Readonly<Record<string, Buffer>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { compress });
  zip.end();
  return await buffer(zip.outputStream);
}

const rowsOf = (bytes: Buffer) => rowCount({ tree: { read: async () => bytes }, path: "in.npz" });

test.each([true, false])("arrays have so many rows, packed or not: %s", async (compress) => {
  const files = { "a.npy": array("(500, 3, 8)"), "b.npy": array("(500,)") };
  expect(await rowsOf(await archive(files, compress))).toBe(500);
});

test("of a large array no more is unpacked than its header", async () => {
  const large = Buffer.concat([array("(7, 1000000)"), Buffer.alloc(4_000_000)]);
  expect(await rowsOf(await archive({ "a.npy": large }))).toBe(7);
});

test.each<[string, () => Promise<Buffer> | Buffer, string]>([
  ["no archive", () => Buffer.from("arrays"), "is no .npz file, as numpy.savez writes one"],
  ["an empty one", () => archive({}), "holds no array"],
  ["a number alone", () => archive({ "a.npy": array("()") }), "a is no array with rows"],
  ["something else", () => archive({ "a.txt": Buffer.from("x") }), "a.txt is no array with rows"],
  [
    "what says that it has more rows than fit anywhere",
    () => archive({ "a.npy": array("(4000000000, 2)") }),
    "a says that it has 4000000000 rows: the most is 10000000",
  ],
  [
    "arrays that differ",
    () => archive({ "a.npy": array("(5, 2)"), "b.npy": array("(6, 2)") }),
    "b has 6 rows where others have 5",
  ],
])("%s is refused", async (_, bytes, why) => {
  await expect(rowsOf(await bytes())).rejects.toThrow(`in.npz ${why}`);
});
