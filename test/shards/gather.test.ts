import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import { failed } from "../../src/contract/measurement.ts";
import type { Plan, PlannedRequest } from "../../src/contract/plan.ts";
import { slotsOf } from "../../src/contract/slot.ts";
import { Stamp } from "../../src/contract/stamp.ts";
import { type OutFolder, outFolder } from "../../src/out/out-folder.ts";
import { digestOf } from "../../src/out/write.ts";
import { shardsOf, sharesOf } from "../../src/plan/shards.ts";
import { gather } from "../../src/shards/gather.ts";
import { stamp } from "../../src/shards/stamp.ts";

const TEXT = "version: 1\n";

const plan: Plan = {
  ...{ schema: 2, branch: null, head: { commit: null }, notes: [], shards: 2 },
  policies: { target: { path: "quantgate.yml", commit: null, digest: digestOf(TEXT), text: TEXT } },
  models: [],
  requests: [request("food"), request("faces")],
};

function request(model: string): PlannedRequest {
  return {
    ...{ model, side: "head", target: "portable", task: "parity", data: [], options: {} },
    source: { path: "M.mlpackage", commit: null },
    variants: [{ name: "int8", recipe: { kind: "preset", preset: "int8" } }],
  };
}

let home: string;
let out: OutFolder;
const at = (...path: string[]) => join(home, ...path);

/** Two shards as they were measured; every test spoils a copy. */
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "quantgate-gather-"));
  out = outFolder(at("out"));
  await out.writePlan(plan);
  for (const shard of shardsOf(2)) {
    const own = outFolder(at("good", `quantgate-shard-${shard.index}-of-2`));
    await own.writePlan(plan);
    for (const slot of slotsOf(sharesOf(plan, shard).map(({ request: own }) => own)))
      await own.writeMeasurement(failed(slot, "no engine on this machine"));
    await stamp(plan, shard, own);
    rmSync(join(own.root, "plan.json"));
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const FILES = [1, 2].flatMap((index) => {
  const model = index === 1 ? "food" : "faces";
  const folder = `quantgate-shard-${index}-of-2`;
  return [
    `${folder}/shards/${index}-of-2.json`,
    `${folder}/measurements/${model}/head/int8/portable.json`,
  ];
});

async function gathered(): Promise<"gathered" | readonly string[]> {
  try {
    await gather(plan, out, { root: at("spoilt"), name: "shards" });
    return "gathered";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

function fresh(): void {
  for (const folder of [at("spoilt"), at("out/measurements"), at("out/shards")])
    rmSync(folder, { recursive: true, force: true });
  cpSync(at("good"), at("spoilt"), { recursive: true });
}

test("What was measured comes together, and nothing is left of the way there", async () => {
  fresh();
  expect(await gathered()).toBe("gathered");
  expect(readdirSync(out.root).sort()).toEqual(["measurements", "plan.json", "shards"]);
  expect(readdirSync(at("out/measurements")).sort()).toEqual(["faces", "food"]);
  expect(readdirSync(at("out/shards"))).toEqual(["1-of-2.json", "2-of-2.json"]);
});

test("Whatever happens to a byte of a shard, it is named or says the same as before", async () => {
  const damage = fc.record({
    path: fc.constantFrom(...FILES),
    place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    byte: fc.integer({ min: 0, max: 255 }),
    cut: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ path, place, byte, cut }) => {
      fresh();
      const before = readFileSync(at("spoilt", path));
      const position = Math.floor(place * before.length);
      const after = Buffer.from(cut ? before.subarray(0, position) : before);
      if (!cut) after[position] = byte;
      writeFileSync(at("spoilt", path), after);
      const end = await gathered();
      if (end === "gathered") expect(meaning(path, after)).toEqual(meaning(path, before));
      else expect(end).not.toEqual([]);
    }),
    { numRuns: 100 },
  );
});

/** Of a stamp its values, for spaces mean nothing; of a measurement its bytes. */
function meaning(path: string, bytes: Buffer): unknown {
  return path.includes("/shards/") ? Stamp.parse(JSON.parse(bytes.toString())) : bytes;
}

test("Whichever files are missing, or stand where others did, no shard passes without its own", async () => {
  const lost = fc.subarray(FILES, { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(lost, fc.boolean(), async (paths, swapped) => {
      fresh();
      for (const path of paths)
        if (swapped)
          cpSync(at("good", FILES.find((one) => one !== path) ?? ""), at("spoilt", path));
        else rmSync(at("spoilt", path));
      expect(await gathered()).not.toBe("gathered");
    }),
    { numRuns: 30 },
  );
});
