/** Which scenario makes the names of a command's examples real. */
import { BITMAPS, BLOCK_NODES } from './block.js';
import { CHARDEVS } from './chardev.js';
import { EXAMPLE_DEVICES } from './devices.js';
import { DRIVES } from './drives.js';
import { MACHINE } from './machine.js';
import { OBJECTS } from './objects.js';
import type { ExampleScenario } from './scenario.js';

/** A new command is one entry in one of these. */
export const EXAMPLE_SCENARIOS: Readonly<Record<string, ExampleScenario>> = {
  ...BLOCK_NODES,
  ...BITMAPS,
  ...CHARDEVS,
  ...EXAMPLE_DEVICES,
  ...DRIVES,
  ...MACHINE,
  ...OBJECTS,
};
