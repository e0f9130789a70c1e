import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type HostileFile, hostileZip } from "../unpack/hostile-zip.ts";
import { openFlowers, PATHS } from "./flowers.ts";
import type { Given } from "./fork.ts";

const STATUS = { inputs: { status: "quantgate/published" } };

test("an archive that no honest run makes ends in a reason, on the pull request too, and writes nothing elsewhere", async () => {
  const fork = await openFlowers();
  const bomb = Buffer.alloc(70_000_000);
  const outside = join(fork.project.root, "..", "quantgate-was-here");
  const climbing = `../../../../../../../..${outside}`;
  const rows: [string, HostileFile[], RegExp][] = [
    ["an absolute path", [{ name: outside, content: "x" }], /has an absolute path/],
    ["a path that leads out", [{ name: climbing, content: "x" }], /leads out of its folder/],
    [
      "a link",
      [{ name: PATHS.measurement, content: "/etc/passwd", mode: 0o120777 }],
      /is a symbolic link/,
    ],
    ["a bomb", [{ name: PATHS.measurement, content: bomb }], /more than the 64000000 bytes/],
    [
      "a name twice",
      [
        { name: "plan.json", content: "{}" },
        { name: "Plan.json", content: "{}" },
      ],
      /in other case/,
    ],
    ["a foreign file", [{ name: "evil.sh", content: "x" }], /is no part of an out folder/],
  ];
  for (const [what, files, why] of rows) {
    const result = await fork.publish(hostileZip(files), STATUS);
    expect(result, `${what}: ${result.log}`).toMatchObject({ status: 2 });
    expect(result.outputs.outcome, what).toBe("error");
    expect(result.summary, what).toMatch(why);
    const [comment] = await fork.comments();
    expect(comment, what).toMatch(why);
    expect(comment, what).toContain("could not be judged");
    expect(fork.statuses.at(-1), what).toMatchObject({ state: "error" });
  }
  expect(existsSync(outside)).toBe(false);
  const many = await fork.publish(hostileZip([{ name: "plan.json" }], 1_000_000));
  expect(many.summary).toMatch(/claims to hold 1000000 files/);
  const none = await fork.publish(Buffer.from("no zip"));
  expect(none.summary).toMatch(/cannot be unpacked/);
});

test("of several artifacts, or one that is missing, expired, too large or another commit's, none is judged", async () => {
  const fork = await openFlowers();
  const rows: [string, NonNullable<Given["listed"]>, RegExp][] = [
    ["missing", [{ name: "other" }], /left no artifact of the name “quantgate”/],
    ["expired", [{ expired: true }], /has expired/],
    ["too large", [{ size_in_bytes: 2_000_000_000 }], /is 2000000000 bytes large/],
    ["another commit's", [{ head: "c".repeat(40) }], /was measured at cccccccccccc, not at/],
    ["twice", [{}, {}], /left several artifacts of the name “quantgate”: \d+, \d+/],
  ];
  for (const [what, listed, why] of rows) {
    const result = await fork.publish(fork.files, { listed });
    expect(result, `${what}: ${result.log}`).toMatchObject({ status: 2 });
    expect(result.summary, what).toMatch(why);
  }
  const before = { created_at: "2026-11-19T10:00:00Z", expired: true };
  const again = await fork.publish(fork.files, { listed: [before, {}] });
  expect(again, again.log).toMatchObject({ status: 0 });
});

test("a download that breaks is tried again", async () => {
  const fork = await openFlowers();
  const gateway = { status: 502, headers: { "retry-after": "0" } };
  fork.github.proxy.fail({ path: /\/artifacts\/\d+\/zip$/, answer: gateway, times: 2 });
  fork.github.proxy.fail({ path: /\/actions\/runs\//, answer: gateway, times: 1 });
  fork.github.proxy.fail({ path: /\/pulls\?/, answer: gateway, times: 1 });
  const result = await fork.publish();
  expect(result, result.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
});
