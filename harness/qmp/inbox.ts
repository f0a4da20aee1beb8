/** A queue that can be waited on: items in order, each taken once. */
export class Inbox<T> {
  private readonly items: { item: T; cost: number }[] = [];
  private readonly waiting: { wants(item: T): boolean; give(item: T | undefined): void }[] = [];
  private closed = false;
  private held = 0;

  /** `most`: what items may cost together that nobody has taken yet. */
  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  /** False when the item is lost, as too much is held already. */
  put(item: T, cost = 0): boolean {
    const index = this.waiting.findIndex((w) => w.wants(item));
    if (index >= 0) {
      this.waiting.splice(index, 1)[0]?.give(item);
      return true;
    }
    if (this.held + cost > this.most) return false;
    this.held += cost;
    this.items.push({ item, cost });
    return true;
  }

  /**
   * The first item that is wanted; undefined when none came within `timeout` ms, or none can come any more. `more`: asked
   * when that time is over for how many milliseconds to wait on (0: no more).
   */
  take(
    timeout: number,
    wants: (item: T) => boolean = () => true,
    more: () => number = () => 0,
  ): Promise<T | undefined> {
    const index = this.items.findIndex(({ item }) => wants(item));
    if (index >= 0) {
      const [found] = this.items.splice(index, 1);
      this.held -= found?.cost ?? 0;
      return Promise.resolve(found?.item);
    }
    if (this.closed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      const waiter = {
        wants,
        give: (item: T | undefined) => {
          clearTimeout(timer);
          resolve(item);
        },
      };
      const late = () => {
        const longer = more();
        if (longer > 0) {
          timer = setTimeout(late, longer);
          return;
        }
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        resolve(undefined);
      };
      timer = setTimeout(late, timeout);
      this.waiting.push(waiter);
    });
  }

  /** No more items will come; whoever waits is told at once. */
  close(): void {
    this.closed = true;
    for (const waiter of this.waiting.splice(0)) waiter.give(undefined);
  }
}
