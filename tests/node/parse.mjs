// Reads a JSON list of charts and writes, for each, what Mermaid makes of it: {kind, tasks} or {error}.
import { Window } from "happy-dom";

globalThis.window = new Window();
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

const day = (date) => date.toISOString().slice(0, 10);
const task = (one) => ({
  id: one.id,
  label: one.task.trim(),
  section: one.section,
  start: day(one.startTime),
  end: day(one.endTime),
  crit: Boolean(one.crit),
  milestone: Boolean(one.milestone),
});

async function read(text) {
  try {
    await mermaid.parse(text);
    const { type: kind, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return { kind, tasks: kind === "gantt" ? db.getTasks().map(task) : [] };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const results = [];
for (const text of JSON.parse(input)) results.push(await read(text));
process.stdout.write(JSON.stringify(results), () => process.exit(0));
