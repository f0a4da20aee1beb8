/** The servers that mutants are made of. */

import type { Choice, Embedding } from '../api/choice.js';
import type { NamedMutant } from '../harness/mutants/index.js';
import {
  agentMutants,
  commandsMutants,
  deviceMutants,
  machineMutants,
  protocolMutants,
} from '../harness/mutants/index.js';
import { startReference } from '../harness/reference/server.js';
import { loadCatalog } from '../schema/catalogs.js';
import type { Family } from '../suites/case.js';

export interface MutationSubject {
  name: string;
  target: Choice | Embedding;
  mutants: readonly NamedMutant[];
  /** A program that has to be installed for it. */
  needs?: string;
}

const reference = (catalog: string, family: Family = 'qmp', disabled: readonly string[] = []): Embedding => {
  const model = loadCatalog(catalog);
  return {
    kind: 'embed',
    serve: async (_, machine = []) => ({
      ...(await startReference({ model, machine, disabled })),
      pretty: family === 'qmp',
      family,
    }),
    takesMachine: true,
  };
};

const program = (...command: string[]): Choice => ({ kind: 'start', command, reference: false });

/** By name; made when asked for, since catalogs take time to load. */
export const SUBJECTS: Readonly<Record<string, () => MutationSubject>> = {
  reference: () => ({
    name: 'the reference server as qemu-system 7.2',
    target: reference('introspection-qemu-system-7.2'),
    mutants: [...protocolMutants, ...machineMutants],
  }),
  'reference-daemon': () => ({
    name: 'the reference server as qemu-storage-daemon 7.2',
    target: reference('introspection-qemu-storage-daemon-7.2'),
    mutants: commandsMutants,
  }),
  agent: () => ({
    name: 'the reference server as qemu-ga 7.2',
    target: reference('qemu-ga-7.2', 'ga', ['guest-file-close', 'guest-set-vcpus']),
    mutants: agentMutants,
  }),
  'storage-daemon': () => ({
    name: 'a real qemu-storage-daemon',
    target: program('qemu-storage-daemon'),
    mutants: commandsMutants,
    needs: 'qemu-storage-daemon',
  }),
  system: () => ({
    name: 'a real qemu-system-x86_64 -machine none',
    target: program('qemu-system-x86_64', '-machine', 'none'),
    mutants: [...protocolMutants, ...machineMutants, ...deviceMutants],
    needs: 'qemu-system-x86_64',
  }),
};
