// src/terminal/plain.ts
/**
* A foreign line fit for any terminal or log: it moves no cursor, turns no text around and is no command
* to an Actions runner, which obeys `::name` at a line's start and `##[name` anywhere.
*/
function plain(line) {
	return line.replace(ESCAPES, "").replace(CONTROLS, " ").replaceAll("::", ": :").replaceAll("##[", "## [").trimEnd();
}
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
export { plain as t };
