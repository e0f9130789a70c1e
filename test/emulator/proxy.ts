import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { listen } from "./ports.ts";

/** How the next matching calls go wrong. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  readonly answer: Answer;
  /** So many times; without it every time. */
  readonly times?: number;
  /** Told of each such call before it is answered. */
  readonly seen?: () => void;
}

/** An answer in the server's place, or what happens to its own. */
export type Answer =
  | { status: number; headers?: Record<string, string>; message?: string }
  /** The same call at another address, where it is answered. */
  | { movedBy: 301 | 307 }
  /** The call is done only then. */
  | { after: () => Promise<unknown> }
  /** The connection breaks before the call is done. */
  | "cut"
  /** The call is done, and the connection breaks. */
  | "lose"
  /** Nothing is said. */
  | "hang"
  /** The answer takes half a second. */
  | "slow"
  /** Half of the answer comes, as if it were all. */
  | "garble";

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
    const { method = "GET" } = request;
    const asked = request.url ?? "/";
    const moved = asked.startsWith(`${MOVED}/`);
    const url = moved ? asked.slice(MOVED.length) : asked;
    calls.push(`${method} ${url}`);
    const active = faults.find(
      ({ fault, left }) => !moved && left > 0 && matches(fault, method, url),
    );
    if (active !== undefined) active.left -= 1;
    active?.fault.seen?.();
    // What was said last of a path holds.
    const change = changes.findLast(({ path }) => path.test(url));
    const stand = stands.find(({ path }) => path.test(url));
    const reach = async (body: Buffer) =>
      stand ? Response.json(stand.answer(body.toString())) : forward(target + url, request, body);
    respond(reach, request, response, active?.fault.answer, change).catch(() => response.destroy());
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
  fault: Answer | undefined,
  change: Change | undefined,
): Promise<void> {
  const body = await bytesOf(request);
  if (fault === "hang") return;
  if (fault === "cut") return void response.destroy();
  if (fault === "slow") await setTimeout(500);
  if (typeof fault === "object" && !("after" in fault)) return refuse(request, response, fault);
  if (typeof fault === "object") await fault.after();
  const answer = await reach(body);
  if (fault === "lose") return void response.destroy();
  response.writeHead(answer.status, keptHeaders(answer.headers));
  const bytes = Buffer.from(await answer.arrayBuffer());
  const whole = change === undefined ? bytes : change.how(bytes.toString());
  response.end(fault === "garble" ? whole.slice(0, whole.length / 2) : whole);
}

function refuse(
  { url = "" }: IncomingMessage,
  response: ServerResponse,
  fault: Exclude<Answer, string | { after: unknown }>,
): void {
  const { status, headers, message } =
    "movedBy" in fault
      ? { status: fault.movedBy, headers: { location: MOVED + url }, message: "Moved Permanently" }
      : { message: "injected", ...fault };
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ message }));
}

/** Where calls are sent that were moved. */
const MOVED = "/moved";

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A server that gives addresses of its own is told at which one it is reached. */
async function forward(url: string, request: IncomingMessage, body: Buffer): Promise<Response> {
  const { authorization = "", accept = "*/*", host = "" } = request.headers;
  const type = { "content-type": "application/json" };
  return await fetch(url, {
    method: request.method ?? "GET",
    headers: { authorization, accept, "x-forwarded-host": host, ...type },
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
