/** A queue that can be waited on: items in order, each taken once. */
export class Inbox<T> {
  private readonly items: T[] = [];
  private readonly waiting: { wants(item: T): boolean; give(item: T | undefined): void }[] = [];
  private closed = false;

  put(item: T): void {
    const index = this.waiting.findIndex((w) => w.wants(item));
    if (index < 0) this.items.push(item);
    else this.waiting.splice(index, 1)[0]?.give(item);
  }

  /** The first item that is wanted; undefined when none came within `timeout` ms, or none can come any more. */
  take(timeout: number, wants: (item: T) => boolean = () => true): Promise<T | undefined> {
    const index = this.items.findIndex(wants);
    if (index >= 0) return Promise.resolve(this.items.splice(index, 1)[0]);
    if (this.closed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const waiter = {
        wants,
        give: (item: T | undefined) => {
          clearTimeout(timer);
          resolve(item);
        },
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        resolve(undefined);
      }, timeout);
      this.waiting.push(waiter);
    });
  }

  /** No more items will come; whoever waits is told at once. */
  close(): void {
    this.closed = true;
    for (const waiter of this.waiting.splice(0)) waiter.give(undefined);
  }
}
