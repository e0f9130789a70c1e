/** The records of one chunk, in a file of the work folder. */
export interface ChunkFile {
  readonly file: string;
  readonly count: number;
  readonly errors: number;
  readonly unfinite: number;
}
