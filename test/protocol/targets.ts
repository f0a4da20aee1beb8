/** Real targets of every version that is installed here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Family } from '../../suites/case.js';
import { lacking, ROOTS } from '../target/programs.js';

export interface RealTarget {
  name: string;
  family: Family;
  command: string[];
  root?: string;
  /** Why it cannot be started here; null when it can. */
  missing: string | null;
  version: Version;
}

export type Version = '5.2' | '7.2' | '10.0';

/** Directory below {@link ROOTS}; null: the machine's own. */
const PLACES: Record<Version, string | null> = { '5.2': 'bullseye', '7.2': null, '10.0': 'trixie' };

const COMMANDS: Record<string, string[]> = {
  none: ['qemu-system-x86_64', '-machine', 'none', '-nodefaults'],
  pc: ['qemu-system-x86_64', '-machine', 'pc', '-m', '16', '-nodefaults', '-S'],
  'storage-daemon': ['qemu-storage-daemon'],
};

const versions = Object.entries(PLACES) as [Version, string | null][];

export const MONITOR_TARGETS: RealTarget[] = versions.flatMap(([version, place]) =>
  Object.entries(COMMANDS).map(([kind, command]) => {
    const root = place === null ? undefined : join(ROOTS, place);
    const missing =
      root === undefined
        ? lacking(command[0] as string)
        : existsSync(join(root, 'usr/bin', command[0] as string))
          ? null
          : `there is no QEMU ${version} below ${root}`;
    const name = `${kind} ${version}`;
    return { name, family: 'qmp', command, missing, version, ...(root === undefined ? {} : { root }) };
  }),
);

export const AGENT_TARGET: RealTarget = {
  name: 'guest-agent 7.2',
  family: 'ga',
  command: ['qemu-ga'],
  missing: lacking('qemu-ga'),
  version: '7.2',
};
