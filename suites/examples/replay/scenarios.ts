/** Which scenario makes the names of a command's examples real. */
import { BITMAPS, BLOCK_NODES } from './block.js';
import { CHARDEVS } from './chardev.js';
import { DEVICES } from './devices.js';
import { DRIVES } from './drives.js';
import { MACHINE } from './machine.js';
import { OBJECTS } from './objects.js';
import type { Scenario } from './scenario.js';

/** A new command is one entry in one of these. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...BLOCK_NODES,
  ...BITMAPS,
  ...CHARDEVS,
  ...DEVICES,
  ...DRIVES,
  ...MACHINE,
  ...OBJECTS,
};
