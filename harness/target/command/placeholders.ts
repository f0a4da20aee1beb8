/** Fills in `{qmp}`, `{qmp2}`…, `{tcp}` and `{dir}`. */
import type { Address } from '../address.js';

export interface Filling {
  /** Path of a unix socket, as the target sees it. */
  socket(name: string): string;
  /** The scratch directory, as the target sees it. */
  scratch: string;
  /** A free port of the loopback interface. */
  port: number;
}

const MONITOR = /\{(qmp\d?|tcp)\}/g;

/** Whether the command says where QMP is. */
export function namesMonitor(command: readonly string[]): boolean {
  return command.some((word) => word.search(MONITOR) >= 0);
}

/** The command to run, and the monitors it names in order of first mention. */
export function fill(command: readonly string[], { socket, scratch, port }: Filling) {
  const monitors = new Map<string, Address>();
  const words = command.map((word) =>
    word
      .replaceAll(MONITOR, (_, name: string) => {
        const tcp = name === 'tcp';
        monitors.set(
          name,
          tcp ? { kind: 'tcp', host: '127.0.0.1', port } : { kind: 'unix', path: socket(name) },
        );
        return tcp ? `127.0.0.1:${port}` : socket(name);
      })
      .replaceAll('{dir}', scratch),
  );
  return { words, monitors: [...monitors.values()] };
}
