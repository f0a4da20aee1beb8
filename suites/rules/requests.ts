/** Rules of messages to the server, of arguments and of out-of-band execution. */
import { convention, declared, documented, specified } from './wire-rule.js';

const CODE_GENERATOR = 'QAPI code generator manual, Built-in Types';

export const REQUEST_RULES = {
  W20: specified(
    '2.3',
    '0.13',
    'a request is an object of execute (string) and, where wanted, arguments (object) and id; what is not one is an error',
  ),
  W28: convention('a request with a member that QMP does not know is refused'),
  W21: documented(
    'QMP reference manual, QapiErrorClass: CommandNotFound',
    '1.2',
    'a command that is not found is refused with CommandNotFound',
    { detail: true },
  ),
  W22: specified('3.5', '0.13', 'what is not JSON is answered by an error of class GenericError'),
  W22a: convention('repeated keys, lone surrogates, noncharacters and bytes that are not UTF-8 are refused'),
  W27: convention('the session goes on after input that is no JSON, without a reset'),
  W23: specified(
    '2',
    '2.7',
    "input strings may be single-quoted, both forms know \\' as an escape; output is double-quoted",
  ),
  W24: specified(
    '2.6',
    '3.1',
    'an ASCII control character but tab, CR and LF, and byte 0xFF, brings the parser back',
  ),
  W24a: convention('any other byte that no JSON text holds brings the parser back, too'),
  W25: specified(
    '2.3',
    '0.13',
    'a request is its JSON object: white space, splitting and concatenation are free',
  ),
  W26: convention('what exceeds a limit of the parser (nesting of 1024) gives an error and no harm'),
  W30: specified(
    '5',
    '0.13',
    'arguments of a wrong type and unknown ones are refused before the command has any effect',
  ),
  W30a: convention('an error about an argument names it; of several faults in a request any may be answered'),
  W31: documented(
    CODE_GENERATOR,
    '2.5',
    'an integer is a JSON number without a fractional part that fits its type; null is not absence',
  ),
  W31a: convention('an integer is spelled without an exponent'),
  W32: declared(
    'the definition of the command',
    '0.13',
    'optional arguments may be left out, others may not; values of an enum are spelled as defined',
  ),
  W40: specified(
    '5',
    '2.12',
    'exec-oob is disabled until the capability is enabled, and stands in place of execute',
  ),
  W41: specified('2.3.1', '2.12', 'only commands that introspection says allow-oob of run out of band'),
  W42: specified(
    '2.3.1',
    '2.12',
    'an out-of-band command is executed at once, before in-band ones that wait',
  ),
  W43: specified('2.3.1', '4.0', 'of too many in-band requests the server stops reading; it loses none'),
};
