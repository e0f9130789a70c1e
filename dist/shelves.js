import { join } from "node:path";
// src/store/shelves.ts
/** Each holds what was found out of one kind, a file for each key. */
const SHELVES = [
	"engines",
	"files",
	"inspections",
	"fits",
	"packages",
	"divisions",
	"chunks",
	"watches",
	"parities"
];
/** Counts up where what is kept is written otherwise than before: another number, another folder. */
const VERSION = "1";
function storeAt(home) {
	const root = join(home, "store", VERSION);
	return {
		root,
		/** Where what is not whole yet is written, a folder for each process. */
		writing: join(root, "writing"),
		file: (shelf, key) => join(root, shelf, `${key}.txt`),
		package: (key) => join(root, "packages", `${key}.mlpackage`)
	};
}
export { storeAt as n, SHELVES as t };
