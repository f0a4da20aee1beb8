/**
 * QAPI's `if` in all its spellings: a name, C text (`defined(A) && !defined(B)`), a list (all of them), and
 * `{all|any|not: …}`. One canonical text stands for each: `A && !B`.
 */
import type { Node } from './nodes.js';

type Tree = string | { not: Tree } | { all: Tree[] } | { any: Tree[] };

/** Conditions of QEMU have a handful of terms. */
const LONGEST = 2000;
const DEEPEST = 32;

/** Canonical text of an `if`; C text that is not understood stays as it is; null when it is no condition at all. */
export function conditionText(node: Node): string | null {
  const tree = fromNode(node);
  return tree === null ? null : print(tree);
}

/** Whether a condition holds where exactly the names that `has` accepts are defined; null when it is not understood. */
export function evaluateCondition(text: string, has: (name: string) => boolean): boolean | null {
  const tree = text.length > LONGEST ? null : parseCondition(text);
  return tree === null ? null : evaluate(tree, has);
}

function fromNode(node: Node): Tree | null {
  if (node.kind === 'text') return fromText(node.value);
  if (node.kind === 'list') return group('all', node.items);
  if (node.kind !== 'object' || node.entries.length !== 1) return null;
  const { key, value } = node.entries[0] as { key: string; value: Node };
  if (key === 'not') {
    const tree = fromNode(value);
    return tree === null ? null : { not: tree };
  }
  return (key === 'all' || key === 'any') && value.kind === 'list' ? group(key, value.items) : null;
}

/** C text that is not understood stands for itself. */
function fromText(text: string): Tree | null {
  if (text.trim() === '' || text.length > LONGEST) return null;
  return parseCondition(text) ?? text;
}

function group(how: 'all' | 'any', nodes: Node[]): Tree | null {
  const trees = nodes.map(fromNode);
  if (trees.length === 0 || trees.includes(null)) return null;
  if (trees.length === 1) return trees[0] as Tree;
  return how === 'all' ? { all: trees as Tree[] } : { any: trees as Tree[] };
}

function print(tree: Tree, within: 'not' | 'all' | 'any' | null = null): string {
  if (typeof tree === 'string') return tree;
  if ('not' in tree) return `!${print(tree.not, 'not')}`;
  const how = 'all' in tree ? 'all' : 'any';
  const terms = 'all' in tree ? tree.all : tree.any;
  const text = terms.map((term) => print(term, how)).join(how === 'all' ? ' && ' : ' || ');
  return within === null || within === how ? text : `(${text})`;
}

function evaluate(tree: Tree, has: (name: string) => boolean): boolean {
  if (typeof tree === 'string') return has(tree);
  if ('not' in tree) return !evaluate(tree.not, has);
  return 'all' in tree
    ? tree.all.every((term) => evaluate(term, has))
    : tree.any.some((term) => evaluate(term, has));
}

/** Null when the text is not made of names, `defined()`, `!`, `&&`, `||` and parentheses. */
function parseCondition(text: string): Tree | null {
  const tokens = text.match(/&&|\|\||[!()]|\w+|\S/g) ?? [];
  let at = 0;
  let depth = 0;
  const take = (token: string) => tokens[at] === token && ++at > 0;
  const name = () => (/^[A-Za-z_]\w*$/.test(tokens[at] ?? '') ? (tokens[at++] as string) : null);
  const chain = (operator: '&&' | '||', term: () => Tree | null): Tree | null => {
    const terms: Tree[] = [];
    do {
      const next = term();
      if (next === null) return null;
      terms.push(next);
    } while (take(operator));
    if (terms.length === 1) return terms[0] as Tree;
    return operator === '&&' ? { all: terms } : { any: terms };
  };
  const unary = (): Tree | null => {
    if (++depth > DEEPEST) return null;
    let tree: Tree | null;
    if (take('!')) {
      const inner = unary();
      tree = inner === null ? null : { not: inner };
    } else if (take('(')) {
      tree = any();
      if (!take(')')) tree = null;
    } else if (tokens[at] === 'defined') {
      at++;
      const inParentheses = take('(');
      tree = name();
      if (inParentheses && !take(')')) tree = null;
    } else tree = name();
    depth--;
    return tree;
  };
  const any = (): Tree | null => chain('||', () => chain('&&', unary));
  const tree = any();
  return at === tokens.length ? tree : null;
}
