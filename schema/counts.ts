/** How much a document says. */
import type { Interface, StatementKind } from './model.js';

export interface InterfaceCounts {
  commands: number;
  events: number;
  enums: number;
  objects: number;
  alternates: number;
  statements: number;
}

export function countsOf({ commands, events, types, statements }: Interface): InterfaceCounts {
  const kinds = Object.values(types).map((type) => type.kind);
  const count = (kind: string) => kinds.filter((each) => each === kind).length;
  return {
    commands: Object.keys(commands).length,
    events: Object.keys(events).length,
    enums: count('enum'),
    objects: count('object'),
    alternates: count('alternate'),
    statements: statements.length,
  };
}

export const STATEMENT_KINDS: readonly StatementKind[] = [
  'error', 'event', 'default', 'range', 'precondition', 'idempotence', 'either-or', 'deprecated',
]; // biome-ignore format: a table

export function statementCounts({ statements }: Interface): Map<StatementKind, number> {
  return new Map(
    STATEMENT_KINDS.map((kind) => [kind, statements.filter((each) => each.kind === kind).length]),
  );
}
