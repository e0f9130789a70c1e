/** How long a worker may take: between two events, and for a whole request. */
export interface TimeLimits {
  readonly silentMs: number;
  readonly overallMs: number;
}

/** Converting one large model is one long silence; a whole request may take most of a job's time. */
export const TIME_LIMITS: TimeLimits = { silentMs: 20 * 60_000, overallMs: 5 * 3600_000 };

export interface Watchdog {
  /** An event came: the silence begins anew. */
  heard(): void;
  stop(): void;
}

type Bite = (cause: { kind: "silent" | "overdue"; seconds: number }) => void;

export function watchdog({ silentMs, overallMs }: TimeLimits, bite: Bite): Watchdog {
  const timer = (kind: "silent" | "overdue", ms: number) =>
    setTimeout(() => bite({ kind, seconds: ms / 1000 }), ms);
  const silent = timer("silent", silentMs);
  const overall = timer("overdue", overallMs);
  return {
    heard: () => silent.refresh(),
    stop() {
      clearTimeout(silent);
      clearTimeout(overall);
    },
  };
}
