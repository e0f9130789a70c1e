import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fulcioHandler, initializeCA, initializeTSA, tsaHandler } from "@sigstore/mock";
import { onTestFinished } from "vitest";
import { disposableFolder } from "../git/disposable.ts";
import { certificateLog } from "./certificate-log.ts";
import type { GitHub } from "./github.ts";
import { listen } from "./ports.ts";
import { tlsCertificate } from "./tls.ts";
import { transparencyLog } from "./transparency-log.ts";

/** What GitHub says of a job in its identity token. */
export interface Job {
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
  readonly issuer: string;
}

const JOB: Job = {
  repository: "team/app",
  workflow: ".github/workflows/quantgate.yml",
  ref: "refs/heads/main",
  issuer: "https://token.actions.githubusercontent.com",
};

/** Who signs for jobs of GitHub's, and the store for what they signed, on this machine. */
export interface Sigstore {
  /** What a runner of a job with `id-token: write` has beside everything else. */
  env(job?: Partial<Job>): Record<string, string>;
  /** GitHub with a store for attestations. */
  readonly github: GitHub;
  /** The bundles that were stored, oldest first; a test may change them. */
  readonly bundles: Bundle[];
  /** What `gh attestation trusted-root` prints, in a file: the root of each instance. */
  readonly trustedRoot: string;
  /** A statement signed as a job, past the action; `certifiedAt`: when its certificate was made. */
  sign(statement: object, as?: { job?: Partial<Job>; certifiedAt?: Date }): Promise<Bundle>;
  /** From now on these answer with this status. */
  breakDown(service: "fulcio" | "timestamp" | "store" | "identity", status: number): void;
}

/** A bundle as it goes over the wire, as far as tests look into it. */
export interface Bundle {
  mediaType: string;
  dsseEnvelope: {
    payload: string;
    payloadType: string;
    signatures: { sig: string; keyid: string }[];
  };
  verificationMaterial: unknown;
}

type CA = Awaited<ReturnType<typeof initializeCA>>;
type TSA = Awaited<ReturnType<typeof initializeTSA>>;

/** Who signs for private repositories, and for public ones. */
const HOSTS = [
  ...["fulcio.githubapp.com", "timestamp.githubapp.com"],
  ...["fulcio.sigstore.dev", "rekor.sigstore.dev"],
];

