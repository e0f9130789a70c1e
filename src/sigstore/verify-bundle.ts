import { type Bundle, bundleFromJSON, isBundleWithDsseEnvelope } from "@sigstore/bundle";
import type { TrustedRoot } from "@sigstore/protobuf-specs";
import { toSignedEntity, toTrustMaterial, Verifier } from "@sigstore/verify";
import { z } from "zod";
import type { Signed } from "../attestation/believe.ts";
import type { Signer } from "../attestation/signer.ts";

const IN_TOTO = "application/vnd.in-toto+json";

/** Throws with the reason where none of the roots vouches for the bundle. */
export function verifyBundle(json: unknown, roots: readonly TrustedRoot[]): Signed {
  const bundle = bundleFromJSON(z.looseObject({}).parse(json));
  if (!isBundleWithDsseEnvelope(bundle)) throw new Error("it holds no signed statement");
  const { payload, payloadType } = bundle.content.dsseEnvelope;
  if (payloadType !== IN_TOTO) throw new Error(`it holds no statement but ${payloadType}`);
  const signer = verifiedBy(bundle, roots);
  return { signer, statement: JSON.parse(payload.toString("utf8")) };
}

function verifiedBy(bundle: Bundle, roots: readonly TrustedRoot[]): Signer {
  const entity = toSignedEntity(bundle);
  const refusals: unknown[] = [];
  // An instance that logs vouches for what is logged, any other for what has a time from its own authority.
  const logged = entity.tlogEntries.length > 0;
  for (const root of roots.filter(({ tlogs }) => tlogs.length > 0 === logged)) {
    try {
      const { identity } = new Verifier(toTrustMaterial(root), witnessesOf(root)).verify(entity);
      const { subjectAlternativeName, extensions } = identity ?? {};
      return {
        ...(subjectAlternativeName !== undefined && { subjectAlternativeName }),
        ...(extensions?.issuer !== undefined && { issuer: extensions.issuer }),
      };
    } catch (error) {
      refusals.push(error);
    }
  }
  throw refusals[0] ?? new Error("no trusted root is of the instance that signed it");
}

/** The public good instance logs what it signs; GitHub's own has its time from a timestamp authority. */
function witnessesOf({ tlogs, ctlogs }: TrustedRoot) {
  const logs = tlogs.length > 0;
  return {
    tlogThreshold: logs ? 1 : 0,
    ctlogThreshold: ctlogs.length > 0 ? 1 : 0,
    tsaThreshold: logs ? 0 : 1,
  };
}
