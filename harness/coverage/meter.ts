/** Counts what the traffic of a run has touched of the schema. */
import { isObject, type JsonValue, jsonTypeOf } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import type { Interface } from '../../schema/model.js';
import { isNone } from '../../schema/types.js';
import { ERROR_CLASSES } from '../../suites/error-classes.js';
import type { Happening, Monitor } from '../../suites/monitor.js';
import type { CoverageKind, Points, Touch } from '../coverage.js';
import { type CoverageShape, CoverageShapes, type Point } from './shape.js';

/** Touches every point that the value has. What the schema does not know touches nothing. */
function walk(shape: CoverageShape | null, value: JsonValue | undefined, touch: 1 | 2): void {
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
  const branch = shape.tag === undefined ? undefined : shape.branches?.get(wireText(value[shape.tag]));
  if (!branch) return;
  mark(branch.point, touch);
  walk(branch.shape, value, touch);
}

function mark(point: Point | undefined, touch: 1 | 2): void {
  if (point && point.touch < touch) point.touch = touch;
}

/** No server of today has them. */
const GONE = new Set(['DeviceEncrypted', 'MigrationExpected']);

interface Counted {
  shape: CoverageShape | null;
  returns: CoverageShape | null;
  touch: Touch;
  refused: boolean;
}

export class Meter {
  private readonly commands = new Map<string, Counted>();
  private readonly events = new Map<string, { shape: CoverageShape | null; seen: boolean }>();
  private readonly classes = new Map([...ERROR_CLASSES].filter((c) => !GONE.has(c)).map((c) => [c, false]));
  private readonly shapes: CoverageShapes[];

  /** `offered`: the commands that the target lists. */
  constructor(model: Interface, offered: ReadonlySet<string>) {
    const requests = new CoverageShapes(model, {
      member: 'arguments',
      value: 'enum-values',
      branch: 'branches',
      alternate: 'alternates',
    });
    const replies = new CoverageShapes(model, { member: 'reply-members' });
    const data = new CoverageShapes(model, { member: 'event-members' });
    this.shapes = [requests, replies, data];
    for (const name of Object.keys(model.commands).sort()) {
      const command = model.commands[name];
      if (!command || !offered.has(name)) continue;
      const { returns } = command;
      this.commands.set(name, {
        shape: requests.ofList(name, command.arguments),
        returns: isNone(returns) ? null : replies.ofType(returns, name),
        touch: 0,
        refused: false,
      });
    }
    for (const name of Object.keys(model.events).sort())
      this.events.set(name, { shape: data.ofList(name, model.events[name]?.data ?? null), seen: false });
  }

  /** Sees all traffic, and judges nothing. */
  get monitor(): Monitor {
    return {
      families: ['qmp', 'ga'],
      cases: () => [],
      watchTarget: () => (happening) => this.count(happening),
    };
  }

  points(): Points {
    const points: Points = {};
    const add = (kind: CoverageKind, label: string, touch: Touch) => {
      points[kind] ??= {};
      points[kind][label] = touch;
    };
    for (const [name, { touch, refused }] of this.commands) {
      add('commands', name, touch);
      add('rejections', name, refused ? 2 : 0);
    }
    for (const [name, { seen }] of this.events) add('events', name, seen ? 2 : 0);
    for (const [name, seen] of this.classes) add('error-classes', name, seen ? 2 : 0);
    for (const { points } of this.shapes)
      for (const { kind, label, touch } of points) add(kind, label, touch);
    return points;
  }

  private count({ kind, name, value, request }: Happening): void {
    if (kind === 'event') {
      const event = this.events.get(name);
      if (!event) return;
      event.seen = true;
      walk(event.shape, value, 2);
      return;
    }
    if (kind === 'error') {
      const name = isObject(value.error) ? wireText(value.error.class) : '';
      if (this.classes.has(name)) this.classes.set(name, true);
    }
    const command = this.commands.get(name);
    if (!command) return;
    if (kind === 'error') command.refused = true;
    else if (kind === 'sent') {
      if (command.touch === 0) command.touch = 1;
      walk(command.shape, value, 1);
    } else if (kind === 'return') {
      command.touch = 2;
      walk(command.shape, request?.value, 2);
      walk(command.returns, value.return, 2);
    }
  }
}
