/** All modes. A new one is a new file and a line here. */
import { argumentsMode } from './arguments.js';
import { leaks } from './leaks.js';
import type { Mode } from './mode.js';
import { sequences } from './sequences.js';
import { wire } from './wire.js';

export const MODES: readonly Mode[] = [sequences, argumentsMode, wire, leaks];
