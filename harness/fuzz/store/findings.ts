/** The findings of a campaign, each in a file of its own, written when it is found and again when more is known. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readFileText } from '../../../schema/file/read.js';
import type { FuzzFinding, Symptom } from '../../finding.js';
import { writeAtomically } from './atomic.js';
import { fileNameOf, readFinding, writeFinding } from './finding-file.js';

/** Times that something is looked into which does not come again. */
const CHANCES = 3;

/** Folder of what was seen once and may be a mistake of ours: anything but the death of a target. */
const UNCONFIRMED = 'unconfirmed';

/** What a campaign remembers of each: steps and transcripts of hundreds would be much of its memory. */
export interface KnownFindings
  extends Pick<FuzzFinding, 'kind' | 'signature' | 'target' | 'reproduced' | 'minimized'> {
  file: string;
}

export function isSuspicion({ kind, reproduced }: Pick<FuzzFinding, 'kind' | 'reproduced'>): boolean {
  return kind !== 'crash' && reproduced[0] === 0;
}

export class Findings {
  /** Signature → times seen in this campaign. */
  readonly seen = new Map<string, number>();
  private readonly known = new Map<string, KnownFindings>();
  /** Looked into, and none after all, or another one: not to be looked into again. */
  private readonly dropped = new Set<string>();

  /** What is there already counts as known. */
  constructor(private readonly directory: string) {
    for (const place of [join(directory, UNCONFIRMED), directory]) {
      if (!existsSync(place)) continue;
      for (const name of readdirSync(place).filter((file) => /^[a-z]+-[0-9a-f]{12}\.json$/.test(file))) {
        const file = join(place, name);
        this.know(readNamed(file), file);
      }
    }
  }

  /** Those that are no mere suspicion. */
  get size(): number {
    return this.all.filter((finding) => !isSuspicion(finding)).length;
  }

  get all(): readonly KnownFindings[] {
    return [...this.known.values()];
  }

  /** The whole of it, from its file. Throws where somebody has taken that away. */
  read({ file }: KnownFindings): FuzzFinding {
    return readNamed(file);
  }

  /** Counts an observation; true when nothing like it is known, or it could not be seen again so far. */
  isNew(observation: Symptom): boolean {
    const { signature } = observation;
    const times = (this.seen.get(signature) ?? 0) + 1;
    this.seen.set(signature, times);
    const [shown, tried] = this.known.get(keyOf(observation))?.reproduced ?? [0, 0];
    if (tried > 0 && shown === 0) return times <= CHANCES;
    return !this.has(observation) && !this.dropped.has(keyOf(observation));
  }

  has(observation: Pick<Symptom, 'kind' | 'signature'>): boolean {
    return this.known.has(keyOf(observation));
  }

  /** Writes a finding and gives its file. */
  put(finding: FuzzFinding): string {
    const file = this.fileOf(finding);
    this.know(finding, file);
    writeAtomically(file, writeFinding(finding));
    if (!isSuspicion(finding)) this.remove(this.suspicionFileOf(finding));
    return file;
  }

  /** It has turned out to be none, or to be another. */
  drop(finding: FuzzFinding): void {
    this.known.delete(keyOf(finding));
    this.dropped.add(keyOf(finding));
    this.remove(this.plainFileOf(finding));
    this.remove(this.suspicionFileOf(finding));
  }

  /** A mere suspicion does not lie among the others. */
  fileOf(finding: FuzzFinding): string {
    return isSuspicion(finding) ? this.suspicionFileOf(finding) : this.plainFileOf(finding);
  }

  private know({ kind, signature, target, reproduced, minimized }: FuzzFinding, file: string): void {
    this.known.set(keyOf({ kind, signature }), { kind, signature, target, reproduced, minimized, file });
  }

  private plainFileOf(finding: FuzzFinding): string {
    return join(this.directory, fileNameOf(finding));
  }

  private remove(file: string): void {
    rmSync(file, { force: true });
    const folder = dirname(file);
    if (basename(folder) === UNCONFIRMED && existsSync(folder) && readdirSync(folder).length === 0)
      rmdirSync(folder);
  }

  private suspicionFileOf(finding: FuzzFinding): string {
    return join(this.directory, UNCONFIRMED, fileNameOf(finding));
  }
}

function readNamed(file: string): FuzzFinding {
  try {
    return readFinding(readFileText(file));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

const keyOf = ({ kind, signature }: Pick<Symptom, 'kind' | 'signature'>) => `${kind} ${signature}`;
