/** Ring buffers: character devices that clients write to and read from. */
import { isObject, type JsonValue } from '../../../schema/json.js';
import { QmpError } from '../errors.js';
import type { Machine, Made } from '../machine.js';
import type { Handlers } from './handler.js';

const DEFAULT_SIZE = 65536;

export const ringBuffer: Handlers = {
  'ringbuf-write'(machine, args) {
    const { made, size } = find(machine, args.device);
    const written = contents(made) + decode(String(args.data), args.format).toString('latin1');
    // The oldest bytes make room for the newest.
    made.state.contents = written.slice(-size);
    return {};
  },

  'ringbuf-read'(machine, args) {
    const { made } = find(machine, args.device);
    const size = Number(args.size);
    if (size <= 0) throw new QmpError('size must be greater than zero');
    const all = contents(made);
    made.state.contents = all.slice(size);
    return Buffer.from(all.slice(0, size), 'latin1').toString(args.format === 'base64' ? 'base64' : 'utf8');
  },
};

/** One character a byte (latin1). */
function contents({ state }: Made): string {
  return (state.contents as string | undefined) ?? '';
}

function find(machine: Machine, device: JsonValue | undefined): { made: Made; size: number } {
  const name = String(device);
  const made = machine.things('chardev').get(name);
  if (!made) throw new QmpError(`Device '${name}' not found`);
  const { backend } = made.args;
  if (!isObject(backend) || backend.type !== 'ringbuf') throw new QmpError(`${name} is not a ringbuf device`);
  const size = isObject(backend.data) ? backend.data.size : undefined;
  return { made, size: Number(size ?? DEFAULT_SIZE) };
}

function decode(data: string, format: JsonValue | undefined): Buffer {
  if (format !== 'base64') return Buffer.from(data, 'utf8');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data)) throw new QmpError('Base64 data contains invalid characters');
  return Buffer.from(data, 'base64');
}
