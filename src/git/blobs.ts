import type { Readable } from "node:stream";
import { execa } from "execa";
import { UserError } from "../catalog/errors.ts";
import { GIT_SETTINGS } from "./variables.ts";

/** The contents of blobs, in the order asked for, one in memory at a time. */
export async function* readBlobs(
  cwd: string,
  env: Record<string, string>,
  oids: readonly string[],
  admit?: (position: number, bytes: number) => void,
): AsyncGenerator<Buffer> {
  if (oids.length === 0) return;
  const child = execa("git", [...GIT_SETTINGS, "cat-file", "--batch"], {
    cwd,
    env,
    extendEnv: false,
    buffer: false,
    stderr: "ignore",
    input: `${oids.join("\n")}\n`,
  });
  // Awaited below; until then a consumer that stops early must not leave a rejection unhandled.
  child.catch(() => undefined);
  const reader = new ByteReader(child.stdout);
  try {
    for (const [position, oid] of oids.entries()) {
      const size = await sizeOf(reader, oid);
      admit?.(position, size);
      yield await bytesOf(reader, size);
    }
    await child;
  } finally {
    child.kill();
  }
}

/** `<oid> blob <size>` */
async function sizeOf(reader: ByteReader, oid: string): Promise<number> {
  const [, type, size] = (await reader.line()).split(" ");
  if (type !== "blob") {
    throw new UserError({
      message: `object ${oid} is not in this checkout`,
      fix: "fetch everything: no `filter:` in actions/checkout, no `--filter` in git clone",
    });
  }
  return Number(size);
}

/** And a newline. */
async function bytesOf(reader: ByteReader, size: number): Promise<Buffer> {
  const bytes = await reader.take(size);
  await reader.take(1);
  return bytes;
}

/** Lines and counted bytes from one stream. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    let end = this.#held.indexOf("\n");
    while (end < 0 && (await this.#more())) end = this.#held.indexOf("\n");
    if (end < 0) return "";
    const line = this.#held.subarray(0, end).toString();
    this.#held = this.#held.subarray(end + 1);
    return line;
  }

  async take(count: number): Promise<Buffer> {
    const parts = [this.#held];
    let have = this.#held.length;
    while (have < count) {
      const next = await this.#chunks.next();
      if (next.done) throw new Error(`git cat-file ended ${count - have} bytes early`);
      parts.push(next.value);
      have += next.value.length;
    }
    const all = Buffer.concat(parts);
    this.#held = all.subarray(count);
    return all.subarray(0, count);
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#held = Buffer.concat([this.#held, next.value]);
    return true;
  }
}
