import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./ports.ts";
import { type FaultyProxy, startProxy } from "./proxy.ts";

/** The service that keeps caches between runs: archives by key, found by the beginning of a key. */
export interface CacheService {
  readonly url: string;
  readonly archives: Map<string, Buffer>;
  /** What stands in front of it. */
  readonly proxy: FaultyProxy;
}

export async function startCacheService(): Promise<CacheService> {
  const archives = new Map<string, Buffer>();
  const answer = (own: string, path: string, body: string): object => {
    const blobOf = (key: string) => `${own}/account/container/${encodeURIComponent(key)}`;
    const { key } = JSON.parse(body);
    if (path.endsWith("/CreateCacheEntry")) return { ok: true, signed_upload_url: blobOf(key) };
    if (path.endsWith("/FinalizeCacheEntryUpload")) return { ok: true, entry_id: "1" };
    const found = [...archives.keys()].find((name) => name.startsWith(key));
    if (found === undefined) return { ok: false };
    return { ok: true, matched_key: found, signed_download_url: blobOf(found) };
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url: path = "", method } = request;
    const key = decodeURIComponent(path.split("?")[0]?.split("/").at(-1) ?? "");
    if (path.startsWith("/account")) {
      if (method === "PUT") archives.set(key, Buffer.concat(chunks));
      response.writeHead(method === "PUT" ? 201 : 200);
      response.end(method === "PUT" ? undefined : archives.get(key));
    } else {
      response.writeHead(200, { "content-type": "application/json" });
      const own = `http://${request.headers["x-forwarded-host"]}`;
      response.end(JSON.stringify(answer(own, path, Buffer.concat(chunks).toString())));
    }
  });
  const proxy = await startProxy(await listen(server));
  onTestFinished(async () => {
    await proxy.close();
    server.close();
  });
  return { url: proxy.url, archives, proxy };
}
