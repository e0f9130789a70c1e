import { F as quoteUpTo } from "./shelves.js";
// src/contract/issues.ts
/** What a schema has against a value, with where in it. */
function describeIssues(error) {
	return error.issues.slice(0, 5).map(({ path, message }) => path.length > 0 ? `${path.join(".")}: ${message}` : message).map((issue) => quoteUpTo(LONGEST, issue)).join("; ");
}
/** Both may hold keys of the value, which a stranger has written. */
const LONGEST = 300;
export { describeIssues as t };
