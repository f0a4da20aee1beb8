/** What is done beside the workers, because it mostly waits. */

/** So many at the same time: each has a target of its own, which may keep a processor busy. */
const AT_ONCE = 2;

export class Asides {
  private readonly waiting: (() => Promise<void>)[] = [];
  private readonly running = new Set<Promise<void>>();
  private failure: { error: unknown } | null = null;

  add(task: () => Promise<void>): void {
    this.waiting.push(task);
    this.next();
  }

  /** Resolves when all of them are done; rejects with the error of one that was not. */
  async done(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
    if (this.failure) throw this.failure.error;
  }

  private next(): void {
    while (this.running.size < AT_ONCE) {
      const task = this.waiting.shift();
      if (!task) return;
      const one: Promise<void> = task()
        .catch((error: unknown) => {
          this.failure ??= { error };
        })
        .then(() => {
          this.running.delete(one);
          this.next();
        });
      this.running.add(one);
    }
  }
}
