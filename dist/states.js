// src/catalog/states.ts
/** What a limit was found to be. */
const STATES = [
	"pass",
	"fail",
	"inconclusive",
	"unmeasured",
	"not-applicable"
];
/** What follows from it, mildest first: a variant is its worst limit, a model its worst enforced variant. */
const OUTCOMES = [
	"pass",
	"warn",
	"fail",
	"error"
];
function worst(outcomes) {
	const rank = Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)));
	return OUTCOMES[rank] ?? "pass";
}
/** The process ends with these; anything thrown that is not a `UserError` is our own bug: 3. */
const EXIT_STATUS = {
	pass: 0,
	warn: 0,
	fail: 1,
	error: 2
};
export { worst as i, OUTCOMES as n, STATES as r, EXIT_STATUS as t };
