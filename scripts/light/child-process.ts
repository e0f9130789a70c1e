/** Loaded where a command is a program of its own, of which we have none. */
export default {
  spawn(...args: Parameters<typeof import("node:child_process").spawn>) {
    return process.getBuiltinModule("node:child_process").spawn(...args);
  },
};
