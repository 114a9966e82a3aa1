// Draws the chat from the state; what has not changed keeps its element, and with it its focus and what is open in it.
import { arrange, button, element, find } from "./dom.js";
import { replyElement } from "./blocks.js";
import { editor, messageElement, timeElement } from "./messages.js";
import { member, nameOf, other, state } from "./state.js";

const kept = new Map();
let shownIn = "";

function keeping(name, content, make) {
  const known = kept.get(name);
  if (known?.content === content) return known.node;
  const node = make();
  kept.set(name, { content, node });
  return node;
}

export function view(act, report) {
  function edit(message) {
    const cancel = () => { kept.delete(`message ${message.id}`); draw(); };
    editor(message, (text) => act.edit(message, text).catch(report), cancel);
  }

  const ofMessage = (message) => keeping(`message ${message.id}`, JSON.stringify([message, state.person, state.viewer]), () => {
    const mine = message.author === state.person && state.viewer === state.person;
    return messageElement(message, member(message.author),
      mine ? { edit: () => edit(message), remove: () => act.remove(message).catch(report) } : null);
  });

  const ofReply = (reply) => keeping(`reply ${reply.key}`, JSON.stringify([reply, state.viewer]), () => replyElement(reply, {
    command: (text) => act.command(text).catch(report),
    press: (item) => act.press(item, reply).catch(report),
    choose: (block, value) => act.choose(block, value, reply).catch(report),
  }, timeElement(reply.at)));

  function items() {
    const here = (item) => item.channel === state.channel;
    const replies = [...state.replies.values()].filter((reply) => here(reply) && !state.hidden.has(reply.key));
    const messages = [...state.messages.values()].filter(here);
    const attached = (message) => replies.filter((reply) => reply.about === message.id);
    const loose = replies.filter((reply) => !reply.about || !state.messages.has(reply.about));
    const all = [...messages.map((message) => [message.at, [ofMessage(message), ...attached(message).map(ofReply)]]),
      ...loose.map((reply) => [reply.at, [ofReply(reply)]])];
    return all.sort(([a], [b]) => Date.parse(a) - Date.parse(b)).flatMap(([, nodes]) => nodes);
  }

  function drawChannels() {
    const direct = [...state.replies.values()].some((reply) => reply.channel === "") ? [{ id: "", label: "Direct messages" }] : [];
    const all = [...state.channels.map(({ id }) => ({ id, label: `# ${id}` })), ...direct];
    find("channels").replaceChildren(...all.map(({ id, label }) => element("li", {}, element("button", {
      type: "button", class: state.unread.has(id) ? "unread" : "", "aria-current": id === state.channel ? "true" : "false",
      onclick: () => go(id),
    }, label, ...(state.unread.has(id) ? [element("span", { class: "hidden" }, " (new)")] : [])))));
  }

  // On a phone the channels stand in a row.
  function showChannel() {
    const nav = find("channels").parentElement, current = nav.querySelector("[aria-current=true]");
    nav.scrollLeft = current.offsetLeft - nav.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }

  function drawHead() {
    const looking = state.viewer !== state.person, me = nameOf(state.person);
    find("channel-name").textContent = state.channel ? `# ${state.channel}` : "Direct messages";
    find("about").textContent = state.channels.find((channel) => channel.id === state.channel)?.about ?? "What Privacy Check tells you in private";
    find("as-other").textContent = looking ? `Back to ${me}` : `As ${other().name} sees it`;
    find("as-other").setAttribute("aria-pressed", looking ? "true" : "false");
    find("looking").hidden = !looking;
    find("looking").textContent = looking ? `This is what ${nameOf(state.viewer)} sees. Private notices to ${me} don't show up here.` : "";
    find("composer").hidden = looking || !state.channel;
    find("text").placeholder = innerWidth < 500 ? `Message #${state.channel}` : `Message #${state.channel}, or drop a file anywhere`;
  }

  function draw() {
    state.unread.delete(state.channel);
    drawChannels();
    drawHead();
    const before = new Set(find("stream").children), now = items();
    arrange(find("stream"), now.length ? now : [keeping("empty", state.channel, () =>
      element("li", { class: "nothing" }, "Nothing here yet. Write a message, paste a chat or drop a file."))]);
    const fresh = now.filter((node) => !before.has(node)), where = `${state.channel} ${state.viewer}`;
    if (where !== shownIn) {
      find("stream").scrollTop = find("stream").scrollHeight;
      showChannel();
    } else fresh.at(-1)?.scrollIntoView({ block: "nearest" });
    shownIn = where;
  }

  function go(channel) {
    state.channel = channel;
    draw();
  }

  return { draw, go };
}
