// src/words/lists.ts
/** `a, b, c`, and where `more` are not named: `a, b, c and 12 more`. */
function listed(names, more = 0, between = ", ") {
	return `${names.join(between)}${more > 0 ? ` and ${more} more` : ""}`;
}
/** The first of many, and how many more there are. */
function listedUpTo(most, names, between = ", ") {
	return listed(names.slice(0, most), names.length - most, between);
}
export { listedUpTo as n, listed as t };
