import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const SIGNING = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** A key and a certificate for these hosts, good for an hour, which a process trusts that is told to. */
export async function tlsCertificate(hosts: readonly string[]) {
  const keys = await webcrypto.subtle.generateKey(SIGNING, true, ["sign", "verify"]);
  const made = await x509.X509CertificateGenerator.createSelfSigned(
    {
      ...{ serialNumber: "01", name: "CN=stand-in", keys, signingAlgorithm: SIGNING },
      notBefore: new Date(Date.now() - 60_000),
      notAfter: new Date(Date.now() + 3_600_000),
      extensions: [
        new x509.BasicConstraintsExtension(true),
        new x509.SubjectAlternativeNameExtension(
          hosts.map((value) => ({ type: "dns" as const, value })),
        ),
      ],
    },
    webcrypto,
  );
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  return { cert: made.toString("pem"), key: pem(key.toString("base64")) };
}

function pem(base64: string): string {
  return `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`;
}
