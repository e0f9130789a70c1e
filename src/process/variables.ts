/** What a process knows of its surroundings, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Those of these names that are set: a child sees only what it needs, for a runner's hold tokens. */
export function keep(from: Variables, names: readonly string[]): Record<string, string> {
  const kept = names.flatMap((name) => {
    const value = from[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}
