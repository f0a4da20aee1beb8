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

export interface NodeEntry {
  key: string;
  value: Node;
  line: number;
}

export interface ObjectNode {
  kind: 'object';
  entries: NodeEntry[];
  /** Strings that stand where a key should: items of a list whose opening bracket is lost. */
  loose: TextNode[];
  line: number;
}

export type Node = TextNode | BoolNode | LostNode | ListNode | ObjectNode;

/** What a definition lost, as far as its text shows it. */
export interface Damage {
  /** Its closing brackets are missing. */
  cut: boolean;
  /** It broke off at the end of the text, or where more had to follow. */
  open: boolean;
  /** It broke off where more had to follow: after a comma, a colon, a name, an opening bracket, within a string. */
  more: boolean;
  /** Lines of the page that are missing between its first and its last token. */
  lines: number;
  /** One of those lines opened its data; that line may have held members too. */
  opening: boolean;
}

export function entryOf(node: ObjectNode, key: string): NodeEntry | undefined {
  return node.entries.find((entry) => entry.key === key);
}

/** For messages: what a node is. */
export function describeNode(node: Node): string {
  if (node.kind === 'text') return `'${node.value.slice(0, 60)}'`;
  if (node.kind === 'bool') return String(node.value);
  return { list: 'a list', object: 'an object', lost: 'nothing' }[node.kind];
}
