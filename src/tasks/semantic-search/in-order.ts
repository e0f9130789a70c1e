/** The documents of a ranking; of equal scores the last by name comes first, whoever wrote them down. */
export function inOrder(ranking: readonly (readonly [string, number])[]): string[] {
  const names: string[] = [];
  for (let from = 0; from < ranking.length; ) {
    let to = from + 1;
    while (to < ranking.length && ranking[to]?.[1] === ranking[from]?.[1]) to += 1;
    const tied = ranking.slice(from, to).map(([name]) => name);
    names.push(...(tied.length === 1 ? tied : tied.sort().reverse()));
    from = to;
  }
  return names;
}
