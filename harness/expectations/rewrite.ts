/** Rewrites the text of a file of known deviations; comments, reasons and the order of what stays are kept. */
import { isMap, isSeq, type Node, parseDocument, YAMLSeq } from 'yaml';
import type { ExpectationEntry } from './grammar.js';
import type { EntryChange } from './observed.js';

export function rewriteExpectations(
  text: string,
  changes: readonly Omit<EntryChange, 'file'>[],
  additions: readonly ExpectationEntry[],
): string {
  const document = parseDocument(text);
  if (!isSeq(document.contents)) document.contents = new YAMLSeq() as never;
  const list = document.contents as unknown as YAMLSeq<Node>;
  const byIndex = new Map(changes.map((change) => [change.index, change.keep]));
  const [first] = list.items;
  // What stands before the first entry is about the whole file, and stays when that entry goes.
  if (first?.commentBefore && byIndex.get(0)?.length === 0) document.commentBefore = first.commentBefore;
  list.items = list.items.flatMap((item, index) => {
    const keep = byIndex.get(index);
    if (keep === undefined) return [item];
    return keep.map((id, nth) => narrowed(item, id, nth > 0));
  });
  for (const entry of additions) list.add(document.createNode(entry));
  return document.toString({ lineWidth: 0 });
}

/** The same entry for one case; the comment before it stands before the first of them. */
function narrowed(item: Node, id: string, bare: boolean): Node {
  const copy = item.clone() as Node;
  if (isMap(copy)) copy.set('case', id);
  if (bare) copy.commentBefore = null;
  return copy;
}
