type Process = Pick<NodeJS.Process, "once" | "exit" | "stdout" | "stderr">;

/**
 * What nobody catches ends with the status that `tell` sets: Node's own, 1, would mean that the gate says no. A
 * reader who has seen enough, such as `head`, changes no status.
 */
export function onUncaught(from: Process, tell: (error: unknown) => void): void {
  for (const stream of [from.stdout, from.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  from.once("uncaughtException", (error) => {
    tell(error);
    from.exit();
  });
}
