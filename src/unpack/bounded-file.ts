import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

/**
 * The file that an archive lies in. Its directory may point anywhere, and what Node says of a place beyond all files
 * nobody would catch: such a place is answered as any other failed read.
 */
export class BoundedFile extends RandomAccessReader {
  readonly #handle: FileHandle;
  readonly #size: number;

  constructor(handle: FileHandle, size: number) {
    super();
    this.#handle = handle;
    this.#size = size;
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    at: number,
    done: (error: Error | null) => void,
  ): void {
    const inside = at >= 0 && at + length <= this.#size;
    const reading = inside ? this.#handle.read(into, offset, length, at) : beyond(at);
    reading.then(
      () => setImmediate(done, null),
      (error: Error) => setImmediate(done, error),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#chunks(start, end), { objectMode: false });
  }

  async *#chunks(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const { bytesRead, buffer } = await this.#handle.read(Buffer.alloc(CHUNK), 0, CHUNK, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, Math.min(bytesRead, end - at));
      at += bytesRead;
    }
  }

  /** Whoever opened it closes it. */
  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}

const CHUNK = 1 << 16;

async function beyond(at: number): Promise<never> {
  throw new Error(`it points to byte ${at}, which is not there`);
}
