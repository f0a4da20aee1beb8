/** Which targets a command line means. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EMULATORS } from '../../schema/qemu/boards.js';
import type { Choice, TargetFlags } from '../choice.js';
import { packageRoot } from '../package-info.js';
import { UsageError } from '../usage-error.js';

export type { Choice };

/** What `--connect`, the words after `--`, or neither of them ask for. */
export function chooseTargets(command: string[], flags: TargetFlags): Choice[] {
  if (flags.connect !== undefined) {
    if (command.length > 0)
      throw new UsageError('--connect attaches to a running server: leave out the command to start one.');
    if (flags.stdio || flags.root !== undefined || flags.user !== undefined) {
      throw new UsageError(
        '--stdio, --root and --user are about a target to start, and --connect starts none.',
      );
    }
    return [{ kind: 'attach', address: flags.connect }];
  }
  if (command.length > 0) return [{ kind: 'start', command, reference: false }];
  return defaultTargets(process.env.PATH ?? '');
}

/** A QEMU on PATH: its storage daemon and its system emulator; else the embedded reference server. */
export function defaultTargets(path: string): Choice[] {
  const daemon = onPath('qemu-storage-daemon', path);
  const emulator = EMULATORS.find((name) => onPath(name, path));
  const found: Choice[] = [];
  if (daemon) found.push(chosen(['qemu-storage-daemon']));
  if (emulator) found.push(chosen([emulator, '-machine', 'none']));
  if (found.length > 0) return found;
  const command = [
    process.execPath,
    join(packageRoot(), 'dist/bin/qmpspec.js'),
    'serve',
    '--unix',
    '{qmp}',
    '--',
    '{args}',
  ];
  const note =
    'No QEMU is on PATH, so the embedded reference server is tested. For the real one install qemu-system and qemu-utils (Debian: apt-get install qemu-system-x86 qemu-utils), or name your own: qmpspec run -- COMMAND with {qmp}.';
  return [{ kind: 'start', command, reference: true, note }];
}

function chosen(command: string[]): Choice {
  const note = `Testing ${command.join(' ')}, found on PATH. For another target: qmpspec run -- COMMAND, or --connect ADDRESS.`;
  return { kind: 'start', command, reference: false, note };
}

function onPath(name: string, path: string): boolean {
  return path.split(delimiter).some((dir) => {
    try {
      const file = join(dir, name);
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
}
