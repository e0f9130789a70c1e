import type { Admit } from "./large.ts";
import type { Rewritten } from "./rewritten.ts";
import type { Twin } from "./twins.ts";

/** What stands at a path. Links and submodules are named, never followed. */
export type PathKind = "file" | "folder" | "link" | "submodule" | "absent";

/** A file's bytes, or where on disk they lie. */
export type Content = { readonly path: string } & (
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "file"; readonly file: string }
);

/**
 * The files of one state of the project: a commit, or the working tree. Paths count from the root;
 * Git LFS pointers stand for their objects; symbolic links are refused.
 */
export interface Tree {
  /** Null: the working tree. */
  readonly commit: string | null;
  kindOf(path: string): Promise<PathKind>;
  /** Whether a symbolic link stands at the path or above it. */
  isLinked(path: string): Promise<boolean>;
  /** Paths of the files at or below `path`, in code-unit order; none where it is absent. */
  list(path: string): Promise<readonly string[]>;
  /**
   * Every path that git holds in which one of these words stands, in whatever case, links included, with its name for the
   * contents; of a working tree what git would hold, without names, and of a plain folder nothing.
   */
  holding(words: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  /** What a Mac would take for one of these paths or for something below it; links and submodules included. */
  twins(paths: readonly string[]): Promise<readonly Twin[]>;
  /** Files at or below these paths of which a checkout on a Mac would give other bytes than those that are judged. */
  rewritten(paths: readonly string[]): Promise<readonly Rewritten[]>;
  /** Of each file at or below `path`, by its path below that, how a checkout converts it; null outside of git. */
  attributes(path: string): Promise<ReadonlyMap<string, string> | null>;
  /** A text that is read whole: of those that are too large nothing is. */
  read(path: string): Promise<Buffer>;
  /** Every file at or below `path`, one after the other; of Git LFS pointers the objects, which are brought first. */
  contents(path: string): AsyncIterable<Content>;
  /** Digest of names and contents below `path`; the same in a commit and in a working tree. */
  digest(path: string): Promise<string>;
  /** Of some files below a folder, by their paths from there, the digests that they have each. */
  digests(folder: string, files: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of each file at or below `path`, by its path below that, git's name for its contents; a working tree has none. */
  blobs(path: string): Promise<ReadonlyMap<string, string> | null>;
  /** How many bytes the files at or below `path` have, those of Git LFS as their pointers say: nothing is brought. */
  bytes(path: string): Promise<number>;
  /**
   * Brings what Git LFS holds of the files at or below `path`; refuses all of it that cannot be had, each by its name.
   */
  bring(path: string): Promise<void>;
  /** The absolute path under which the file or folder can be read: in place, or a copy below `into`. */
  materialize(path: string, into: string): Promise<string>;
}

/** What a file on disk holds, by someone who may have read it before. */
export type HashOf = (file: string) => Promise<string>;

/** What a state must tell so that `treeOf` can do the rest. */
export interface TreeSource {
  readonly commit: string | null;
  kindOf(path: string): Promise<PathKind>;
  isLinked(path: string): Promise<boolean>;
  list(path: string): Promise<readonly string[]>;
  holding(words: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  twins(paths: readonly string[]): Promise<readonly Twin[]>;
  rewritten(paths: readonly string[]): Promise<readonly Rewritten[]>;
  attributes(path: string): Promise<ReadonlyMap<string, string> | null>;
  blobs(path: string): Promise<ReadonlyMap<string, string> | null>;
  bytes(path: string): Promise<number>;
  /** What has to be held in memory is admitted first. */
  contents(path: string, admit?: Admit): AsyncIterable<Content>;
  /** Of the files at or below `path`, those that are Git LFS pointers, each with how its object is brought. */
  pointers(path: string): AsyncIterable<() => Promise<unknown>>;
  /** SHA-256 of a file on disk, in hexadecimal; undefined where it is read each time. */
  readonly hashOf?: HashOf | undefined;
  /** Where the file lies already, if anywhere. */
  inPlace(path: string): string | null;
}
