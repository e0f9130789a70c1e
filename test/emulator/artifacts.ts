import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./ports.ts";

/** The service that keeps a run's artifacts: two calls around the upload of a zip. */
export interface ArtifactService {
  readonly url: string;
  /** The zips by the names they were given, once they were finalized. */
  readonly artifacts: Map<string, Buffer>;
  /** A runner's token, which names the run and the job in its scope. */
  readonly token: string;
  /** Answers every call with this status from now on. */
  breakWith(status: number): void;
}

export async function startArtifactService(): Promise<ArtifactService> {
  const artifacts = new Map<string, Buffer>();
  let blob = Buffer.alloc(0);
  let broken: number | undefined;
  const answer = (path: string, body: Buffer): object => {
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
    const upload = request.url?.startsWith("/account");
    response.writeHead(broken ?? (upload ? 201 : 200), { "content-type": "application/json" });
    response.end(JSON.stringify(answer(request.url ?? "", Buffer.concat(chunks))));
  });
  const url = await listen(server);
  onTestFinished(() => void server.close());
  const breakWith = (status: number) => {
    broken = status;
  };
  return { url, artifacts, token: runnerToken(), breakWith };
}

function runnerToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { scp: "Actions.Results:run-backend:job-backend", exp: 4_000_000_000 };
  return `${part({ alg: "none" })}.${part(claims)}.signature`;
}
