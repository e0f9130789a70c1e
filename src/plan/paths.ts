/** A path written in a policy, from the repository's root; both use `/`, and stay inside, as the policy room saw to. */
export function besidePolicy(policyPath: string, written: string): string {
  const folder = policyPath.split("/").slice(0, -1);
  return [...folder, ...written.split("/")].reduce<string[]>(step, []).join("/");
}

function step(path: string[], part: string): string[] {
  if (part === "" || part === ".") return path;
  return part === ".." ? path.slice(0, -1) : [...path, part];
}
