/** The findings of a campaign, each in a file of its own, written when it is found and again when more is known. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Observation } from '../../finding.js';
import { writeAtomically } from './atomic.js';
import { fileNameOf, readFinding, writeFinding } from './finding-file.js';

/** Times that something is looked into which does not come again. */
const CHANCES = 3;

export class Findings {
  /** Signature → times seen in this campaign. */
  readonly seen = new Map<string, number>();
  private readonly known = new Map<string, Finding>();
  /** Looked into, and none after all, or another one: not to be looked into again. */
  private readonly dropped = new Set<string>();

  /** What is there already counts as known. */
  constructor(private readonly directory: string) {
    if (!existsSync(directory)) return;
    for (const name of readdirSync(directory).filter((file) => /^[a-z]+-[0-9a-f]{12}\.json$/.test(file))) {
      const finding = readFinding(readFileSync(join(directory, name), 'utf8'));
      this.known.set(keyOf(finding), finding);
    }
  }

  get size(): number {
    return this.known.size;
  }

  get all(): readonly Finding[] {
    return [...this.known.values()];
  }

  /** Counts an observation; true when nothing like it is known, or it could not be seen again so far. */
  isNew(observation: Observation): boolean {
    const { signature } = observation;
    const times = (this.seen.get(signature) ?? 0) + 1;
    this.seen.set(signature, times);
    const [shown, tried] = this.known.get(keyOf(observation))?.reproduced ?? [0, 0];
    if (tried > 0 && shown === 0) return times <= CHANCES;
    return !this.has(observation) && !this.dropped.has(keyOf(observation));
  }

  has(observation: Pick<Observation, 'kind' | 'signature'>): boolean {
    return this.known.has(keyOf(observation));
  }

  /** Writes a finding and gives its file. */
  put(finding: Finding): string {
    this.known.set(keyOf(finding), finding);
    const file = this.fileOf(finding);
    writeAtomically(file, writeFinding(finding));
    return file;
  }

  /** It has turned out to be none, or to be another. */
  drop(finding: Pick<Finding, 'kind' | 'signature'>): void {
    this.known.delete(keyOf(finding));
    this.dropped.add(keyOf(finding));
    rmSync(this.fileOf(finding), { force: true });
  }

  fileOf(finding: Pick<Finding, 'kind' | 'signature'>): string {
    return join(this.directory, fileNameOf(finding));
  }
}

const keyOf = ({ kind, signature }: Pick<Observation, 'kind' | 'signature'>) => `${kind} ${signature}`;
