import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { type Placement, unpack } from "../../../src/unpack/unpack.ts";
import { hostileZip } from "../../unpack/hostile-zip.ts";
import { reader } from "../reader.ts";

const NAMES = [
  "plan.json",
  "verdict.json",
  "records/a.jsonl",
  "records/",
  "packages/a/w.bin",
  "x",
  "A",
  "a",
];
const EVIL = [
  "../x",
  "/x",
  "a/../../x",
  "a//b",
  ".",
  "..",
  "",
  "a\0b",
  "C:x",
  "a\\b",
  "\ud800",
  "é",
  "e\u0301",
  "plan.json/x",
];
const MODES = [0o100644, 0o100644, 0o100644, 0, 0o040755, 0o120777, 0o010644, 0o160000];
const ROOM = 100_000;
const LIMITS = { entries: 12, name: 60, total: 250_000 };

/** Hostile by what it says, with any of its bytes changed, or cut; or no zip at all. */
const zips = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(archives(), changes()).map(([zip, edits]) => changed(zip, edits)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
);

export const artifact = reader({
  name: "artifact",
  share: 10,
  open: (folder) => ({
    inputs: zips,
    read: async (zip: Buffer) => {
      const into = join(folder, "into");
      await rm(into, { recursive: true, force: true });
      await mkdir(into);
      await writeFile(join(folder, "artifact.zip"), zip);
      try {
        await unpack({ zip: join(folder, "artifact.zip"), into, placeOf, limits: LIMITS });
      } finally {
        await refuseOutside(folder);
      }
    },
  }),
});

function placeOf(path: string): Placement {
  if (path.startsWith("packages/")) return { kind: "left" };
  return path === "x" ? { kind: "foreign" } : { kind: "taken", most: ROOM };
}

/** Nothing may lie beside the folder, and in it only files and folders, not more than there is room for. */
async function refuseOutside(folder: string): Promise<void> {
  const beside = (await readdir(folder)).filter((name) => !["into", "artifact.zip"].includes(name));
  if (beside.length > 0) throw new Error(`it wrote ${beside.join()} beside its folder`);
  const inside = await readdir(join(folder, "into"), { recursive: true, withFileTypes: true });
  const strange = inside.filter((one) => !one.isFile() && !one.isDirectory());
  if (strange.length > 0) throw new Error(`it wrote ${strange.map(({ name }) => name).join()}`);
}

function archives(): fc.Arbitrary<Buffer> {
  const content = fc.constantFrom(
    "",
    "{}",
    "x".repeat(200),
    Buffer.alloc(ROOM),
    Buffer.alloc(ROOM + 1),
  );
  const file = fc.record(
    {
      name: fc.constantFrom(...NAMES, ...NAMES, ...EVIL),
      content,
      mode: fc.constantFrom(...MODES),
      method: fc.constantFrom(0, 8, 8, 8, 12),
      claims: fc.constantFrom(0, 1, 200, 0xffffffff),
      encrypted: fc.constant(true),
      overlaps: fc.constant(true),
    },
    { requiredKeys: ["name", "content"] },
  );
  const count = fc.constantFrom(0, 1, 13, 1_000_000, 2 ** 52);
  return fc
    .tuple(fc.array(file, { maxLength: 6 }), fc.option(count, { freq: 8, nil: undefined }))
    .map(([files, claimed]) => hostileZip(files, claimed));
}

interface Byte {
  readonly at: number;
  readonly value: number;
}

function changes(): fc.Arbitrary<{ bytes: Byte[]; keep: number }> {
  const byte = fc.record({ at: fc.nat(), value: fc.nat(255) });
  return fc.record({
    bytes: fc.array(byte, { maxLength: 8, size: "small" }),
    keep: fc.constantFrom(1, 1, 1, 1, 0.9, 0.5),
  });
}

function changed(zip: Buffer, { bytes, keep }: { bytes: readonly Byte[]; keep: number }): Buffer {
  const copy = Buffer.from(zip.subarray(0, Math.floor(zip.length * keep)));
  for (const { at, value } of bytes) if (copy.length > 0) copy[at % copy.length] = value;
  return copy;
}
