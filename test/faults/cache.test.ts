import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cached } from "../action/cached.ts";
import { startCacheService } from "../emulator/caches.ts";
import { disposableFolder } from "../git/disposable.ts";
import { callsNamed, nameOf } from "./calls.ts";
import { FAULTS, patienceWith } from "./faults.ts";
import { sampled, sideBySide } from "./lanes.ts";

const CACHES = "POST /twirp/github.actions.results.api.v1.CacheService";
const SAVING = [`${CACHES}/CreateCacheEntry`, "PUT blob", `${CACHES}/FinalizeCacheEntryUpload`];
const RESTORING = [`${CACHES}/GetCacheEntryDownloadURL`, "GET blob"];

/** The archive has the key as its name, in one call or by blocks. */
const named = (call: string) => nameOf(call).replace(/ \/account\/container\/.*/, " blob");

function folder(): string {
  const path = join(disposableFolder(), "wheels");
  mkdirSync(path);
  writeFileSync(join(path, "one.whl"), "a package");
  return path;
}

test("Every call that saves or restores has its row", async () => {
  const { url, proxy } = await startCacheService();
  const path = folder();
  await cached("saveFolder", path, { url });
  expect(new Set(proxy.calls.splice(0).map(named))).toEqual(new Set(SAVING));
  rmSync(path, { recursive: true });
  await cached("restoreFolder", path, { url });
  expect(new Set(proxy.calls.map(named))).toEqual(new Set(RESTORING));
});

const cells = [...SAVING, ...RESTORING].flatMap((call) =>
  Object.keys(FAULTS).map((fault) => ({ call, fault })),
);
const chosen = sampled(cells);

test(`No fault of the cache ends a run or holds it up (${chosen.length} of ${cells.length} faults × calls)`, async () => {
  const wrong: Record<string, unknown> = {};
  await sideBySide(chosen, async ({ call, fault }) => {
    const found = await problemsOf(call, fault);
    if (found.length > 0) wrong[`${fault} at ${call}`] = found;
  });
  expect(wrong).toEqual({});
});

async function problemsOf(call: string, fault: string): Promise<string[]> {
  const { url, proxy } = await startCacheService();
  const path = folder();
  const saving = SAVING.includes(call);
  if (!saving) {
    await cached("saveFolder", path, { url });
    rmSync(path, { recursive: true });
  }
  const [method = "", place = ""] = call.split(" ");
  const calls = place === "blob" ? { method, path: /^\/account\// } : callsNamed(call);
  const { answer, times } = FAULTS[fault] ?? { answer: "cut" };
  proxy.fail({ ...calls, answer, ...(times && { times }) });
  const ended = await cached(saving ? "saveFolder" : "restoreFolder", path, {
    url,
    seconds: patienceWith(fault, false),
  });
  const claims: [boolean, string][] = [
    [ended !== null, "it threw"],
    [ended?.result !== true || readFileSync(join(path, "one.whl"), "utf8") === "a package", "lost"],
  ];
  return claims.flatMap(([held, what]) => (held ? [] : [what]));
}
