/** How a condition (`if`) is written: a name, or all, any and not of conditions. */
import { describeNode, type Node } from '../nodes.js';
import { hasRule, type SchemaEdition } from './edition.js';
import { spoken } from './fault.js';

const OPERATORS = ['all', 'any', 'not'];

/** What is wrong with the condition of something; null where it is right. */
export function conditionComplaint(node: Node, edition: SchemaEdition): string | null {
  if (hasRule(edition, 602)) return complaint(node);
  // Before, it was C, or a list of it.
  if (hasRule(edition, 205, 602)) return complaintOfText(node);
  return null;
}

function complaint(node: Node): string | null {
  if (node.kind === 'text') {
    if (/^[A-Z][A-Z0-9_]*$/.test(node.value)) return null;
    return `has ${describeNode(node)}: expected the name of a configuration switch in capital letters, digits and _`;
  }
  if (node.kind !== 'object')
    return `is ${describeNode(node)}: expected a name or one of ${spoken(OPERATORS)} in braces`;
  const stranger = node.entries.find(({ key }) => !OPERATORS.includes(key));
  if (stranger) return `has the key ${stranger.key}: expected one of ${spoken(OPERATORS, 'or')}`;
  const [entry, ...others] = node.entries;
  if (entry === undefined) return `is empty: expected one of ${spoken(OPERATORS, 'or')}`;
  if (others.length > 0)
    return `has ${spoken(node.entries.map(({ key }) => key))} side by side: expected one of them`;
  if (entry.key === 'not') return complaint(entry.value);
  if (entry.value.kind !== 'list')
    return `has ${entry.key} with ${describeNode(entry.value)}: expected a list of conditions`;
  if (entry.value.items.length === 0) return `has ${entry.key} of nothing: expected at least one condition`;
  for (const item of entry.value.items) {
    const wrong = complaint(item);
    if (wrong !== null) return wrong;
  }
  return null;
}

function complaintOfText(node: Node): string | null {
  const texts = node.kind === 'list' ? node.items : [node];
  if (texts.length === 0) return 'is an empty list: expected at least one condition';
  const stranger = texts.find(({ kind }) => kind !== 'text');
  if (stranger) return `has ${describeNode(stranger)}: expected C text`;
  return texts.some((text) => text.kind === 'text' && text.value.trim() === '') ? 'is blank' : null;
}
