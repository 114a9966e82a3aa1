// What a person does on the page, each with its way back.
import { comparison } from "./compare.js";
import { send } from "./dom.js";
import { happened, state } from "./state.js";
import { offerUndo } from "./toast.js";

const pending = new Map();
const place = () => ({ author: state.viewer, channel: state.channel });

export function actions(report) {
  const put = (code, notice = "") => send("POST", "/api/presses", { ...place(), code, notice });
  const command = (text) => send("POST", "/api/commands", { ...place(), text });
  const undone = (id) => {
    const instead = [...state.messages.values()].find((message) => message.instead_of === id)?.id ?? "";
    return send("POST", "/api/undo", { author: state.person, id, instead });
  };

  document.addEventListener("deleted", ({ detail: { id } }) => {
    if (!pending.has(id)) return;
    offerUndo(pending.get(id), () => undone(id), report);
    pending.delete(id);
  });

  async function compareIn(reply, id) {
    const content = document.querySelector(`.reply[data-key="${CSS.escape(reply.key)}"] .content`);
    const open = content.querySelector(".comparison");
    if (open) { open.remove(); return; }
    const made = await comparison(state.messages.get(id)?.text ?? "", report);
    content.append(made);
    made.scrollIntoView({ block: "nearest" });
  }

  const verbs = {
    compare: (id, reply) => compareIn(reply, id),
    post: (id, reply, code) => { pending.set(id, "Your message was replaced with its redacted version."); return put(code, reply.key); },
    delete: (id, reply, code) => { pending.set(id, "Your message was deleted."); return put(code, reply.key); },
    pause: async (id, reply, code) => {
      await put(code, reply.key);
      offerUndo("You get no notices for an hour.", () => command("resume"), report);
    },
  };

  return {
    put,
    command,
    press(item, reply) {
      const id = item.code.split("|")[3];
      const work = verbs[item.verb] ?? (() => put(item.code, reply.key));
      return work(id, reply, item.code);
    },
    async choose(block, value, reply) {
      await put(`set||||${block.setting}=${value}`, reply.key);
      offerUndo(`${block.label}: saved.`, () => put(`set||||${block.setting}=${block.chosen}`, reply.key), report);
    },
    remove(message) {
      pending.set(message.id, "Your message was deleted.");
      return send("DELETE", `/api/messages/${message.id}?author=${state.person}`);
    },
    async edit(message, text) {
      const path = `/api/messages/${message.id}`;
      await send("PUT", path, { author: state.person, text });
      offerUndo("Your message was changed.", () => send("PUT", path, { author: state.person, text: message.text }), report);
    },
    post: (text, files) => send("POST", "/api/messages", { ...place(), text, files }),
    async start(what) {
      await send("POST", "/api/start", { with: what });
      happened("restarted", { what });
      const words = what === "nothing" ? "The chat is empty now." : "The chat starts over.";
      offerUndo(words, () => send("POST", "/api/start", { with: "before" }), report);
    },
  };
}
