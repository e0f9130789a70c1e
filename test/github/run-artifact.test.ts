import { existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { downloadArtifact } from "../../src/github/download-artifact.ts";
import { connect } from "../../src/github/octokit.ts";
import type { Reach } from "../../src/github/reach.ts";
import { artifactOfRun } from "../../src/github/run-artifact.ts";
import { listen } from "../emulator/ports.ts";
import { disposableFolder } from "../git/disposable.ts";

const HEAD = "a".repeat(40);
const EVENT = {
  kind: "workflow-run",
  run: { id: 7, attempt: 2, startedAt: "2026-11-20T10:00:00Z", event: "pull_request" },
  head: { commit: HEAD, branch: "feature", repository: "stranger/app" },
} as const;

function listed(id: number, created_at: string, name = "quantgate") {
  const workflow_run = { head_sha: HEAD };
  return { id, name, size_in_bytes: 10, expired: false, created_at, workflow_run };
}

/** GitHub, as far as artifacts go: each page of the list, and a zip without end or length. */
async function serving(pages: readonly object[][]): Promise<Reach> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", url);
    if (pathname.endsWith("/zip"))
      return response.writeHead(302, { location: `${url}/blob` }).end();
    if (pathname === "/blob") {
      const timer = setInterval(() => response.write(Buffer.alloc(100_000)), 1);
      return response.on("close", () => clearInterval(timer));
    }
    const page = Number(searchParams.get("page") ?? 1);
    const next = `<${url}${pathname}?page=${page + 1}>; rel="next"`;
    response.writeHead(200, {
      "content-type": "application/json",
      ...(page < pages.length && { link: next }),
    });
    return response.end(JSON.stringify({ total_count: 999, artifacts: pages[page - 1] }));
  });
  const url = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const octokit = await connect("token", { baseUrl: url });
  const patience = { seconds: 300, signal: undefined, sleep: async () => undefined };
  return { octokit, place: { owner: "team", repo: "app" }, patience };
}

test("an artifact is found on whichever page of the list it stands", async () => {
  const others = Array.from({ length: 100 }, (_, id) =>
    listed(id + 1, "2026-11-20T11:00:00Z", `other-${id}`),
  );
  const reach = await serving([others, [listed(500, "2026-11-20T11:00:00Z")]]);
  expect(await artifactOfRun(reach, EVENT, "quantgate")).toMatchObject({ id: 500 });
});

test("of a run that was started again its last attempt counts, or else the newest before it", async () => {
  const early = [listed(1, "2026-11-18T10:00:00Z"), listed(2, "2026-11-19T10:00:00Z")];
  const late = await serving([[...early, listed(3, "2026-11-20T10:30:00Z")]]);
  expect(await artifactOfRun(late, EVENT, "quantgate")).toMatchObject({ id: 3 });
  const only = await serving([early]);
  expect(await artifactOfRun(only, EVENT, "quantgate")).toMatchObject({ id: 2 });
});

test("a download that is larger than was listed ends where it is too large", async () => {
  const file = join(disposableFolder(), "artifact.zip");
  const reach = await serving([]);
  const download = downloadArtifact(reach, { id: 1, file, most: 1_000_000 });
  await expect(download).rejects.toThrow("more than the 1000000 bytes that are read");
  expect(existsSync(file) && statSync(file).size).toBeLessThanOrEqual(1_000_000);
});
