/** `--shard 2/3`: the second of three machines. Both count from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The requests that fall to one shard; every request falls to exactly one. */
export function shardOf<Request>(requests: readonly Request[], { index, of }: Shard): Request[] {
  return requests.filter((_, position) => position % of === index - 1);
}