export async function startSigstore(github: GitHub): Promise<Sigstore> {
  const folder = disposableFolder();
  const broken: Broken = new Map();
  const bundles: Bundle[] = [];
  const authorities = keyPair("P-384");
  const ca = await initializeCA(authorities);
  const tsa = await timestampAuthority();
  const tls = await tlsCertificate(HOSTS);
  const open = await publicInstance();
  const handlers = { ...handlersOf(ca, tsa), ...open.handlers };
  const signers = await listen(closing(createSecureServer(tls, signersBy(handlers, broken))));
  const identity = await listen(closing(createServer(identityProvider(broken))));
  const store = await listen(closing(createServer(attestationStore(github, bundles, broken))));
  const proxy = await listen(closing(tunnelTo(Number(new URL(signers).port))));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const authority = file("ca.pem", tls.cert);
  return {
    ...{ github: { ...github, url: store }, bundles },
    trustedRoot: file("trusted-root.jsonl", linesOf([open.root, trustedRootOf(ca, tsa)])),
    sign: async (statement, { job = {}, certifiedAt } = {}) => {
      const by = certifiedAt ? await initializeCA(authorities, undefined, certifiedAt) : ca;
      return await signedBy({ ...JOB, ...job }, statement, by, tsa);
    },
    breakDown: (service, status) => void broken.set(service, status),
    env: (job = {}) => {
      const is = { ...JOB, ...job };
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${identity}/token?of=job`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: Buffer.from(JSON.stringify(is)).toString("hex"),
        GITHUB_WORKFLOW_REF: `${is.repository}/${is.workflow}@${is.ref}`,
        ...{ HTTPS_PROXY: proxy, NO_PROXY: "127.0.0.1", NODE_EXTRA_CA_CERTS: authority },
      };
    },
  };
}

/** Fractions of a second that end in a zero are written in a way that @sigstore/core does not read. */
async function timestampAuthority(): Promise<TSA> {
  const made = await initializeTSA(keyPair("P-384"));
  const { rootCertificate, intCertificate } = made;
  const timestamp: TSA["timestamp"] = async (request) => {
    while (Date.now() % 10 === 0 || Date.now() % 10 > 7) await setTimeout(1);
    return await made.timestamp(request);
  };
  return { rootCertificate, intCertificate, timestamp };
}

type Broken = Map<string, number>;

function closing<S extends Server>(server: S): S {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

/** GitHub's: a job asks with a secret of its own, in which this one finds who it is. */
function identityProvider(broken: Broken): RequestListener {
  return ({ headers: { authorization = "" } }, response) => {
    const failing = broken.get("identity");
    if (failing !== undefined) return answer(response, failing, "{}");
    const secret = authorization.replace(/^bearer /i, "");
    const job: Job = JSON.parse(Buffer.from(secret, "hex").toString());
    answer(response, 200, JSON.stringify({ value: tokenOf(job) }));
  };
}

type Handler = ReturnType<typeof tsaHandler>;
type Handlers = Readonly<Record<string, Handler>>;

const AS_JOB = { subjectClaim: "job_workflow_uri" };

/** Fulcio, which certifies who signs, and the authority that says when. */
function handlersOf(ca: CA, tsa: TSA): Handlers {
  return {
    "fulcio.githubapp.com": fulcioHandler(ca, AS_JOB),
    "timestamp.githubapp.com": tsaHandler(tsa),
  };
}

/** Fulcio with its log of certificates, and Rekor, which logs what was signed and says when. */
async function publicInstance() {
  const ctlog = certificateLog();
  const ca = await initializeCA(keyPair("P-384"), ctlog);
  const rekor = await transparencyLog("https://rekor.sigstore.dev");
  const handlers: Handlers = {
    "fulcio.sigstore.dev": fulcioHandler(ca, AS_JOB),
    "rekor.sigstore.dev": rekor.handler,
  };
  const root = {
    ...trustedRootOf(ca),
    tlogs: [logOf(rekor.publicKey)],
    ctlogs: [logOf(ctlog.publicKey)],
  };
  return { handlers, root };
}

function logOf(publicKey: Buffer) {
  const keyId = createHash("sha256").update(publicKey).digest("base64");
  return {
    ...{ baseUrl: "https://example.com", hashAlgorithm: "SHA2_256", logId: { keyId } },
    publicKey: {
      ...{ rawBytes: publicKey.toString("base64"), keyDetails: "PKIX_ECDSA_P256_SHA_256" },
      validFor: SINCE,
    },
  };
}

/** Each host does one thing; `fulcio.githubapp.com` breaks down as `fulcio`. */
function signersBy(handlers: Handlers, broken: Broken): RequestListener {
  return async (request, response) => {
    const { host = "" } = request.headers;
    const failing = broken.get(host.split(".")[0] ?? "");
    const handler = handlers[host];
    if (failing !== undefined || handler === undefined)
      return answer(response, failing ?? 404, "{}");
    const made = await handler.fn(await bodyOf(request));
    answer(response, made.statusCode, made.response, made.contentType);
  };
}

/** A proxy that leads the signers' names to this machine, and nothing else anywhere. */
function tunnelTo(port: number): Server {
  return createServer().on("connect", (request, socket) => {
    if (!HOSTS.some((host) => request.url === `${host}:443`)) return socket.destroy();
    const there = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      there.pipe(socket).pipe(there);
    });
    there.on("error", () => socket.destroy());
    socket.on("error", () => there.destroy());
  });
}

function keyPair(namedCurve: string) {
  return generateKeyPairSync("ec", { namedCurve });
}

/** As GitHub's own: nobody but Fulcio looks at the signature, and this one does not. */
function tokenOf(job: Job): string {
  const { repository, workflow, ref, issuer } = job;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    ...{ iss: issuer, aud: "sigstore", sub: `repo:${repository}:ref:${ref}`, repository, ref },
    job_workflow_uri: uriOf(job),
    job_workflow_ref: `${repository}/${workflow}@${ref}`,
  };
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.${part({})}`;
}

const SINCE = { start: "2020-01-01T00:00:00Z" };

/** Of GitHub's own instance: no public log, and time from a timestamp authority. */
function trustedRootOf(ca: Pick<CA, "rootCertificate">, tsa?: TSA) {
  const trusted = (organization: string, chain: readonly Buffer[]) => ({
    subject: { organization, commonName: "stand-in" },
    certChain: { certificates: chain.map((one) => ({ rawBytes: one.toString("base64") })) },
    validFor: SINCE,
  });
  return {
    mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    ...{ tlogs: [], ctlogs: [] },
    certificateAuthorities: [trusted("fulcio", [ca.rootCertificate])],
    timestampAuthorities: tsa
      ? [trusted("timestamp", [tsa.intCertificate, tsa.rootCertificate])]
      : [],
  };
}

function linesOf(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** A bundle as the action itself would make it. */
async function signedBy(job: Job, statement: object, ca: CA, tsa: TSA): Promise<Bundle> {
  const { privateKey, publicKey } = keyPair("P-256");
  const payload = Buffer.from(JSON.stringify(statement));
  const payloadType = "application/vnd.in-toto+json";
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
  const signature = sign("sha256", Buffer.concat([Buffer.from(head), payload]), privateKey);
  const certificate = await ca.issueCertificate({
    publicKey: publicKey.export({ type: "spki", format: "der" }),
    subjectAltName: uriOf(job),
    extensions: [{ oid: ISSUER, value: job.issuer }],
  });
  const signedTimestamp = await tsa.timestamp({
    artifactHash: createHash("sha256").update(signature).digest(),
    ...{ hashAlgorithmOID: SHA256, nonce: 1, policyOID: "1.3.6.1.4.1.57264.2", certReq: true },
  });
  return {
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: {
      certificate: { rawBytes: certificate.toString("base64") },
      tlogEntries: [],
      timestampVerificationData: {
        rfc3161Timestamps: [{ signedTimestamp: signedTimestamp.toString("base64") }],
      },
    },
    dsseEnvelope: {
      ...{ payload: payload.toString("base64"), payloadType },
      signatures: [{ sig: signature.toString("base64"), keyid: "" }],
    },
  };
}

const ISSUER = "1.3.6.1.4.1.57264.1.8";
const SHA256 = "2.16.840.1.101.3.4.2.1";

function uriOf({ repository, workflow, ref }: Job): string {
  return `https://github.com/${repository}/${workflow}@${ref}`;
}

const ATTESTATIONS = /^\/repos\/team\/app\/attestations(?:\/(sha256(?::|%3A)\w{64}))?(?:\?|$)/;

/** GitHub's own calls for attestations; all others are handed on. */
function attestationStore(github: GitHub, bundles: Bundle[], broken: Broken): RequestListener {
  return async (request, response) => {
    const { method = "GET", url = "" } = request;
    const body = await bodyOf(request);
    const asked = ATTESTATIONS.exec(url);
    if (asked === null) return await handOn(github, { method, url, body }, response);
    const failing = broken.get("store");
    if (failing !== undefined) return answer(response, failing, '{"message":"injected"}');
    if (method === "POST") {
      bundles.push(JSON.parse(body).bundle);
      return answer(response, 201, JSON.stringify({ id: bundles.length }));
    }
    const digest = decodeURIComponent(asked[1] ?? "").replace("sha256:", "");
    const found = bundles.filter((one) => subjectsOf(one).includes(digest)).reverse();
    const attestations = found.map((bundle) => ({ bundle, repository_id: 1 }));
    answer(response, found.length > 0 ? 200 : 404, JSON.stringify({ attestations }));
  };
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

async function handOn(github: GitHub, { method, url, body }: Call, response: Response) {
  const headers = { authorization: `token ${github.tokens.own}` };
  const there = await fetch(github.url + url, { method, headers, ...(body !== "" && { body }) });
  answer(response, there.status, await there.text());
}

/** What the store finds a bundle by; it does not verify either. */
function subjectsOf(bundle: Bundle): string[] {
  return statementOf(bundle).subject.map(({ digest }) => digest.sha256);
}

/** What was signed, as the bundle says. */
export function statementOf({ dsseEnvelope }: Bundle): {
  subject: { name: string; digest: { sha256: string } }[];
  predicate: Record<string, unknown>;
} {
  return JSON.parse(Buffer.from(dsseEnvelope.payload, "base64").toString());
}

type Response = Parameters<RequestListener>[1];

function answer(
  response: Response,
  status: number,
  body: string | Buffer,
  type = "application/json",
) {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}

async function bodyOf(request: Parameters<RequestListener>[0]): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
