/** What the end of a target comes to. */
import { closeSync, readdirSync, readSync } from 'node:fs';
import type { Symptom } from '../../finding.js';
import type { Ending } from '../../target/ending.js';
import { openForReading } from '../../target/place/inside.js';
import type { Target } from '../../target/target.js';
import { type Fault, faultIn } from './core.js';
import { excuse } from './excuse.js';
import { crashSignature } from './signature.js';

/** Lines of stderr that go into a finding. */
const LAST_LINES = 20;
/** Of a core file, bytes from the start: the notes are there. */
const NOTES = 1_048_576;

export type Death = { observation: Symptom } | { excused: string };

/**
 * `command`: the first that was sent and not answered; `asked`: all of them. The target's directory must still be there.
 */
export function judgeDeath(target: Target, ending: Ending, command: string, asked: readonly string[]): Death {
  const stderr = target.stderr();
  const excused = excuse(ending, stderr, asked);
  if (excused !== null) return { excused };
  const fault = ending.kind === 'signal' ? faultOf(target.hostScratch) : null;
  const signature = crashSignature(ending, fault, command);
  return {
    observation: {
      kind: 'crash',
      signature,
      title: `${target.program} ${ending.text} on ${command}`.replaceAll(/\s+/g, ' '),
      observed: {
        ending: ending.kind,
        ...('signal' in ending ? { signal: ending.signal } : {}),
        text: ending.text,
        command,
        ...(fault ? { fault: `${fault.module ?? 'nowhere'}+0x${fault.offset.toString(16)}` } : {}),
      },
      cites: [],
      stderr: stderr.split('\n').slice(-LAST_LINES).join('\n'),
    },
  };
}

/** Cores are left in the working directory where the system is set up so; elsewhere the place stays unknown. */
function faultOf(directory: string): Fault | null {
  try {
    const name = readdirSync(directory).find((file) => /^core(\.\d+)?$/.test(file));
    if (name === undefined) return null;
    const file = openForReading(directory, name);
    if (file === null) return null;
    try {
      const start = Buffer.alloc(NOTES);
      return faultIn(start.subarray(0, readSync(file, start, 0, NOTES, 0)));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
