/** What has been seen of the server so far, and how often each command was tried in vain. */

export interface CommandRecord {
  tried: number;
  succeeded: number;
  /** Attempts since it last showed something new. */
  stale: number;
}

/** More would be names of types and properties, which are many and say little. */
const MOST_FEATURES = 50_000;

export class FuzzCoverage {
  readonly commands = new Map<string, CommandRecord>();
  /** How often a way into the server has ended a run. */
  readonly fatal = new Map<string, number>();
  private readonly features = new Set<string>();

  get size(): number {
    return this.features.size;
  }

  has(feature: string): boolean {
    return this.features.has(feature);
  }

  blame(ways: readonly string[]): void {
    for (const way of ways) this.fatal.set(way, (this.fatal.get(way) ?? 0) + 1);
  }

  /** Counts one answer; true when it showed something new. */
  add(command: string, features: readonly string[], succeeded: boolean): boolean {
    const record = this.commands.get(command) ?? { tried: 0, succeeded: 0, stale: 0 };
    this.commands.set(command, record);
    record.tried++;
    if (succeeded) record.succeeded++;
    let fresh = false;
    for (const feature of features) {
      if (this.features.has(feature) || this.features.size >= MOST_FEATURES) continue;
      this.features.add(feature);
      fresh = true;
    }
    record.stale = fresh ? 0 : record.stale + 1;
    return fresh;
  }
}
