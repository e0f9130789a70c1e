/** GitHub starts no more jobs of a matrix. */
export const MOST_SHARDS = 256;
