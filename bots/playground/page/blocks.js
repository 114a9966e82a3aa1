// A reply's blocks as elements.
import { button, copy, element, menu } from "./dom.js";
import { download } from "./files.js";

// Commands stand in backticks; everything else is text.
const words = (text) => text.split(/`([^`\n]+)`/).map((piece, at) => (at % 2 ? element("code", {}, piece) : piece));

// One main button, a second, and a menu for the rest; a list of equals stays one.
function buttons(block, act) {
  const made = block.items.map((item) => button(item.label, () => act.press(item), { class: item.style }));
  const rest = made.splice(block.in_row);
  return element("div", { class: "row" }, ...made, ...(rest.length ? [menu(block.menu, rest)] : []));
}

const kinds = {
  paragraph: (block) => element("p", { class: "body" }, ...(block.strong ? [element("strong", {}, ...words(block.text))] : words(block.text))),
  redacted: (block) => {
    const text = element("pre", { tabindex: "0", role: "group", "aria-label": block.title }, block.text);
    return element("div", { class: "redacted" }, element("div", { class: "bar" }, element("p", { class: "hint" }, block.title),
      button("Copy", (event) => copy(block.text, event.target))), text);
  },
  fields: (block) => element("dl", {}, ...block.pairs.flatMap(([name, value]) => [element("dt", {}, ...words(name)), element("dd", {}, ...words(value))])),
  steps: (block) => element("div", {}, element("h3", {}, block.title), element("ol", {}, ...block.items.map((item) => element("li", {}, ...words(item))))),
  links: (block) => element("ul", { class: "links" }, ...block.items.map(([label, url]) =>
    element("li", {}, element("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, label)))),
  chart: (block) => element("img", { class: "chart", src: `data:image/png;base64,${block.png}`, alt: block.alt }),
  file: (block) => element("p", { class: "file" }, download(block.name, block.content)),
  choice: (block, act) => {
    const options = block.options.map(([value, label]) => element("option", { value, selected: value === block.chosen }, label));
    const choose = (event) => act.choose(block, event.target.value);
    return element("p", { class: "choice" }, element("label", {}, element("span", {}, block.label), element("select", { onchange: choose }, ...options)));
  },
  form: (block, act) => {
    const box = element("textarea", { rows: "5", "aria-label": block.label, placeholder: block.hint });
    return element("div", {}, box, element("div", { class: "row" }, button(block.submit, () => act.command(box.value), { class: "primary" })));
  },
  buttons,
};

export function replyElement(reply, act, time) {
  const head = element("div", { class: "head" }, element("span", { class: "who" }, "Privacy Check"), element("span", { class: "tag" }, "app"), time,
    ...(reply.private ? [element("span", { class: "only" }, "Only you can see this")] : []));
  const body = reply.blocks.map((block) => kinds[block.kind](block, act));
  return element("li", { class: reply.private ? "reply private" : "reply", "data-key": reply.key, "data-private": reply.private ? "yes" : "no" },
    element("img", { class: "avatar", src: "/page/icon.svg", alt: "", width: "36", height: "36" }),
    element("div", { class: "content" }, head, ...body));
}
