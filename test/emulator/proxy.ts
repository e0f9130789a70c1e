import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen } from "./ports.ts";

/** How the next matching calls go wrong. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  /** An answer in the server's place; `cut` breaks the connection, `lose` does so after the call was done, `hang` says nothing. */
  readonly answer:
    | { status: number; headers?: Record<string, string>; message?: string }
    | "cut"
    | "lose"
    | "hang";
  /** So many times; without it every time. */
  readonly times?: number;
  /** Told of each such call before it is answered. */
  readonly seen?: () => void;
}

export interface FaultyProxy {
  readonly url: string;
  /** The calls that came, as `GET /path`. */
  readonly calls: string[];
  fail(fault: Fault): void;
  /** From now on the body of what is asked for at this path is changed on its way. */
  change(path: RegExp, how: (body: string) => string): void;
  /** Answers this path in the server's place, which knows nothing of it. */
  stand(path: RegExp, answer: (body: string) => object): void;
  close(): Promise<void>;
}

interface StandIn {
  readonly path: RegExp;
  readonly answer: (body: string) => object;
}

interface Change {
  readonly path: RegExp;
  readonly how: (body: string) => string;
}

/** Stands in front of a server and hands calls through, except for the faults it was told to make. */
export async function startProxy(target: string): Promise<FaultyProxy> {
  const faults: { fault: Fault; left: number }[] = [];
  const calls: string[] = [];
  const changes: Change[] = [];
  const stands: StandIn[] = [];
  const server = createServer((request, response) => {
    const { method = "GET", url = "/" } = request;
    calls.push(`${method} ${url}`);
    const active = faults.find(({ fault, left }) => left > 0 && matches(fault, method, url));
    if (active !== undefined) active.left -= 1;
    active?.fault.seen?.();
    // What was said last of a path holds.
    const change = changes.findLast(({ path }) => path.test(url));
    const stand = stands.find(({ path }) => path.test(url));
    const reach = async (body: Buffer) =>
      stand ? Response.json(stand.answer(body.toString())) : forward(target, request, body);
    respond(reach, request, response, active?.fault, change).catch(() => response.destroy());
  });
  return {
    url: await listen(server),
    calls,
    fail: (fault) => faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    change: (path, how) => changes.push({ path, how }),
    stand: (path, answer) => stands.push({ path, answer }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function matches(fault: Fault, method: string, url: string): boolean {
  return (fault.method ?? method) === method && fault.path.test(url);
}

async function respond(
  reach: (body: Buffer) => Promise<Response>,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
  change: Change | undefined,
): Promise<void> {
  const body = await bytesOf(request);
  if (fault?.answer === "hang") return;
  if (fault?.answer === "cut") return void response.destroy();
  if (fault !== undefined && fault.answer !== "lose") {
    const { status, headers, message = "injected" } = fault.answer;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    return void response.end(JSON.stringify({ message }));
  }
  const answer = await reach(body);
  if (fault?.answer === "lose") return void response.destroy();
  response.writeHead(answer.status, keptHeaders(answer.headers));
  const text = await answer.text();
  response.end(change === undefined ? text : change.how(text));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function forward(target: string, request: IncomingMessage, body: Buffer): Promise<Response> {
  const { authorization = "", accept = "*/*" } = request.headers;
  return await fetch(target + (request.url ?? ""), {
    method: request.method ?? "GET",
    headers: { authorization, accept, "content-type": "application/json" },
    ...(body.length > 0 && { body }),
  });
}

/** The next page must be asked of the proxy too, so links keep their path only. */
function keptHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = { "content-type": headers.get("content-type") ?? "" };
  const link = headers.get("link");
  if (link !== null) kept.link = link;
  return kept;
}
