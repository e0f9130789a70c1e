/** Hands bytes through until there are too many of them: then it throws what it is told to. */
export function cappedAt(most: number, tooMany: () => Error) {
  return async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let seen = 0;
    for await (const chunk of chunks) {
      seen += chunk.length;
      if (seen > most) throw tooMany();
      yield chunk;
    }
  };
}
