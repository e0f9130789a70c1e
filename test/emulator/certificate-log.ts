import { createHash, generateKeyPairSync, sign } from "node:crypto";

const [V1, TIMESTAMP, PRECERTIFICATE, SHA256, ECDSA] = [0, 0, 1, 4, 3];

/** A log of certificates, which promises to have seen each before it was signed: RFC 6962, 3.2. */
export function certificateLog() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const logID = createHash("sha256").update(spki).digest();
  const log = async (certificate: ArrayBuffer, issuer: ArrayBuffer): Promise<ArrayBuffer> => {
    const body = bodyOf(Buffer.from(certificate));
    const now = Buffer.alloc(8);
    now.writeBigUInt64BE(BigInt(Date.now()));
    const seen = Buffer.concat([
      Buffer.from([V1, TIMESTAMP]),
      ...[now, uint(PRECERTIFICATE, 2), Buffer.from(issuer)],
      ...[uint(body.length, 3), body, uint(0, 2)],
    ]);
    const signature = sign("sha256", seen, privateKey);
    const promise = Buffer.concat([
      ...[Buffer.from([V1]), logID, now, uint(0, 2)],
      ...[Buffer.from([SHA256, ECDSA]), uint(signature.length, 2), signature],
    ]);
    return new Uint8Array(Buffer.concat([uint(promise.length, 2), promise])).buffer;
  };
  return { publicKey: spki, logID, log };
}

/** What a certificate says, without who signed it: the first part of the outer sequence. */
function bodyOf(certificate: Buffer): Buffer {
  const [header, start] = [4, 4];
  return certificate.subarray(start, start + header + certificate.readUInt16BE(start + 2));
}

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}
