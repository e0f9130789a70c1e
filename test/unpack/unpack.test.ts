import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import { ARCHIVE_LIMITS } from "../../src/unpack/limits.ts";
import { type Placement, unpack } from "../../src/unpack/unpack.ts";
import { disposableFolder } from "../git/disposable.ts";
import { type HostileFile, hostileZip } from "./hostile-zip.ts";

const TAKEN: Placement = { kind: "taken", most: 1_000_000 };

async function unpacked(
  zip: Buffer,
  placeOf: (path: string) => Placement = () => TAKEN,
  limits = ARCHIVE_LIMITS,
) {
  const folder = disposableFolder();
  const into = join(folder, "into");
  writeFileSync(join(folder, "artifact.zip"), zip);
  await unpack({ zip: join(folder, "artifact.zip"), into, placeOf, limits });
  return into;
}

test("files that are wanted are written as they were, others stay in the archive", async () => {
  const files = [
    { name: "plan.json", content: "{}" },
    { name: "records/", mode: 0o040755 },
    { name: "records/a.jsonl", content: "x".repeat(100_000), method: 0 },
    { name: "packages/weights.bin", content: "much" },
  ];
  const into = await unpacked(hostileZip(files), (path) =>
    path.startsWith("packages/") ? { kind: "left" } : TAKEN,
  );
  expect(readdirSync(into, { recursive: true }).sort()).toEqual([
    ...["plan.json", "records", "records/a.jsonl"],
  ]);
  expect(readFileSync(join(into, "plan.json"), "utf8")).toBe("{}");
  expect(statSync(join(into, "records/a.jsonl")).size).toBe(100_000);
});

const ZEROS = Buffer.alloc(2_000_000);

test.each<[string, HostileFile[], RegExp]>([
  ["an absolute path", [{ name: "/etc/cron.d/x" }], /“\/etc\/cron\.d\/x” has an absolute path/],
  ["a path that leads out", [{ name: "records/../../x" }], /leads out of its folder/],
  ["a lone ..", [{ name: ".." }], /leads out of its folder/],
  ["a backslash", [{ name: "records\\..\\x" }], /has a backslash in its name/],
  ["a drive letter", [{ name: "C:x" }], /begins with a drive letter/],
  ["an empty part", [{ name: "records//x" }], /has a part without a name/],
  ["a dot for a part", [{ name: "./plan.json" }], /has a part without a name/],
  ["no name", [{ name: "" }], /has a part without a name/],
  ["a NUL", [{ name: "plan.json\0.png" }], /plan\.json\\u\{0\}\.png” has a control character/],
  ["a very long name", [{ name: "x".repeat(2000) }], /has a name of more than 1000 bytes/],
  ["a symbolic link", [{ name: "plan.json", mode: 0o120777 }], /is a symbolic link/],
  ["a pipe", [{ name: "plan.json", mode: 0o010644 }], /is no regular file/],
  ["a device", [{ name: "plan.json", mode: 0o060644 }], /is no regular file/],
  ["a folder named as a file", [{ name: "plan.json", mode: 0o040755 }], /is no regular file/],
  ["a name twice", [{ name: "plan.json" }, { name: "plan.json" }], /is there twice/],
  ["a name twice but for case", [{ name: "plan.json" }, { name: "Plan.json" }], /in other case/],
  ["an encrypted file", [{ name: "plan.json", encrypted: true }], /is encrypted/],
  ["another compression", [{ name: "plan.json", method: 12 }], /compressed in a way/],
  ["a bomb", [{ name: "plan.json", content: ZEROS }], /unpacks to more than the 1000000 bytes/],
  [
    "a bomb that claims to be small",
    [{ name: "plan.json", content: ZEROS, claims: 10 }],
    /cannot be unpacked: too many bytes/,
  ],
  [
    "files that share their bytes",
    Array.from({ length: 50 }, (_, at) => ({
      ...{ name: `records/${at}`, content: "x".repeat(10_000), method: 0 },
      overlaps: at > 0,
    })),
    /shares its bytes with others/,
  ],
  ["bytes that are no zip", [], /cannot be unpacked/],
])("%s is refused by name", async (_, files, why) => {
  const zip = files.length === 0 ? Buffer.from("no zip at all") : hostileZip(files);
  const refused = await unpacked(zip).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UserError);
  expect(String(refused)).toMatch(why);
});

test("a name that the caller calls foreign is refused", async () => {
  const refused = unpacked(hostileZip([{ name: "evil.sh" }]), () => ({ kind: "foreign" }));
  await expect(refused).rejects.toThrow("“evil.sh” is no part of an out folder");
});

test("a million files are refused by their count alone, whatever the directory holds", async () => {
  const zip = hostileZip([{ name: "plan.json" }], 1_000_000);
  await expect(unpacked(zip)).rejects.toThrow("claims to hold 1000000 files, more than the 20000");
});

test("many small files that are large together are refused where the sum is reached", async () => {
  const content = Buffer.alloc(100_000);
  const files = Array.from({ length: 10 }, (_, at) => ({ name: `records/${at}`, content }));
  const limits = { ...ARCHIVE_LIMITS, total: 450_000 };
  await expect(unpacked(hostileZip(files), () => TAKEN, limits)).rejects.toThrow(
    "“records/4” unpacks to more than the 50000 bytes",
  );
});

test("a damaged archive ends in a reason wherever it is cut or changed", async () => {
  const zip = hostileZip([{ name: "plan.json", content: "x".repeat(500) }]);
  const reasons: unknown[] = [];
  for (let at = 0; at < zip.length; at += 1) {
    const changed = Buffer.from(zip);
    changed.writeUInt8(zip.readUInt8(at) ^ 0xff, at);
    for (const hostile of [changed, zip.subarray(0, at)]) {
      await unpacked(hostile).catch((error: unknown) => reasons.push(error));
    }
  }
  expect(reasons.length).toBeGreaterThan(zip.length);
  for (const reason of reasons) expect(reason).toBeInstanceOf(UserError);
});
