// What a document says about a command, a valid request made from it, and all that must be refused.
import { breakages, openDocument, Validator, validValue } from 'qmpspec';

const document = openDocument('introspection-qemu-system-7.2');
const command = document.commands['object-del'];
for (const { path, defect, arguments: args } of breakages(document, command)) {
  console.log(`${path || 'arguments'} ${defect}: ${JSON.stringify(args)}`);
}

const status = document.commands['query-status'].returns;
const made = validValue(document, status);
const validator = new Validator(document);
console.log(validator.reply('query-status', made) === null);
console.log(validator.reply('query-status', { ...made, running: 'no' })?.path);
