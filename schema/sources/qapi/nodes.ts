/** What a QAPI expression is made of, with the lines of the file. */

export interface TextNode {
  kind: 'text';
  value: string;
  line: number;
}

export interface BoolNode {
  kind: 'bool';
  value: boolean;
  line: number;
}

/** A value that the document lost, or that cannot be read. */
export interface LostNode {
  kind: 'lost';
  line: number;
}

export interface ListNode {
  kind: 'list';
  items: Node[];
  line: number;
}

export interface Entry {
  key: string;
  value: Node;
  line: number;
}

export interface ObjectNode {
  kind: 'object';
  entries: Entry[];
  /** Strings that stand where a key should: items of a list whose opening bracket is lost. */
  loose: TextNode[];
  line: number;
}

export type Node = TextNode | BoolNode | LostNode | ListNode | ObjectNode;

/** What a definition lost, as far as its text shows it. */
export interface Damage {
  /** Its closing brackets are missing. */
  cut: boolean;
  /** The text broke off where more had to follow: after a comma, a colon, an opening bracket or within a string. */
  open: boolean;
  /** Lines of the page that are missing between its first and its last token. */
  lines: number;
}

export const UNDAMAGED: Damage = { cut: false, open: false, lines: 0 };

export function entryOf(node: ObjectNode, key: string): Entry | undefined {
  return node.entries.find((entry) => entry.key === key);
}

/** For messages: what a node is. */
export function describe(node: Node): string {
  if (node.kind === 'text') return `'${node.value.slice(0, 60)}'`;
  if (node.kind === 'bool') return String(node.value);
  return { list: 'a list', object: 'an object', lost: 'nothing' }[node.kind];
}
