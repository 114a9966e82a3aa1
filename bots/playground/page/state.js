// What is known of the chat: who you are, as whom you look, and everything that this person sees.
import { send } from "./dom.js";

export const state = {
  person: "maya", viewer: "maya", channel: "support", members: [], channels: [],
  messages: new Map(), replies: new Map(), hidden: new Set(), unread: new Set(), feed: null,
};

export const member = (id) => state.members.find((each) => each.id === id) ?? { id, name: id };
export const nameOf = (id) => member(id).name;
// Whose eyes "As … sees it" borrows.
export const other = () => member(["priya", "jonas"].find((id) => id !== state.person));
export const happened = (name, detail = {}) => document.dispatchEvent(new CustomEvent(name, { detail }));

const events = {
  message: ({ message }) => {
    state.messages.set(message.id, message);
    if (message.instead_of) happened("posted", message);
    return message.channel;
  },
  deleted: ({ id }) => { state.messages.delete(id); happened("deleted", { id }); },
  reply: ({ reply }) => {
    state.replies.set(reply.key, reply);
    happened(reply.about ? "noticed" : "replied", reply);
    return reply.channel;
  },
  withdrawn: ({ key }) => { state.replies.delete(key); },
};

export async function load() {
  const all = await send("GET", `/api/state?person=${state.viewer}`);
  Object.assign(state, { members: all.members, channels: all.channels });
  state.messages = new Map(all.messages.map((message) => [message.id, message]));
  state.replies = new Map(all.replies.map((reply) => [reply.key, reply]));
}

// Follows what happens; draw is called after each event.
export function follow(draw, report) {
  const loaded = () => load().then(draw).catch(report);
  state.feed?.close();
  state.feed = new EventSource(`/api/events?person=${state.viewer}`);
  // What came while the connection was away is in the state, so that nothing is missed.
  state.feed.onopen = loaded;
  state.feed.onmessage = (message) => {
    const event = JSON.parse(message.data);
    if (event.type === "started") { loaded(); return; }
    const where = events[event.type](event);
    if (where !== undefined && where !== state.channel) state.unread.add(where);
    draw();
  };
}
