// The example queries of the pages below docs/streams/, for both engines' users.

const {readdirSync, readFileSync} = require('node:fs');
const {join} = require('node:path');

const folder = join(__dirname, '..', '..', 'docs', 'streams');

/** @returns {readonly {name: string, sql: string}[]} the one example of each page of a stream, tables quoted as elsewhere */
function exampleQueries() {
  return readdirSync(folder)
    .filter((file) => file !== 'README.md')
    .map((file) => {
      const [, sql] = /```sql\n([\s\S]*?);\n```/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      if (sql === undefined) throw new Error(`docs/streams/${file} has no example.`);
      return {name: `docs/streams/${file}`, sql: sql.replace(/\bst_raw_v2\.\w+/g, '`$&`')};
    });
}

module.exports = {exampleQueries};
