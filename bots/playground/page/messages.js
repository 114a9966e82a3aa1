// A message as a chat shows it: who, when, what, and what its author may do with it.
import { button, element, menu } from "./dom.js";
import { markdown } from "./markdown.js";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export const timeElement = (at) => element("time", { datetime: at, title: new Date(at).toLocaleString() }, clock.format(new Date(at)));

const initials = (name) => name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();

export const avatar = (member) => element("span", { class: `avatar ${member.id}`, "aria-hidden": "true" }, initials(member.name));

function sized(bytes) {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// Act: what the author may do, or null for everybody else.
export function messageElement(message, author, act) {
  const files = message.files.map((file) => element("p", { class: "attached" }, element("strong", {}, file.name), ` ${sized(file.size)}`));
  const tools = act ? [menu("⋯", [button("Edit", act.edit), button("Delete", act.remove, { class: "danger" })], { "aria-label": "Message actions" })] : [];
  const marks = [...(message.instead_of ? [element("span", { class: "tag" }, "redacted")] : []),
    ...(message.edited ? [element("span", { class: "hint" }, "(edited)")] : [])];
  return element("li", { class: "message", "data-id": message.id }, avatar(author),
    element("div", { class: "content" },
      element("div", { class: "head" }, element("span", { class: "who" }, author.name), timeElement(message.at), ...marks),
      element("div", { class: "body" }, ...markdown(message.text)), ...files), ...tools);
}

export function editor(message, save, cancel) {
  const box = element("textarea", { rows: "4", "aria-label": "Edit message" });
  box.value = message.text;
  const item = document.querySelector(`.message[data-id="${message.id}"] .content`);
  item.replaceChildren(box, element("div", { class: "row" },
    button("Save", () => save(box.value), { class: "primary" }), button("Cancel", cancel)));
  box.focus();
}
