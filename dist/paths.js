// src/plan/paths.ts
/** A path written in a policy, from the repository's root; both use `/`, and stay inside, as the policy room saw to. */
function besidePolicy(policyPath, written) {
	return [...policyPath.split("/").slice(0, -1), ...written.split("/")].reduce(step, []).join("/");
}
function step(path, part) {
	if (part === "" || part === ".") return path;
	return part === ".." ? path.slice(0, -1) : [...path, part];
}
export { besidePolicy as t };
