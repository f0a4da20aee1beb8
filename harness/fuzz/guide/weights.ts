/** How often each command is drawn: by what coverage lacks, and by what the state has to offer. Pure. */
import type { Live } from '../../../generators/fuzz/live.js';
import { kindAt } from '../../../generators/fuzz/things/index.js';
import type { ResourceKind } from '../../../generators/fuzz/things/kind.js';
import type { Interface } from '../../../schema/model.js';
import { argumentMembers } from '../../../schema/types.js';
import type { CommandRecord } from './coverage.js';

export interface Role {
  /** Kinds of which it makes one. */
  makes: readonly ResourceKind[];
  /** Kinds of which it cannot do without one. */
  needs: readonly ResourceKind[];
}

/** Commands that reach much more than their few arguments tell. */
const DEEP: Readonly<Record<string, number>> = {
  'qom-set': 12,
  'qom-get': 6,
  'qom-list-properties': 3,
  'device-list-properties': 2,
  device_add: 12,
  device_del: 3,
  'human-monitor-command': 12,
  'object-add': 6,
  'blockdev-add': 10,
  'blockdev-reopen': 3,
  'chardev-add': 3,
  netdev_add: 3,
  transaction: 3,
};

/** Things of one kind beyond which more are of little use. */
const ENOUGH = 3;

/** Who makes and who needs what, inferred from the members that name things. */
export function rolesOf(iface: Interface, commands: readonly string[]): Map<string, Role> {
  return new Map(
    commands.map((command) => {
      const members = Object.entries(
        argumentMembers(iface, iface.commands[command]?.arguments ?? null) ?? {},
      );
      const kinds = members.flatMap(([name, { optional }]) => {
        const kind = kindAt(`${command}:${name}`);
        return kind?.live ? [{ kind, optional }] : [];
      });
      return [
        command,
        {
          makes: kinds.filter(({ kind }) => kind.makers?.test(command)).map(({ kind }) => kind),
          needs: kinds
            .filter(({ kind, optional }) => !optional && !kind.makers?.test(command))
            .map(({ kind }) => kind),
        },
      ];
    }),
  );
}

export function weightOf(command: string, role: Role, record: CommandRecord | undefined, live: Live): number {
  const count = ({ name }: ResourceKind) => live.names(name).length;
  const hungry = role.makes.some((kind) => count(kind) < ENOUGH) ? 3 : 1;
  const hopeless = role.needs.some((kind) => count(kind) === 0) ? 0.1 : 1;
  // What has shown nothing new for long is tried ever less, never not at all.
  const tired = 1 / (1 + Math.sqrt((record?.stale ?? 0) / 20));
  return (DEEP[command] ?? 1) * hungry * hopeless * tired;
}
