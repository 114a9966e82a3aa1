// One line at the bottom after a press, with the way back where there is one.
import { button, element, find } from "./dom.js";

const SECONDS = 12;
let timer = 0;

export function offerUndo(words, undo, report) {
  const done = () => { find("toast").hidden = true; clearTimeout(timer); };
  const undone = () => { done(); undo().catch(report); };
  find("toast").replaceChildren(element("span", {}, words), button("Undo", undone), button("✕", done, { "aria-label": "Dismiss" }));
  find("toast").hidden = false;
  clearTimeout(timer);
  timer = setTimeout(done, SECONDS * 1000);
}
