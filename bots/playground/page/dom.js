// Makes elements; every text goes in as text, never as HTML.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

export const find = (id) => document.getElementById(id);

export const button = (label, onclick, more = {}) => element("button", { type: "button", onclick, ...more }, label);

// Puts these children there in this order and leaves alone those that are there: they keep their focus and what is open in them.
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}

export async function send(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const content = text ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error(content.error ?? `The server answered ${answer.status}.`);
  return content;
}

export async function copy(text, pressed) {
  await navigator.clipboard.writeText(text);
  const label = pressed.textContent;
  pressed.textContent = "Copied";
  setTimeout(() => (pressed.textContent = label), 1500);
}

// A button that opens a list of further ones, as a chat's "More" does.
export function menu(label, items, more = {}) {
  const made = element("details", { class: "menu" },
    element("summary", more, label), element("div", { class: "items" }, ...items));
  made.addEventListener("click", (event) => { if (event.target.closest(".items button")) made.open = false; });
  made.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && made.open) { made.open = false; made.querySelector("summary").focus(); }
  });
  made.addEventListener("toggle", () => { if (made.open) made.querySelector(".items").scrollIntoView({ block: "nearest" }); });
  return made;
}

export function closeMenusOutside(event) {
  for (const open of document.querySelectorAll("details.menu[open]")) if (!open.contains(event.target)) open.open = false;
}
