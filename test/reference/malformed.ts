/**
 * Input that is not what it should be (W20–W26), one character a byte. Left out is what the reference does as RFC 8259
 * and W26 have it and QEMU does not: the overlong U+0000, and one error, not one a bracket, for nesting that is too deep.
 */

const utf8 = (text: string) => Buffer.from(text).toString('latin1');

const TOKENS = [
  'x ', 'x\n', 'truex ', 'true ', 'null ', '12 ', '-0 ', '1.5e3 ', '"abc"', "'abc'", 'TRUE', '@ @ @ @', 'a@b', '1a ', '1- ',
  '- 1', '--1', '-', '-a', '1.', '1.x', '1e', '1e+ ', '1e+5 1e-5 1E5 ', '+1', '.5', '01', '00 ', '-01 ', '0x10 ', '1_0 ', '%d', '%',
  ',', ':', 'NaN Infinity -Infinity\n', 'undefined ', '/* x */\n', '// x\n', '#\n', '(', '`', '\\', '\\u0041\n', '[Null]\n', '$$$$$ ',
  '1 2 ', '1,2 ', 'tru e ', 'truefalse ', '"a" "b"', ';', 'a\tb\n', '@\t{"a":1}\n', '@ "abc" 1 x\n', '\xff"abc"', '\xff12 ',
]; // biome-ignore format: a list

const STRUCTURE = [
  '{x}', '{x}x ', '{"execute" "a"}', '{"execute":}', '{1:2}', '{"a":1 "b":2}', '[1 2]', '{"a":tru}', '{"a":1,"a":2}', '{"a":',
  '{"execute":"query-version","execute":"x"}', '{"a":{"b":1,"b":1}}', '}', ']', '{]', '[}', '{}', '[]', '[1,]', '{"a":1,}', '[,]',
  '{"a":1}}', '{"execute":"query-version"', '{"a":-}', '{"a":01}', '{"a":1e5}', '{"a":[1,2}', '[{"a":1]', '{"a":{"b":1}', '}}',
  '{"a":1]}', '{"a"}', '{"a",1}', '{:1}', '{,}', '{"a":1,,}', '[1,,2]', '{"a":b}', '{a:b}', '{a}', '{null:1}', '{"a":\'}', "'}",
  '[nul]', '[null', '[1 }\n]', '[[}', '[{]}', '[{}', '{[]:1}', '{{}:1}', '[1,2}', '{"execute":%s}', '[@]\n', '[@, 1]\n', '[@ 1, 2]\n',
  '{"a":@}\n', '{"a":@,"b":1}\n', '{"a":1', '{"a":"b', '[1, tru', '[{"a":[{"b":', '{"execute":"x"},{"execute":"y"};{"execute":"z"}',
  'abc{"execute":"nope"}', 'abc {"execute":"nope"}', '{"execute":"nope"}x', '{"execute":"nope"}\r\n\r\n\t {"execute":"nope"}',
]; // biome-ignore format: a list

const STRINGS = [
  '"a\x01b"\n', '"a\nb"\n', '"a\tb"\n', '"a\x7fb"', '"\\x"', '"\\u12"', '"\\u"', '"\\uzzzz"', '"\\u00g0"', '"\\U0041"', '"\\ud800"', '"\\udc00"',
  '"\\ud800\\u0041"', '"\\ud83d\\uffff"', '"\\udbff\\udfff"', '"\\ud83d\\u12"', '"\\ud83dab"', '"\\ud83d\\n"', '"\\uffff"', '"\\ufdd0"',
  '"\\u0000"', '"\\ufdd0\\x"', '"\\x\\ufdd0"', '"\\\xc3\xa9"', '"\\\x80"', '"\\a"', '"\\0"', '"\\v"', "'\\'' '\\\"' \"\\'\"", '"\\%"', '"%d"',
  '"\xef\xbf\xbf"', '"\xed\xa0\x80"', '"\xc0\x81"', '"\xc1\xbf"', '"\x80"', '"\xc3"', '"\xf8\x88\x80\x80\x80"',
  '"\xfc\x84\x80\x80\x80\x80"', '"\xf4\x90\x80\x80"', '"\xf5\x80\x80\x80"', '"\xe0\x80\x80"', '"\xe0\x80\xaf"', '"\xf0\x80\x80\x80"',
  '"\xf0\x9f\xbf\xbe"', '"\xf4\x8f\xbf\xbf"', '"\xef\xb7\x90"', '"\xef\xbb\xbf"', '"\xe2\x82"', '"\xf0\x9f\x98"',
  '["\x01"]\n', '["\x01", "b"]\n', '["a\n", "b"]\n', '{"a\xffb":1}\n', "'\xff'\n", '"abc\xffdef"\n', '"abc\xfedef"\n', '"abc\x00def"\n', '"\\\x00"\n',
  '"\x80\x80\n', '"\xf0\x9f\x98\n', '"\xed\xa0\x80\n', '"\xf5\x80\x80\x80\n', '"\xc3\xa9\n', '"\xf8\x88\x80\x80\x80\n', '"\xc3a\n', '"\xe0\x80\xaf\n',
  '"\xef\xbf\xbf\n', '"\xfc\x84\x80\x80\x80\x80\n', '"\xe2\x82\xfe\n', '"\xc3\xff', '"\\ud83d\n',
]; // biome-ignore format: a list

const BYTES = [
  '\xff', '\xfe', '\x00', '\x01', '\x1f', '\x7f', '\x80', '\xa0 ', '\xc2\xa0 \n', '\x0b\x0c', '\x01\x02\x03', '\xff\xff\xff', '@\xe9@\n', 'abc\xff',
  '12\xff', '12\x00\n', '-\xff', '1.\x01', '{\x01}\n', '{"a":\xff', utf8('\ufeff{"execute":"nope"}'), utf8('é'), utf8('{"é":1}'), utf8('"é😀"'),
]; // biome-ignore format: a list

const NESTING = [
  '['.repeat(1024) + ']'.repeat(1024), `{"execute":"nope","id":${'['.repeat(1023)}${']'.repeat(1023)}}`, '{"a":['.repeat(512),
]; // biome-ignore format: a list

const ENVELOPE = [
  '{"id":1}', '{"execute":1,"id":2}', '{"execute":null}', '{"execute":["query-version"]}', '{"execute":{}}', '{"arguments":{},"id":3}',
  '{"execute":"nope","arguments":[],"id":4}', '{"execute":"nope","arguments":null}', '{"execute":"nope","arguments":"x"}', '{"execute":"nope","arguments":1}',
  '{"execute":"nope","foo":1,"id":5}', '{"execute":"query-version","foo":null}', '{"execute":"nope","Execute":"x"}', '{"Execute":"nope"}',
  '{"exec-oob":"nope","id":6}', '{"exec-oob":1,"id":7}', '{"execute":"nope","id":8}', '{"execute":""}', '{"execute":"query-version\\u0000"}',
  '{"execute":"QUERY-VERSION"}', '{"execute":"query_version"}', '{"execute":" query-version"}', '{"execute":"\\u00e9"}', '{"execute":"toString"}',
  '{"execute":"__proto__"}', '{"execute":"nope","__proto__":1}', '{"execute":"qmp_capabilities","id":9}', '{"execute":"qmp_capabilities","arguments":{"x":1}}',
  '[{"execute":"query-version"}]', '"query-version"', "{'execute':'nope','id':'it\\'s'}", '{"execute":"nope","arguments":{},"id":10}',
]; // biome-ignore format: a list

export const MALFORMED = [...TOKENS, ...STRUCTURE, ...STRINGS, ...BYTES, ...NESTING, ...ENVELOPE];
