// The side-by-side view. The mapping from placeholders to values lives in this module only.
import { copy, element, find, send } from "./dom.js";

let mapping = {};
const COLOURS = 6;

function colours(findings) {
  const types = [...new Set(findings.map((f) => f.type))];
  return new Map(types.map((type, n) => [type, `c${n % COLOURS}`]));
}

function marked(text, pieces) {
  const points = Array.from(text);
  const nodes = [];
  let at = 0;
  for (const { start, end, type, name, colour } of pieces) {
    nodes.push(points.slice(at, start).join(""));
    nodes.push(element("mark", { class: colour, title: name, "data-type": type }, points.slice(start, end).join("")));
    at = end;
  }
  return [...nodes, points.slice(at).join("")];
}

function placeholders(text, findings, colour) {
  const pieces = [];
  const names = new Map(findings.map((f) => [f.type, f.name]));
  const offset = (index) => Array.from(text.slice(0, index)).length;
  for (const match of text.matchAll(/\[([A-Z][A-Z_]{1,30})_\d{1,6}\]/g)) {
    if (match[0] in mapping) {
      const start = offset(match.index);
      pieces.push({ start, end: start + match[0].length, type: match[1], name: names.get(match[1]) ?? "", colour: colour.get(match[1]) ?? "c0" });
    }
  }
  return pieces;
}

function legend(findings, colour) {
  const named = new Map(findings.map((f) => [f.type, f.name]));
  return [...named].map(([type, name]) => {
    const count = findings.filter((f) => f.type === type).length;
    return element("li", {}, element("mark", { class: colour.get(type) }, name), ` ${count}`);
  });
}

async function run() {
  const text = find("compare-input").value;
  const result = await send("POST", "/api/check", { text });
  mapping = result.mapping;
  const colour = colours(result.findings);
  const pieces = result.findings.map((f) => ({ ...f, colour: colour.get(f.type) }));
  find("compare-head").textContent = result.headline;
  find("compare-why").textContent = result.reasons.length ? `Why: ${result.reasons.join("; ")}.` : "";
  find("original").replaceChildren(...marked(text, pieces));
  find("redacted").replaceChildren(...marked(result.redacted, placeholders(result.redacted, result.findings, colour)));
  find("legend").replaceChildren(...legend(result.findings, colour));
}

export async function openCompare(text = "") {
  find("compare").showModal();
  if (text) {
    find("compare-input").value = text;
    await run();
  }
}

export function setUpCompare(report) {
  const guarded = (work) => () => work().catch(report);
  find("open-compare").addEventListener("click", guarded(() => openCompare()));
  find("close-compare").addEventListener("click", () => find("compare").close());
  find("compare-run").addEventListener("click", guarded(run));
  find("copy").addEventListener("click", (event) => copy(find("redacted").textContent, event.target).catch(report));
  find("restore").addEventListener("click", guarded(async () => {
    const restored = await send("POST", "/api/restore", { text: find("answer").value, mapping });
    find("restored").textContent = restored.text;
  }));
}
