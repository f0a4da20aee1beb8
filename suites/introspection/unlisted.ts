import { UNEXPECTED } from '../../generators/breakage.js';
import { isObject } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import type { ProbeCase, TargetFacts } from '../case.js';
import { rule, standsOnRules } from '../rules.js';

/** W60: a command that the server does not list does not exist. `names` are commands of other servers and versions. */
export function unlistedCases(names: Iterable<string>, { commands, disabled }: TargetFacts): ProbeCase[] {
  const cites = [rule('W60'), rule('W21')];
  const unlisted = [...new Set(names)].filter((name) => !commands.has(name) && !disabled.has(name));
  return unlisted.sort().map((name) => ({
    id: `introspection/unlisted/${name}`,
    title: `${name}, which the server does not list, is unknown to it`,
    ...standsOnRules(['W60']),
    cites,
    needs: { mutates: true },
    probe: {
      execute: name,
      // Even a server that has the command should not be able to carry it out.
      arguments: { [UNEXPECTED]: 1 },
      keepsState: true,
      judge: ({ value }) => {
        const { error } = value;
        if (isObject(error) && error.class === 'CommandNotFound') return [];
        // That it looked at the argument shows that it has the command; else only the class is wrong.
        const refused = isObject(error) && !wireText(error.desc).includes(UNEXPECTED);
        return [
          {
            check: 'introspection/unlisted',
            message: `${name} is not listed, and calling it is not refused as an unknown command`,
            expected: 'an error of class CommandNotFound',
            actual: value,
            cites,
            ...(refused ? standsOnRules(['W21']) : {}),
          },
        ];
      },
    },
  }));
}
