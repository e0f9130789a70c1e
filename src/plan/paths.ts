/** A path written in a policy, from the repository's root; both use forward slashes. */
export function besidePolicy(policyPath: string, written: string): string {
  const folder = policyPath.split("/").slice(0, -1);
  return [...folder, ...written.split("/")].filter((part) => part !== "." && part !== "").join("/");
}
