import { expect, test } from 'vitest';
import { readDocument } from '../sources/index.js';

const read = (text: string) =>
  readDocument(Buffer.from(text), { name: 'lamp' }).sentences?.['lamp-set'] ?? [];
const digests = (text: string) => read(text).map(([, digest]) => digest);

const QAPI = `##
# @lamp-set:
#
# Light a lamp, e.g. the one on
# the table. The lamp stays lit:
#
# 1. @level is kept
# 2. nothing else is
#
# @level: how bright. Default is
#         10 (since 4.2)
#
# Returns: - nothing on success
#          - If @level is negative, GenericError
#
# Note: lamps are hot.
#
# Since: 1.1
#
# Example:
#
# -> { "execute": "lamp-set" }
# <- { "return": {} }
##
{ 'command': 'lamp-set', 'data': { '*level': 'int' } }
`;

const ROFF = String.raw`.TH "LAMP" "7" "Nov 29, 2026" "7.2.22" "Lamps"
.SH LAMPS
.SS \fBlamp\-set\fP (Command)
.sp
Light a lamp, e.g. the one on the table. The lamp stays lit:
.INDENT 0.0
.IP 1. 3
\fBlevel\fP is kept
.IP 2. 3
nothing else is
.UNINDENT
.SS Arguments
.INDENT 0.0
.TP
.B \fBlevel\fP: \fBint\fP (optional)
how bright. Default is 10 (since 4.2)
.UNINDENT
.SS Returns
.INDENT 0.0
.IP \(bu 2
nothing on success
.IP \(bu 2
If \fBlevel\fP is negative, GenericError
.UNINDENT
.SS Note
.sp
lamps are hot.
.SS Since
.sp
1.1
.SS Example
.sp
.nf
\-> { \(dqexecute\(dq: \(dqlamp\-set\(dq }
<\- { \(dqreturn\(dq: {} }
.fi
.SH COPYRIGHT
`;

test('sentences have the line that they begin on, whatever breaks them, and examples have none', () => {
  expect(read(QAPI).map(([line]) => line)).toEqual([4, 5, 7, 8, 10, 10, 13, 14, 16]);
});

test('a comment of QAPI and the man page made of it have the same sentences', () => {
  const ofComment = digests(QAPI);
  expect(ofComment).toHaveLength(9);
  expect([...digests(ROFF)].sort()).toEqual([...ofComment].sort());
});
