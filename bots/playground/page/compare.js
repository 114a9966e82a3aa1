// Original and redacted side by side, and the way back. The mapping from placeholders to values lives in this page only.
import { button, copy, element, find, send } from "./dom.js";
import { download, encoded } from "./files.js";

const COLOURS = 6, MOST_NAMED = 3;
let made = 0;

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

function placeholders(text, result, colour) {
  const pieces = [];
  const names = new Map(result.findings.map((f) => [f.type, f.name]));
  const offset = (index) => Array.from(text.slice(0, index)).length;
  for (const match of text.matchAll(/\[([A-Z][A-Z_]{1,30})_\d{1,6}\]/g)) {
    if (match[0] in result.mapping) {
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

function side(title, name, nodes, ...more) {
  const id = `${name}-title-${made}`;
  return element("section", { "aria-labelledby": id }, element("h3", { id }, title),
    element("pre", { class: name, tabindex: "0", role: "group", "aria-labelledby": id }, ...nodes), ...more);
}

// What an answer has that stands for nothing here, in one line, or nothing.
function strangers(unknown) {
  if (!unknown.length) return "";
  const names = unknown.slice(0, MOST_NAMED).join(", ") + (unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : "");
  const [are, them, they] = unknown.length === 1 ? ["is", "it", "It was"] : ["are", "them", "They were"];
  return `${names} ${are} not from this text: the answer may belong to another one, or have made ${them} up. ${they} left as ${are === "is" ? "it is" : "they are"}.`;
}

function restoring(result, report) {
  const answer = element("textarea", { class: "answer", rows: "3", placeholder: "Dear [PERSON_1], …" });
  const restored = element("pre", { class: "restored", role: "group", "aria-label": "Restored answer", tabindex: "0", hidden: true });
  const unknown = element("p", { class: "unknown", role: "status", hidden: true });
  const restore = async () => {
    const back = await send("POST", "/api/restore", { text: answer.value, mapping: result.mapping });
    restored.textContent = back.text;
    restored.hidden = false;
    unknown.textContent = strangers(back.unknown.filter((name) => !result.already.includes(name)));
    unknown.hidden = !unknown.textContent;
    restored.scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new CustomEvent("restored"));
  };
  return element("section", { class: "restoring" }, element("label", {}, "The assistant's answer, with its placeholders", answer),
    element("div", { class: "row" }, button("Restore", () => restore().catch(report), { class: "primary" })), unknown, restored,
    element("p", { class: "hint" }, "Only this page knows what the placeholders stand for; close it and they are forgotten."));
}

// The comparison of a text, as one element.
export async function comparison(text, report) {
  const result = await send("POST", "/api/check", { text });
  const colour = colours(result.findings);
  const pieces = result.findings.map((f) => ({ ...f, colour: colour.get(f.type) }));
  made += 1;
  const copied = button("Copy redacted", (event) => copy(result.redacted, event.target).catch(report));
  return element("div", { class: "comparison" },
    element("p", { class: "head", role: "status" }, element("strong", {}, result.headline)),
    element("p", { class: "hint" }, result.reasons.length ? `Why: ${result.reasons.join("; ")}.` : ""),
    element("ul", { class: "legend", "aria-label": "What the colors mean" }, ...legend(result.findings, colour)),
    element("div", { class: "sides" }, side("Original", "original", marked(text, pieces)),
      side("Redacted", "redacted-text", marked(result.redacted, placeholders(result.redacted, result, colour)), copied)),
    restoring(result, report));
}

const PICTURES = { png: "png", jpg: "jpeg", jpeg: "jpeg", gif: "gif", webp: "webp" };

// How a file looks: a picture as one, everything else by its text.
function look(title, name, file, content, text) {
  const kind = PICTURES[file.split(".").pop().toLowerCase()];
  const shown = side(title, name, [text]);
  if (kind) shown.querySelector("pre").before(element("img", { class: "preview", src: `data:image/${kind};base64,${content}`, alt: title }));
  return shown;
}

// A file beside its redacted copy, as one element.
async function copied(file) {
  const sent = await encoded(file);
  const { said, copy: made } = await send("POST", "/api/copy", sent);
  const lines = said.map((line) => element("p", { class: "head", role: "status" }, line));
  if (!made) return element("div", { class: "comparison" }, ...lines);
  return element("div", { class: "comparison" }, ...lines, element("p", { class: "row" }, download(made.name, made.content)),
    element("div", { class: "sides" }, look("Original", "original", file.name, sent.content, made.before),
      look("Redacted copy", "redacted-text", made.name, made.content, made.after)));
}

// The dialog with an assistant's answer to this text, to be restored.
export async function openAnswer(text, answer, report) {
  const result = await comparison(text, report), box = result.querySelector(".answer");
  box.value = answer;
  box.rows = answer.split("\n").length;
  find("compare-title").textContent = "Restore the assistant's answer";
  find("compare-form").hidden = true;
  find("compare-result").replaceChildren(result);
  find("compare").showModal();
  result.querySelector(".restoring").scrollIntoView({ block: "end" });
}

export function setUpCompare(report) {
  const check = async () => find("compare-result").replaceChildren(await comparison(find("compare-input").value, report));
  const copyFile = async () => {
    const [file] = find("compare-file").files;
    if (file) find("compare-result").replaceChildren(await copied(file));
  };
  const close = () => { find("compare").close(); find("compare-result").replaceChildren(); };
  find("open-compare").addEventListener("click", () => {
    find("compare-title").textContent = "Check a text";
    find("compare-form").hidden = false;
    find("compare").showModal();
  });
  find("close-compare").addEventListener("click", close);
  find("compare-file").addEventListener("change", () => copyFile().catch(report));
  find("compare-run").addEventListener("click", () => check().catch(report));
}
