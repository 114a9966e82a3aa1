// What people write, with its Markdown rendered as elements: no text ever becomes HTML.
import { element } from "./dom.js";

const INLINE = [
  [/`([^`\n]+)`/, (found) => element("code", {}, found[1])],
  [/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/, (found) => link(found[2], inline(found[1]))],
  [/https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"]/, (found) => link(found[0], [found[0]])],
  [/\*\*(?=\S)([^\n]*?\S)\*\*/, (found) => element("strong", {}, ...inline(found[1]))],
  [/~~(?=\S)([^\n]*?\S)~~/, (found) => element("del", {}, ...inline(found[1]))],
  [/(?<![\w*])\*(?=[^\s*])([^*\n]*?[^\s*])\*(?![\w*])/, (found) => element("em", {}, ...inline(found[1]))],
  [/(?<!\w)_(?=[^\s_])([^_\n]*?[^\s_])_(?!\w)/, (found) => element("em", {}, ...inline(found[1]))],
];

const link = (url, shown) => element("a", { href: url, title: url, target: "_blank", rel: "noreferrer noopener" }, ...shown);

// The first of all marks that begins, then the rest of the line.
function inline(text) {
  const nodes = [];
  for (let rest = text; rest; ) {
    const next = INLINE.map(([pattern, make]) => [pattern.exec(rest), make]).filter(([found]) => found)
      .sort(([a], [b]) => a.index - b.index)[0];
    if (!next) return [...nodes, rest];
    const [found, make] = next;
    if (found.index) nodes.push(rest.slice(0, found.index));
    nodes.push(make(found));
    rest = rest.slice(found.index + found[0].length);
  }
  return nodes;
}

const BLOCKS = [
  [/^\s*[-*•] +/, (lines) => element("ul", {}, ...lines.map((line) => element("li", {}, ...inline(line))))],
  [/^\s*\d{1,3}[.)] +/, (lines, first) => element("ol", { start: parseInt(first, 10) }, ...lines.map((line) => element("li", {}, ...inline(line))))],
  [/^> ?/, (lines) => element("blockquote", {}, ...paragraph(lines))],
  [/^#{1,3} +/, (lines) => element("p", { class: "heading" }, ...paragraph(lines))],
];

const paragraph = (lines) => lines.flatMap((line, at) => (at ? [element("br"), ...inline(line)] : inline(line)));
const kindOf = (line) => BLOCKS.find(([mark]) => mark.test(line));

function blocks(text) {
  const lines = text.split("\n"), nodes = [];
  while (lines.length) {
    const kind = kindOf(lines[0]);
    let end = lines.findIndex((line) => kindOf(line) !== kind);
    if (end < 0) end = lines.length;
    const taken = lines.splice(0, end);
    if (kind) nodes.push(kind[1](taken.map((line) => line.replace(kind[0], "")), taken[0].trim()));
    else if (taken.some((line) => line.trim())) nodes.push(element("p", {}, ...paragraph(taken)));
  }
  return nodes;
}

// Every second piece stood between fences.
export function markdown(text) {
  const pieces = text.split(/^```[^\n`]*\n([\s\S]*?)\n?```[ \t]*$/m);
  return pieces.flatMap((piece, at) => (at % 2 ? [element("pre", { tabindex: "0", role: "group", "aria-label": "Code" }, piece)] : blocks(piece)));
}
