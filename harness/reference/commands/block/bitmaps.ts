/** Commands on dirty bitmaps. */
import { createHash } from 'node:crypto';
import { isObject, type JsonObject, type JsonValue } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';
import type { Machine } from '../../machine.js';
import type { Handler, Handlers } from '../handler.js';
import type { Bitmap } from './block-node.js';
import { nodeNamed } from './node.js';

const DEFAULT_GRANULARITY = 65_536;
const MOST_NAME = 1023;

/** Of these nothing outlives the machine. */
const CANNOT_STORE = /^(null-|raw$|quorum$)/;

export const bitmaps: Handlers = {
  'block-dirty-bitmap-add'(machine, args) {
    const { driver, bitmaps: all } = nodeNamed(machine, args.node);
    const name = String(args.name);
    const granularity = Number(args.granularity ?? DEFAULT_GRANULARITY);
    if (name === '') throw new QmpError('Bitmap name cannot be empty');
    if (name.length > MOST_NAME) throw new QmpError('Bitmap name is too long');
    if (granularity < 512 || !Number.isInteger(Math.log2(granularity)))
      throw new QmpError("'granularity' must be a power of 2 from 512");
    if (all.has(name)) throw new QmpError(`Bitmap already exists: ${name}`);
    if (args.persistent === true && CANNOT_STORE.test(driver))
      throw new QmpError(`Driver '${driver}' cannot store the bitmap '${name}'`);
    all.set(name, { granularity, count: 0, recording: args.disabled !== true, user: null });
    return {};
  },

  'block-dirty-bitmap-remove': onOne((_, { all, name }) => void all.delete(name)),
  'block-dirty-bitmap-clear': onOne((bitmap) => {
    bitmap.count = 0;
  }),
  'block-dirty-bitmap-enable': onOne((bitmap) => {
    bitmap.recording = true;
  }),
  'block-dirty-bitmap-disable': onOne((bitmap) => {
    bitmap.recording = false;
  }),

  'block-dirty-bitmap-merge'(machine, args) {
    const target = free(machine, args.node, args.target);
    const { size } = nodeNamed(machine, args.node);
    const counts = (args.bitmaps as JsonValue[]).map((source) => {
      const [node, name] = isObject(source) ? [source.node, source.name] : [args.node, source];
      const bitmap = found(machine, node, name);
      if (nodeNamed(machine, node).size !== size)
        throw new QmpError('Bitmaps are of different sizes and cannot be merged');
      return bitmap.count;
    });
    target.count = Math.max(target.count, ...counts);
    return {};
  },

  'x-debug-block-dirty-bitmap-sha256'(machine, args) {
    const { count, granularity } = found(machine, args.node, args.name);
    return { sha256: createHash('sha256').update(`${granularity} ${count}`).digest('hex') };
  },
};

type Place = { all: Map<string, Bitmap>; name: string };

function onOne(act: (bitmap: Bitmap, place: Place) => void): Handler {
  return (machine, args: JsonObject) => {
    const { bitmaps: all } = nodeNamed(machine, args.node);
    act(free(machine, args.node, args.name), { all, name: String(args.name) });
    return {};
  };
}

function found(machine: Machine, node: JsonValue | undefined, name: JsonValue | undefined): Bitmap {
  const bitmap = nodeNamed(machine, node).bitmaps.get(String(name));
  if (!bitmap) throw new QmpError(`Dirty bitmap '${name}' not found`);
  return bitmap;
}

/** One that no job uses. */
function free(machine: Machine, node: JsonValue | undefined, name: JsonValue | undefined): Bitmap {
  const bitmap = found(machine, node, name);
  if (bitmap.user !== null) throw new QmpError(`Bitmap '${name}' is currently in use by ${bitmap.user}`);
  return bitmap;
}
