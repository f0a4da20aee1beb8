/** Requests to the object tree: a path that is there, a property that it has, a value of its type. */
import type { Random } from 'fast-check';
import { pick } from '../draw.js';
import type { Live, LiveProperty } from '../live.js';
import type { Composer } from './composer.js';
import { propertyValue } from './property-value.js';

function somewhere(random: Random, live: Live): { path: string; property: LiveProperty } | null {
  const path = pick(random, live.paths);
  const property = path === undefined ? undefined : pick(random, live.properties(path));
  return path === undefined || !property ? null : { path, property };
}

export const qomGet: Composer = (random, live) => {
  const place = somewhere(random, live);
  return place && { path: place.path, property: place.property.name };
};

export const qomSet: Composer = (random, live) => {
  const place = somewhere(random, live);
  if (!place) return null;
  const value = propertyValue(random, place.property, live);
  return { path: place.path, property: place.property.name, value };
};

export const qomList: Composer = (random, live) => {
  const path = pick(random, live.paths);
  return path === undefined ? null : { path };
};
