// The page: a chat whose every message goes to the responder as Slack's and Discord's do.
import { replyElement } from "./blocks.js";
import { openCompare, setUpCompare } from "./compare.js";
import { element, find, send } from "./dom.js";

const EXAMPLE = `[10:32, 23/09/2026] Lena Vogt: can you call Mr. Okafor back? +49 30 901820
[10:33, 23/09/2026] Tom Reed: sure, he paid with 4111 1111 1111 1111
[10:34, 23/09/2026] Lena Vogt: his mail is c.okafor@kestrel-parts.io, lena out`;
const state = { person: "maya", channel: "general", members: [], channels: [], messages: new Map(), replies: new Map(), feed: null };

const report = (error) => (find("problem").textContent = error.message);
const nameOf = (id) => state.members.find((member) => member.id === id)?.name ?? id;

function messageElement(message) {
  const mine = message.author === state.person;
  const tools = mine ? [
    element("button", { type: "button", onclick: () => edit(message) }, "Edit"),
    element("button", { type: "button", onclick: () => remove(message).catch(report) }, "Delete"),
  ] : [];
  const files = message.files.map((file) => element("p", { class: "hint" }, `File: ${file.name} (${file.size} bytes)`));
  return element("li", { class: "message", "data-id": message.id },
    element("span", { class: "who" }, nameOf(message.author)),
    element("span", { class: "hint" }, message.edited ? "(edited)" : ""),
    element("div", { class: "body" }, message.text), ...files, element("div", { class: "row" }, ...tools));
}

function draw() {
  find("channels").replaceChildren(...state.channels.map((channel) => element("li", {}, element("button", {
    type: "button", "aria-current": channel.id === state.channel ? "true" : "false", onclick: () => { state.channel = channel.id; draw(); },
  }, `# ${channel.id}`))));
  find("about").textContent = state.channels.find((channel) => channel.id === state.channel)?.about ?? "";
  const here = (item) => item.channel === state.channel;
  const replies = [...state.replies.values()].filter(here);
  const items = [...state.messages.values()].filter(here).flatMap((message) => [
    messageElement(message), ...replies.filter((reply) => reply.about === message.id).map((reply) => replyElement(reply, actions(reply))),
  ]);
  const others = replies.filter((reply) => !reply.about || !state.messages.has(reply.about));
  find("stream").replaceChildren(...items, ...others.map((reply) => replyElement(reply, actions(reply))));
  find("stream").lastElementChild?.scrollIntoView({ block: "nearest" });
}

function actions(reply) {
  return {
    command: (text) => command(text).catch(report),
    press: (item) => press(item, reply).catch(report),
  };
}

async function press(item, reply) {
  if (item.verb === "compare") return openCompare(state.messages.get(item.code.split("|")[3])?.text ?? "");
  return send("POST", "/api/presses", { author: state.person, channel: state.channel, code: item.code, notice: reply.key });
}

const command = (text) => send("POST", "/api/commands", { author: state.person, channel: state.channel, text });
const remove = (message) => send("DELETE", `/api/messages/${message.id}?author=${state.person}`);

function edit(message) {
  const box = element("textarea", { rows: "4", "aria-label": "Edit message" });
  box.value = message.text;
  const save = () => send("PUT", `/api/messages/${message.id}`, { author: state.person, text: box.value }).catch(report);
  const item = document.querySelector(`.message[data-id="${message.id}"]`);
  item.replaceChildren(box, element("div", { class: "row" },
    element("button", { type: "button", class: "primary", onclick: save }, "Save"), element("button", { type: "button", onclick: draw }, "Cancel")));
  box.focus();
}

async function encoded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return { name: file.name, content: btoa(binary) };
}

async function submit() {
  const text = find("text").value;
  const asked = text.match(/^\/privacy-check(?:\s+([\s\S]*))?$/);
  find("problem").textContent = "";
  if (asked) await command(asked[1] ?? "");
  else {
    const files = await Promise.all([...find("files").files].map(encoded));
    await send("POST", "/api/messages", { author: state.person, channel: state.channel, text, files });
  }
  find("text").value = "";
  find("files").value = "";
  find("chosen").textContent = "";
}

const events = {
  message: ({ message }) => state.messages.set(message.id, message),
  deleted: ({ id }) => state.messages.delete(id),
  reply: ({ reply }) => state.replies.set(reply.key, reply),
  withdrawn: ({ key }) => state.replies.delete(key),
};

async function load() {
  const all = await send("GET", `/api/state?person=${state.person}`);
  Object.assign(state, { members: all.members, channels: all.channels });
  state.messages = new Map(all.messages.map((message) => [message.id, message]));
  state.replies = new Map(all.replies.map((reply) => [reply.key, reply]));
  draw();
}

function follow() {
  state.feed?.close();
  state.feed = new EventSource(`/api/events?person=${state.person}`);
  // What came while the connection was away is in the state, so that nothing is missed.
  state.feed.onopen = () => load().catch(report);
  state.feed.onmessage = (message) => {
    const event = JSON.parse(message.data);
    events[event.type](event);
    draw();
  };
}

function dropping(event) {
  event.preventDefault();
  if (event.type === "drop" && event.dataTransfer.files.length) {
    find("files").files = event.dataTransfer.files;
    chosen();
  }
  find("composer").classList.toggle("dropping", event.type === "dragover");
}

const chosen = () => (find("chosen").textContent = [...find("files").files].map((file) => file.name).join(", "));

function setUp() {
  for (const type of ["dragover", "dragleave", "drop"]) find("composer").addEventListener(type, dropping);
  find("composer").addEventListener("submit", (event) => { event.preventDefault(); submit().catch(report); });
  find("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) find("composer").requestSubmit();
  });
  find("files").addEventListener("change", chosen);
  find("example").addEventListener("click", () => { find("text").value = EXAMPLE; find("text").focus(); });
  find("remind").addEventListener("click", () => command("reminders").catch(report));
  find("settings").addEventListener("click", () => command("settings").catch(report));
  find("person").addEventListener("change", (event) => { state.person = event.target.value; follow(); });
  setUpCompare(report);
}

setUp();
await load();
find("person").replaceChildren(...state.members.map((member) => element("option", { value: member.id }, member.name + (member.admin ? " (admin)" : ""))));
follow();
