/** What a program's arguments may refer to, for tests that start nothing. */
import type { Facilities } from '../../harness/target/program/program.js';

export function facilities(changes: Partial<Facilities> = {}): Facilities {
  return {
    socket: (name) => `/s/${name}`,
    scratch: '/scratch',
    stdio: false,
    monitored: false,
    lone: false,
    adaptations: { noSandbox: false, allAddressSpace: false },
    ask: async () => ({ stdout: null, stderr: '' }),
    ...changes,
  };
}
