// src/words/rounding.ts
const ROUND = {
	nearest: Math.round,
	down: Math.floor,
	up: Math.ceil
};
/** Twelve digits: what machines compute differently, and what binary fractions add, lies beyond them. */
function steady(value) {
	return Number(value.toPrecision(12));
}
/** A share of 1 as files keep it: six decimals are the same bytes on every machine, whatever it was computed by. */
function steadyShare(share) {
	return Number(share.toFixed(6));
}
/** To so many decimals at most. What is a hair from them by binary fractions alone is not rounded away. */
function toDecimals(value, decimals, rounding) {
	const scale = 10 ** decimals;
	return ROUND[rounding](steady(value * scale)) / scale;
}
/** To so many significant digits at most. */
function toDigits(value, digits, rounding) {
	if (value === 0) return 0;
	const places = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
	if (Math.abs(places) > MOST_PLACES) return Number(value.toPrecision(digits));
	const scale = 10 ** Math.abs(places);
	const rounded = ROUND[rounding](steady(places > 0 ? value * scale : value / scale));
	return Number((places > 0 ? rounded / scale : rounded * scale).toPrecision(digits));
}
const MOST_PLACES = 300;
// src/report/visible.ts
const LONGEST = 500;
/** Whatever renders as nothing, turns the direction of text, or is half a character; not emoji style (FE0F). */
const HIDDEN = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** The marks of a verdict: only the report itself may set them. */
const RESERVED = /[✅☑✔✓❎❌✖✗✘⚠⛔🚫🟢🟡🟠🔴]/gu;
const PILED_ACCENTS = /(\p{M}{2})\p{M}+/gu;
/**
* A foreign string as one line a reader can trust: hidden characters and forged marks become
* `⟨U+202E⟩`, line breaks become spaces, and what is too long ends in `…`.
*/
function visible(text) {
	return shorten(text.slice(0, LONGEST * 4).replace(/\s+/gu, " ").trim()).replace(PILED_ACCENTS, "$1").replace(HIDDEN, codePoint).replace(RESERVED, codePoint);
}
function shorten(text) {
	const characters = [...text];
	return characters.length > LONGEST ? `${characters.slice(0, 499).join("")}…` : text;
}
function codePoint(character) {
	return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
export { toDigits as a, toDecimals as i, steady as n, steadyShare as r, visible as t };
