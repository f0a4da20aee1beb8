/** What external actions work on: one target, and what they have opened, which stay until the case is over. */
import type { Observer } from '../qmp/connection.js';
import { type FileContent, openForReading, pathInside, putFile } from '../target/place/inside.js';
import type { Target } from '../target/target.js';

/** A connection, a listener, another machine: anything that a later stimulus may want, and that must be closed. */
export interface Prop {
  close?(): unknown;
}

/** Other machines of the same program, and who watches a session of one. */
export interface Others {
  /** Starts one with arguments of its own. */
  boot(args: string[]): Promise<Target>;
  watch(machine: Target): Observer;
}

export class ActionStage {
  private readonly props = new Map<string, Prop>();

  constructor(
    readonly target: Target,
    readonly others: Others,
  ) {}

  /** Makes or changes a file of the target's scratch directory, named as the target names it. */
  put(seen: string, content: FileContent): void {
    putFile(this.target.hostScratch, this.inside(seen), content);
  }

  /** A descriptor for the caller to close; null where there is no such file. */
  read(seen: string): number | null {
    return openForReading(this.target.hostScratch, this.inside(seen));
  }

  /** The path of a socket there, as we see it. */
  socket(seen: string): string {
    return pathInside(this.target.hostScratch, this.inside(seen));
  }

  /** Relative to the scratch directory. */
  private inside(seen: string): string {
    const start = `${this.target.scratch}/`;
    if (!seen.startsWith(start)) throw new Error(`${seen} does not lie in the scratch directory`);
    return seen.slice(start.length);
  }

  keep<P extends object>(name: string, prop: P): P {
    if (this.props.has(name)) throw new Error(`there is already a '${name}' on the stage`);
    this.props.set(name, prop);
    return prop;
  }

  /** Throws where nothing of this name and kind was kept. */
  get<P extends object>(name: string, kind: abstract new (...args: never[]) => P): P {
    const prop = this.props.get(name);
    if (prop instanceof kind) return prop;
    throw new Error(`no '${name}' of this kind is on the stage`);
  }

  has(name: string): boolean {
    return this.props.has(name);
  }

  async drop(name: string): Promise<void> {
    const prop = this.props.get(name);
    this.props.delete(name);
    await prop?.close?.();
  }

  async end(): Promise<void> {
    await Promise.all([...this.props.keys()].map((name) => this.drop(name)));
  }
}
