/** How a long stage tells where it is; each kind of terminal shows it in its own way. */
export interface Progress {
  /** Opens a stage and closes the one before. */
  stage(title: string): void;
  /** One of the stage's tasks, known by its name, is `done` of `total` through. */
  update(task: string, done: number, total: number, detail?: string): void;
  /** A sentence that stays. */
  say(text: string): void;
  /** Closes what is open: a bar that is left open keeps the process alive. */
  end(): void;
}

/** For those who need not watch. */
export const unseen: Progress = { stage() {}, update() {}, say() {}, end() {} };
