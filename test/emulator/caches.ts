import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./ports.ts";

/** The service that keeps caches between runs: archives by key, found by the beginning of a key. */
export interface CacheService {
  readonly url: string;
  readonly archives: Map<string, Buffer>;
}

export async function startCacheService(): Promise<CacheService> {
  const archives = new Map<string, Buffer>();
  const blobOf = (key: string) => `${url}/account/container/${encodeURIComponent(key)}`;
  const answer = (path: string, body: string): object => {
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
      response.end(JSON.stringify(answer(path, Buffer.concat(chunks).toString())));
    }
  });
  const url = await listen(server);
  onTestFinished(() => void server.close());
  return { url, archives };
}
