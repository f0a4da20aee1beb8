import { isObject, type JsonValue, jsonTypeOf } from '../../schema/json.js';
import { textOf } from '../../schema/json-text.js';
import type { CoverageShape, Point } from './shape.js';

/** Touches every point that the value has. What the schema does not know touches nothing. */
export function walk(shape: CoverageShape | null, value: JsonValue | undefined, touch: 1 | 2): void {
  if (shape === null || value === undefined) return;
  if (shape.element && Array.isArray(value)) for (const each of value) walk(shape.element, each, touch);
  if (shape.values && typeof value === 'string') mark(shape.values.get(value), touch);
  const chosen = shape.alternates?.get(jsonTypeOf(value));
  if (chosen) {
    mark(chosen.point, touch);
    walk(chosen.shape, value, touch);
  }
  if (!isObject(value)) return;
  for (const name in value) {
    const place = shape.members.get(name);
    if (!place) continue;
    mark(place.point, touch);
    walk(place.shape, value[name], touch);
  }
  const branch = shape.tag === undefined ? undefined : shape.branches?.get(textOf(value[shape.tag]));
  if (!branch) return;
  mark(branch.point, touch);
  walk(branch.shape, value, touch);
}

function mark(point: Point | undefined, touch: 1 | 2): void {
  if (point && point.touch < touch) point.touch = touch;
}
