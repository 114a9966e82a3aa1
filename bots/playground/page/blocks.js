// A reply's blocks as elements.
import { copy, element } from "./dom.js";

// Commands stand in backticks; everything else is text.
const words = (text) => text.split(/`([^`\n]+)`/).map((piece, at) => (at % 2 ? element("code", {}, piece) : piece));

const kinds = {
  paragraph: (block) => element("p", { class: "body" }, ...(block.strong ? [element("strong", {}, ...words(block.text))] : words(block.text))),
  redacted: (block) => {
    const text = element("pre", { tabindex: "0", "aria-label": block.title }, block.text);
    return element("div", { class: "redacted" }, element("p", { class: "hint" }, block.title), text,
      element("button", { type: "button", onclick: (event) => copy(block.text, event.target) }, "Copy"));
  },
  fields: (block) => element("dl", {}, ...block.pairs.flatMap(([name, value]) => [element("dt", {}, ...words(name)), element("dd", {}, ...words(value))])),
  steps: (block) => element("div", {}, element("h3", {}, block.title), element("ol", {}, ...block.items.map((item) => element("li", {}, ...words(item))))),
  links: (block) => element("ul", {}, ...block.items.map(([label, url]) =>
    element("li", {}, element("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, label)))),
  chart: (block) => element("img", { class: "chart", src: `data:image/png;base64,${block.png}`, alt: block.alt }),
  choice: (block, act) => {
    const options = block.options.map(([value, label]) => element("option", { value, selected: value === block.chosen }, label));
    const choose = (event) => act.press({ code: `set||||${block.setting}=${event.target.value}`, verb: "set" });
    return element("p", {}, element("label", {}, `${block.label} `, element("select", { onchange: choose }, ...options)));
  },
  form: (block, act) => {
    const box = element("textarea", { rows: "5", "aria-label": block.label, placeholder: block.hint });
    return element("div", {}, box, element("button", { type: "button", class: "primary", onclick: () => act.command(box.value) }, block.submit));
  },
  buttons: (block, act) => element("div", { class: "row" }, ...block.items.map((item) =>
    element("button", { type: "button", class: item.style, onclick: () => act.press(item) }, item.label))),
};

export function replyElement(reply, act) {
  const head = element("p", { class: "hint" }, reply.private ? "Privacy Check, only you see this" : "Privacy Check");
  const body = reply.blocks.map((block) => kinds[block.kind](block, act));
  return element("li", { class: "reply", "data-key": reply.key, "data-private": reply.private ? "yes" : "no" }, head, ...body);
}
