import { createServer, type IncomingHttpHeaders } from "node:http";
import { onTestFinished } from "vitest";
import type { GitHub } from "./github.ts";
import { listen } from "./ports.ts";

/** An artifact as GitHub lists it. */
export interface Listed {
  readonly id: number;
  readonly name: string;
  readonly size_in_bytes: number;
  readonly expired: boolean;
  readonly created_at: string;
  readonly workflow_run: { readonly id: number; readonly head_sha: string };
}

/** What other runs have left: the routes that the emulator lacks, and a storage on a host of its own. */
export interface RunArtifacts {
  /** The address that downloads are sent to, and what it was asked with. */
  readonly storage: { readonly url: string; readonly asked: IncomingHttpHeaders[] };
  leave(zip: Buffer, listed: Partial<Listed> & Pick<Listed, "id" | "workflow_run">): void;
}

const PLAIN = { name: "quantgate", expired: false, created_at: "2026-11-20T10:00:00Z" };

export async function serveRunArtifacts({ proxy }: Pick<GitHub, "proxy">): Promise<RunArtifacts> {
  const zips = new Map<string, Buffer>();
  const lists = new Map<number, Listed[]>();
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const zip = zips.get(request.url ?? "");
    response.writeHead(zip === undefined ? 404 : 200, { "content-type": "application/zip" });
    response.end(zip);
  });
  const url = await listen(server);
  onTestFinished(() => void server.close());
  const leave: RunArtifacts["leave"] = (zip, given) => {
    const listed = { ...PLAIN, size_in_bytes: zip.length, ...given };
    const run = listed.workflow_run.id;
    const artifacts = [...(lists.get(run) ?? []), listed];
    lists.set(run, artifacts);
    zips.set(`/${listed.id}`, zip);
    const location = `${url}/${listed.id}`;
    proxy.fail({
      path: new RegExp(`/actions/artifacts/${listed.id}/zip$`),
      answer: { status: 302, headers: { location } },
    });
    if (artifacts.length > 1) return;
    proxy.stand(new RegExp(`/actions/runs/${run}/artifacts`), () => {
      const list = lists.get(run) ?? [];
      return { total_count: list.length, artifacts: list };
    });
  };
  return { storage: { url, asked }, leave };
}
