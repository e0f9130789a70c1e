import { z } from "zod";
import { answered } from "./answer.ts";
import type { Reach } from "./reach.ts";

/** A file of a branch; neither need exist. */
export interface BranchFile {
  readonly branch: string;
  readonly path: string;
}

/** `foreign`: something else stands there. */
export type BranchContent =
  | { readonly kind: "no-branch" | "no-file" }
  /** `oid`: git's name of exactly this content. */
  | { readonly kind: "text"; readonly text: string; readonly oid: string }
  | { readonly kind: "foreign"; readonly why: string };

/** What the file holds now: at most eight million bytes of UTF-8. */
export async function readBranchFile(
  { octokit, place: { owner, repo } }: Omit<Reach, "patience">,
  { branch, path }: BranchFile,
): Promise<BranchContent> {
  const { git, repos } = octokit.rest;
  const tip = await unlessAbsent(git.getRef({ owner, repo, ref: `heads/${branch}` }));
  if (tip === null) return { kind: "no-branch" };
  const { sha: ref } = answered(Tip, tip).object;
  const found = await unlessAbsent(repos.getContent({ owner, repo, path, ref }));
  if (found === null) return { kind: "no-file" };
  const file = File.safeParse(found.data);
  if (!file.success) return { kind: "foreign", why: "it is no regular file" };
  const { sha, size } = file.data;
  if (size > LARGEST) return { kind: "foreign", why: `it is ${size} bytes long` };
  // Only blobs are given whole whatever their size.
  const blob = answered(Blob, await git.getBlob({ owner, repo, file_sha: sha }));
  const text = decoded(blob.content);
  return text === undefined
    ? { kind: "foreign", why: "it is not text in UTF-8" }
    : { kind: "text", text, oid: sha };
}

const LARGEST = 8_000_000;

const Tip = z.object({ object: z.object({ sha: z.string() }) });
const File = z.object({ type: z.literal("file"), sha: z.string(), size: z.int() });
const Blob = z.object({ content: z.string(), encoding: z.literal("base64") });

function decoded(base64: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(base64, "base64"));
  } catch {
    return undefined;
  }
}

const Absent = z.object({ status: z.literal(404) });

async function unlessAbsent<T>(asked: Promise<T>): Promise<T | null> {
  return await asked.catch((error: unknown) => {
    if (Absent.safeParse(error).success) return null;
    throw error;
  });
}
