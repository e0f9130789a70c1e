/** Who signed, as the certificate says it. */
export interface Signer {
  readonly subjectAlternativeName?: string;
  readonly issuer?: string;
}

/** Who alone may have signed what is taken over. */
export interface Trusted {
  /** `https://github.com` */
  readonly server: string;
  /** `owner/name` */
  readonly repository: string;
  /** `.github/workflows/quantgate.yml` */
  readonly workflow: string;
  /** Whose pushes and merge queue count. */
  readonly branch: string;
}

/** Why a signer is not this workflow on the protected branch or in its queue; undefined where it is. */
export function whyNotTrusted(signer: Signer, trusted: Trusted): string | undefined {
  const issuer = issuerOf(trusted.server);
  if (signer.issuer !== issuer) return `its signer was named by ${signer.issuer}, not by ${issuer}`;
  const san = signer.subjectAlternativeName ?? "";
  const [, repository, workflow, ref] = PARTS.exec(san.replace(`${trusted.server}/`, "")) ?? [];
  if (!san.startsWith(`${trusted.server}/`) || repository === undefined)
    return `its signer is no workflow of ${trusted.server}: ${san}`;
  if (repository !== trusted.repository)
    return `it was signed in another repository, ${repository}`;
  if (workflow !== trusted.workflow) return `it was signed by another workflow, ${workflow}`;
  return isProtected(ref ?? "", trusted) ? undefined : `it was signed on another ref, ${ref}`;
}

const PARTS = /^([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^@]+)@(.+)$/;

/** Nobody but GitHub writes to a queue's refs. */
function isProtected(ref: string, { branch }: Trusted): boolean {
  return (
    ref === `refs/heads/${branch}` || ref.startsWith(`refs/heads/gh-readonly-queue/${branch}/`)
  );
}

/** Who names a job to those who sign for it. */
function issuerOf(server: string): string {
  const host = server.replace("https://", "");
  return `https://token.actions.${host === "github.com" ? "githubusercontent.com" : host}`;
}
