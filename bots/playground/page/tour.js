// The guided first minute: five steps, each with one button that does it; doing it by hand counts as well.
import { arrange, button, element, find } from "./dom.js";
import { nameOf, other, state } from "./state.js";

export const EXAMPLE = `[10:32, 23/09/2026] Lena Vogt: can you call Mr. Okafor back? +49 30 901820
[10:33, 23/09/2026] Tom Reed: sure, he paid with 4111 1111 1111 1111
[10:34, 23/09/2026] Lena Vogt: thanks! his e-mail is c.okafor@kestrel-parts.io`;
const ANSWER = `Dear Mr. [PERSON_2],

I'm sorry that your order is late. [PERSON_3] will call you today at [PHONE_NUMBER_1].

Kind regards,
[PERSON_1]`;

const STEPS = [
  { title: "Paste a chat", done: "noticed", action: () => "Paste the chat",
    text: () => "You are Maya. Paste yesterday's customer chat into #support, as people do every day, and send it." },
  { title: "See who is told", done: "back", action: () => (state.viewer === state.person ? `See it as ${other().name}` : `Back to ${nameOf(state.person)}`),
    text: () => (state.viewer === state.person
      ? "Only Maya gets this notice: what was found, and a redacted version. Now see what Priya sees."
      : "Priya sees the chat but no notice: Maya can put it right without being called out.") },
  { title: "Post it redacted", done: "posted", action: () => "Post redacted",
    text: () => "One press replaces the chat with its redacted version. Names, numbers and the card become placeholders." },
  { title: "Restore the answer", done: "restored", action: () => "Open the answer",
    text: () => "The assistant works with placeholders and answers with the same ones. Put the real values back on your own machine." },
  { title: "The weekly reminder", done: "reminded", action: () => "Post this week's reminder",
    text: () => "Once a week, the team reads how to keep its chats out of AI training. One press marks it as done." },
];

export function tour({ act, go, look, become, openAnswer, fill, report }) {
  let at = 0;

  const pressed = [
    async () => { go("support"); fill(EXAMPLE); },
    async () => look(),
    async () => {
      const notice = [...state.replies.values()].reverse().find((reply) => codeIn(reply, "post|"));
      if (!notice) throw new Error("There is no notice to act on any more. Send the chat again, or skip the tour.");
      await act.press(codeIn(notice, "post|"), notice);
    },
    async () => openAnswer(EXAMPLE, ANSWER, report),
    async () => { go("support"); await act.command("reminders"); },
  ];

  // The admin's way to a reminder, pressed one button after the other and out of sight.
  async function towardsReminder(reply) {
    const next = codeIn(reply, "reminder||||now:") ?? codeIn(reply, "reminder||||new") ?? codeIn(reply, "reminder||||edit:");
    if (!next) return;
    state.hidden.add(reply.key);
    await act.put(next.code, reply.key);
  }

  function codeIn(reply, start) {
    return reply.blocks.flatMap((block) => (block.kind === "buttons" ? block.items : [])).find((item) => item.code.startsWith(start));
  }

  function stepElement(step, number) {
    const mark = element("span", { class: "mark", "aria-hidden": "true" }, number < at ? "✓" : `${number + 1}`);
    const said = element("span", { class: "hidden" }, number < at ? "Done: " : "");
    if (number !== at) return element("li", { class: number < at ? "past" : "" }, mark, element("span", {}, said, step.title));
    return element("li", { class: "now", "aria-current": "step" }, mark, element("div", {}, element("strong", {}, step.title),
      element("p", {}, step.text()), button(step.action(), () => pressed[at]().catch(report), { class: "primary" })));
  }

  function draw() {
    const ended = at >= STEPS.length;
    const head = element("div", { class: "bar" }, element("div", {},
      element("h2", { id: "tour-title" }, ended ? "That's it" : "Your first minute"),
      element("p", { class: "hint" }, ended ? "You've seen the basics." : `Step ${at + 1} of ${STEPS.length}`)), button(ended ? "Close" : "Skip", close));
    const end = element("div", { class: "end" }, element("p", {}, "Now try your own text, or type ", element("code", {}, "/privacy-check help"), "."),
      element("div", { class: "row" }, button("Start empty", () => act.start("nothing").catch(report), { class: "primary" }),
        button("Start over", () => act.start("conversation").catch(report))));
    arrange(find("tour"), ended ? [head, end] : [head, element("ol", {}, ...STEPS.map(stepElement))]);
    document.body.dataset.step = ended ? "" : STEPS[at].done;
  }

  function close() {
    find("tour").hidden = true;
    find("take-tour").hidden = false;
    find("start-empty").hidden = true;
    document.body.dataset.step = "";
  }

  function open() {
    at = 0;
    find("tour").hidden = false;
    find("take-tour").hidden = true;
    find("start-empty").hidden = false;
    draw();
  }

  function moved(name) {
    if (find("tour").hidden || STEPS[at]?.done !== name) return;
    at += 1;
    draw();
  }

  for (const name of ["noticed", "posted", "restored", "back"]) document.addEventListener(name, () => moved(name));
  document.addEventListener("looked", draw);
  document.addEventListener("replied", ({ detail: reply }) => {
    if (find("tour").hidden || STEPS[at]?.done !== "reminded") return;
    if (!reply.private && codeIn(reply, "done|")) { go(reply.channel); moved("reminded"); }
    else if (reply.private) towardsReminder(reply).catch(report);
  });
  document.addEventListener("restarted", ({ detail: { what } }) => {
    if (what === "nothing") { close(); return; }
    become("maya");
    go("support");
    open();
  });
  if (state.messages.size) open();
  else close();
}
