import { p as UserError } from "./plain.js";
import { o as Inspected, r as describeDeath } from "./workers.js";
// src/measure/look.ts
/** Has the worker look at packages, each once, as far as it is not known what they are. */
function lookerOf(crew, known) {
	const seen = /* @__PURE__ */ new Map();
	async function lookAt(place, at) {
		const found = await known?.read(place);
		if (found !== void 0) return {
			kind: "seen",
			found
		};
		const sight = sightOf(await crew.ask({
			do: "inspect",
			package: place
		}), at);
		if (sight.kind === "seen") await known?.keep(place, sight.found);
		return sight;
	}
	return async (at) => {
		const place = await crew.locate(at).catch(problemsOf);
		if (typeof place !== "string") return {
			kind: "unseen",
			problems: place
		};
		const sight = seen.get(place) ?? await lookAt(place, at);
		seen.set(place, sight);
		return sight;
	};
}
/** Such as a Git LFS object that cannot be fetched: at the base that is no reason to end the run. */
function problemsOf(error) {
	if (error instanceof UserError) return error.problems;
	throw error;
}
function sightOf(answer, { path }) {
	switch (answer.kind) {
		case "death": return unseen(path, `cannot be read: ${describeDeath(answer)}`);
		case "error":
			if (answer.error !== "bug") return unseen(path, answer.message);
			throw new Error([`cannot inspect ${path}: ${answer.message}`, ...answer.stderr].join("\n"));
		case "result": return {
			kind: "seen",
			found: Inspected.parse(answer.value)
		};
		default: return answer;
	}
}
/** A message may begin with the package, or the very file inside it, that it is about. */
function unseen(package_, message) {
	const [where = "", ...rest] = message.split(": ");
	return {
		kind: "unseen",
		problems: [(where === package_ || where.startsWith(`${package_}/`)) && rest.length > 0 ? {
			message: rest.join(": "),
			at: { file: where }
		} : {
			message,
			at: { file: package_ }
		}]
	};
}
export { lookerOf as t };
