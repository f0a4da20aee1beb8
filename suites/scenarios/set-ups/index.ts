/** All named set-ups. A new area is a file here and a line below. */
import type { SetUps } from '../engine/expand.js';
import { jobs } from './jobs.js';
import { nodes } from './nodes.js';
import { things } from './things.js';

export const SET_UPS: SetUps = { ...nodes, ...things, ...jobs };
