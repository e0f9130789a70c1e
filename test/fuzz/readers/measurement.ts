import { readFileSync } from "node:fs";
import { LAYOUT } from "../../../src/out/layout.ts";
import { outFolder } from "../../../src/out/out-folder.ts";
import { nearlyJson } from "../edits.ts";
import { reader } from "../reader.ts";

const PUBLISHED = "fixtures/food80/Measurements/iphone15/int8.json";
const SLOT = { model: "food80", side: "head", variant: "int8", target: "iphone-15" } as const;

const MORE = {
  records: { path: LAYOUT.records.of(SLOT), digest: `sha256:${"a".repeat(64)}`, count: 2 },
  latency: {
    unit: "ms",
    rounds: [
      [1, 2],
      [3, 4],
    ],
    ...{ load: [100, 110], first: [9, 8] },
  },
  memory: { unit: "bytes", rounds: [1_000_000, 1_100_000] },
  placement: {
    ...{ operations: 4, placed: 4, costed: 3, switches: 2 },
    ...{ share: { ane: 0.75, cpu: 0.25 }, cost: { ane: 0.9, cpu: 0.1 } },
    off: [{ op: "topk", count: 1, cost: 0.1, on: "cpu", example: "topk_0", why: "unknown" }],
  },
  evaluated: { n: 2, of: 2 },
};

export const measurement = reader({
  name: "measurement",
  share: 10,
  open: (folder) => {
    const out = outFolder(folder);
    const real = readFileSync(PUBLISHED, "utf8");
    const full = JSON.stringify({ ...JSON.parse(real), ...MORE });
    return {
      inputs: nearlyJson([real, full]),
      read: async (text: string) => {
        await out.writeText(LAYOUT.measurement.of(SLOT), text);
        return await out.readMeasurement(SLOT);
      },
    };
  },
});
