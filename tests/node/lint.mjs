// Reads a JSON list of Markdown texts and writes, for each, what markdownlint says of it.
import { lint } from "markdownlint/sync";

// Lines are as long as their sentences; <details> folds long tables away.
const config = { default: true, MD013: false, MD033: false };

let input = "";
for await (const chunk of process.stdin) input += chunk;
const said = JSON.parse(input).map((text) => {
  const { text: found } = lint({ strings: { text }, config });
  return found.map((one) => `${one.lineNumber}: ${one.ruleNames.join("/")}: ${one.errorDetail ?? one.ruleDescription}`);
});
process.stdout.write(JSON.stringify(said));
