import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { quantgate } from "../commands/command.ts";
import { digits } from "./digits.ts";
import { ASIDE, CAN_MOUNT, smallDisk } from "./disk.ts";

const POLICY = `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    variants:
      int8: { limits: { top-1: { max-drop: 1 pt } } }
`;

/** What a gate says that has so much room for temporary files, or for results. */
async function gateWith(place: "temporary files" | "results", kilobytes: number) {
  const [cwd, disk] = [await digits(), smallDisk(kilobytes)];
  writeFileSync(join(cwd, "quantgate.yml"), POLICY);
  const ran =
    place === "results"
      ? await quantgate(["gate", "--out", join(disk, "out")], { cwd })
      : await quantgate(["gate"], { cwd, env: { TMPDIR: disk } });
  return { ...ran, left: [...readdirSync(disk), ...named(cwd)] };
}

const named = (cwd: string) => (existsSync(join(cwd, "quantgate-out")) ? ["quantgate-out"] : []);

/** One fills up while coremltools converts, the other with records. */
test.skipIf(!CAN_MOUNT).each([
  ["temporary files", 56, "TMPDIR"],
  ["results", 80, "--out"],
] as const)(
  `A disk for %s that fills up at %d kB ends a gate as the machine's fault, and leaves nothing${ASIDE}`,
  async (place, kilobytes, instead) => {
    const { status, stdout, stderr, left } = await gateWith(place, kilobytes);
    expect(stderr).toMatch(/No space left on device|does not fit on the disk|cannot be written/);
    expect(stderr).toContain(instead);
    expect(stdout + stderr).not.toMatch(/unmeasured|refuses the constant|cannot be lowered|bug/);
    expect(status).toBe(2);
    expect(left).toEqual([]);
  },
);
