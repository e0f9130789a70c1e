import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./ports.ts";
import { type FaultyProxy, startProxy } from "./proxy.ts";

/** The service that keeps a run's artifacts: two calls around the upload of a zip. */
export interface ArtifactService {
  readonly url: string;
  /** The zips by the names they were given, once they were finalized. */
  readonly artifacts: Map<string, Buffer>;
  /** A runner's token, which names the run and the job in its scope. */
  readonly token: string;
  /** What stands in front of it. */
  readonly proxy: FaultyProxy;
}

export async function startArtifactService(): Promise<ArtifactService> {
  const artifacts = new Map<string, Buffer>();
  let blob = Buffer.alloc(0);
  const answer = (url: string, path: string, body: Buffer): object => {
    if (path.startsWith("/account")) {
      if (!path.includes("comp=blocklist")) blob = Buffer.concat([blob, body]);
      return {};
    }
    const { name } = JSON.parse(body.toString());
    if (path.endsWith("/CreateArtifact")) {
      blob = Buffer.alloc(0);
      return { ok: true, signed_upload_url: `${url}/account/container/blob?sig=x` };
    }
    artifacts.set(name, blob);
    return { ok: true, artifact_id: "42" };
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url = "", headers } = request;
    response.writeHead(url.startsWith("/account") ? 201 : 200, {
      "content-type": "application/json",
    });
    const own = `http://${headers["x-forwarded-host"]}`;
    response.end(JSON.stringify(answer(own, url, Buffer.concat(chunks))));
  });
  const proxy = await startProxy(await listen(server));
  onTestFinished(async () => {
    await proxy.close();
    server.close();
  });
  return { url: proxy.url, artifacts, token: runnerToken(), proxy };
}

function runnerToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { scp: "Actions.Results:run-backend:job-backend", exp: 4_000_000_000 };
  return `${part({ alg: "none" })}.${part(claims)}.signature`;
}
