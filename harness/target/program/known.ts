/** The programs that can be targets; the first that recognises a name is the one. */
import { basename } from 'node:path';
import { isGuestAgent } from './disguise.js';
import { guestAgent } from './guest-agent.js';
import type { Located } from './locate.js';
import { other } from './other.js';
import type { Program } from './program.js';
import { qemuSystem } from './qemu-system.js';
import { storageDaemon } from './storage-daemon.js';

// The guest agent first: a name that could also be something else must not let it slip through.
const PROGRAMS: readonly Program[] = [guestAgent, qemuSystem, storageDaemon, other];

/** Recognised by the name it is called by as well as by the file that name leads to. */
export function programOf({ path, file }: Located): Program {
  const names = [basename(path), basename(file)];
  const program = PROGRAMS.find((candidate) => names.some((name) => candidate.recognises(name))) ?? other;
  return program === other && isGuestAgent(file) ? guestAgent : program;
}
