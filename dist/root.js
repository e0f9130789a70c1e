import { t as execa } from "./execa.js";
import { n as MachineFault, r as TOO_MANY_FILES, t as INSTEAD } from "./machine.js";
import { devNull } from "node:os";
import { realpath } from "node:fs/promises";
// src/process/variables.ts
/** Those of these names that are set: a child sees only what it needs, for a runner's hold tokens. */
function keep(from, names) {
	const kept = names.flatMap((name) => {
		const value = from[name];
		return value === void 0 ? [] : [[name, value]];
	});
	return Object.fromEntries(kept);
}
// src/git/variables.ts
/** What git may see of the caller's environment: how to find programs, keys, proxies and certificates. */
const KEPT = [
	"PATH",
	"HOME",
	"TMPDIR",
	"SSH_AUTH_SOCK",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"GIT_SSL_CAINFO",
	"http_proxy",
	"https_proxy",
	"no_proxy",
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY"
];
/** Never prompts, never replaces objects, speaks English so that its messages can be read. */
function gitVariables(from) {
	return {
		...keep(from, KEPT),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_SSH_COMMAND: "ssh -o BatchMode=yes",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ATTR_NOSYSTEM: "1"
	};
}
/**
* Settings that hold whatever the repository's own configuration says. Whoever owns the files may be
* another user, as in a job's container: none of what they could configure is run. A folder whose committed
* files pose as a repository is none.
*/
const GIT_SETTINGS = [...[
	"-c",
	`core.hooksPath=${devNull}`,
	"-c",
	"core.fsmonitor=false"
], ...[
	"-c",
	"safe.directory=*",
	"-c",
	"safe.bareRepository=explicit"
]];
/** The header is bound to its server: a URL of another host in the repository never receives it. */
function credentialVariables(credential) {
	if (credential === void 0) return {};
	const basic = Buffer.from(`x-access-token:${credential.token}`).toString("base64");
	return {
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: `http.${credential.server}/.extraheader`,
		GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`
	};
}
// src/process/leash.ts
/** Holds the process group of a detached child, so that none of it outlives this process or the child. */
function leashOn(child, abort) {
	const { signal } = abort;
	let first;
	const kill = () => killGroup(child.pid);
	const stop = (cause) => {
		first ??= cause;
		kill();
	};
	const cancel = () => stop(abort.cause);
	const release = () => {
		signal?.removeEventListener("abort", cancel);
		held.delete(kill);
		kill();
	};
	child.once("exit", release).once("error", release);
	holding();
	held.add(kill);
	signal?.addEventListener("abort", cancel, { once: true });
	if (signal?.aborted) cancel();
	return {
		stop,
		cause: () => first
	};
}
/** What kills the groups that are held: there may be many, and one listener goes through them. */
const held = /* @__PURE__ */ new Set();
let isHolding = false;
function holding() {
	if (isHolding) return;
	isHolding = true;
	process.once("exit", () => {
		for (const kill of held) kill();
	});
}
/** One that is gone already is no error. */
function killGroup(pid) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {}
}
// src/git/run.ts
/** No failure of what was asked: whatever it was, nothing can be learned here. */
const REFUSED = [{
	said: /no space left on device|disk quota exceeded/i,
	fix: INSTEAD.temp
}, TOO_MANY_FILES];
function gitIn(cwd, env, signal) {
	return async (args, { env: more, timeoutSeconds = 120, input = "", bytes = false } = {}) => {
		const child = execa("git", [...GIT_SETTINGS, ...args], {
			cwd,
			env: {
				...env,
				...more
			},
			extendEnv: false,
			reject: false,
			input,
			stripFinalNewline: !bytes,
			detached: true,
			...bytes && {
				encoding: "latin1",
				maxBuffer: LONGEST
			}
		});
		const leash = leashOn(child.nodeChildProcess, {
			signal,
			cause: "cancelled"
		});
		const overdue = `git took longer than ${timeoutSeconds} s`;
		const timer = setTimeout(leash.stop, 1e3 * timeoutSeconds, overdue);
		const { failed, stdout, stderr, originalMessage = "" } = await child;
		clearTimeout(timer);
		signal?.throwIfAborted();
		const said = leash.cause() ?? (stderr || originalMessage);
		const refused = failed ? REFUSED.find((one) => one.said.test(said)) : void 0;
		if (refused !== void 0) throw new MachineFault({
			message: `git failed here: ${said}`,
			at: { file: cwd },
			fix: refused.fix
		});
		return {
			ok: !failed,
			stdout,
			stderr: said
		};
	};
}
/** A string holds half a billion characters, and a tree of a million paths is a fifth of that. */
const LONGEST = 5e8;
// src/git/root.ts
/** The root of the repository that a folder lies in; the folder itself where it lies in none. */
async function rootAround(folder, env, signal) {
	const found = await topOf(gitIn(folder, gitVariables(env), signal));
	return found.ok ? await realpath(found.stdout) : folder;
}
async function topOf(git) {
	return await git(["rev-parse", "--show-toplevel"]);
}
export { GIT_SETTINGS as a, keep as c, leashOn as i, topOf as n, credentialVariables as o, gitIn as r, gitVariables as s, rootAround as t };
