import { createHash, generateKeyPairSync } from "node:crypto";
import { initializeTLog, rekorHandler } from "@sigstore/mock";

/** Rekor: writes down what was signed, and says when. It keeps digests where it was shown a statement. */
export async function transparencyLog(url: string) {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const log = await initializeTLog(url, keys);
  const { publicKey } = log;
  return { publicKey, handler: rekorHandler({ publicKey, log: (one) => log.log(written(one)) }) };
}

interface Proposed {
  readonly spec?: {
    readonly proposedContent?: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

function written(proposed: Proposed): object {
  const content = proposed.spec?.proposedContent;
  if (content === undefined) throw new Error("only statements in an envelope are written down");
  const { envelope, verifiers } = content;
  const { payload, signatures }: Envelope = JSON.parse(envelope);
  return {
    ...proposed,
    spec: {
      envelopeHash: digestOf(envelope),
      payloadHash: digestOf(Buffer.from(payload, "base64")),
      signatures: signatures.map(({ sig }, at) => ({ signature: sig, verifier: verifiers[at] })),
    },
  };
}

interface Envelope {
  readonly payload: string;
  readonly signatures: readonly { readonly sig: string }[];
}

function digestOf(content: string | Buffer) {
  return { algorithm: "sha256", value: createHash("sha256").update(content).digest("hex") };
}
