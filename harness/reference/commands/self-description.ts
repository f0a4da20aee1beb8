/** Commands whose reply follows from the model alone: it is made once. */
import type { JsonValue } from '../../../schema/json.js';
import type { Interface } from '../../../schema/model.js';
import { describeSchema } from '../introspection/describe.js';
import { versionOf } from '../version.js';

export const selfDescription: Record<string, (model: Interface, disabled: ReadonlySet<string>) => JsonValue> =
  {
    'query-version': versionOf,
    'query-commands': (model) => Object.keys(model.commands).map((name) => ({ name })),
    'query-events': (model) => Object.keys(model.events).map((name) => ({ name })),
    'query-qmp-schema': describeSchema,
    'guest-info': (model, disabled) => ({
      version: model.document.version ?? '0.0.0',
      supported_commands: Object.entries(model.commands).map(([name, command]) => ({
        name,
        enabled: !disabled.has(name),
        'success-response': command.successResponse !== false,
      })),
    }),
  };
