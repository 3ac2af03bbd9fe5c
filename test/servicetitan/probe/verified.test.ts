import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {type Question, questions} from '../../../src/servicetitan/probe/questions';

const verified = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'verified.md'), 'utf8');

it.each(Object.entries<Question>(questions))(
  'docs/verified.md says what happens under each answer to %s',
  (_, question) => {
    const rows = Object.entries(question.answers).map(
      ([answer, engine], i) => `| ${i === 0 ? question.text : ''} | ${answer} | ${engine} |`,
    );
    // Columns may be padded by the formatter.
    expect(verified.replace(/ +/g, ' ')).toContain(rows.join('\n').replace(/ +/g, ' '));
  },
);
