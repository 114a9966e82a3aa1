// The page: a chat whose every message goes to the responder as Slack's and Discord's do.
import { actions } from "./act.js";
import { openAnswer, setUpCompare } from "./compare.js";
import { closeMenusOutside, element, find } from "./dom.js";
import { chosen, encoded, setUpFiles } from "./files.js";
import { follow, happened, load, other, state } from "./state.js";
import { EXAMPLE, tour } from "./tour.js";
import { view } from "./view.js";

const report = (error) => (find("problem").textContent = error.message);
const act = actions(report);
const { draw, go } = view(act, report);

function fill(text) {
  find("text").value = text;
  grow();
  find("text").focus();
}

function grow() {
  find("text").rows = Math.min(8, Math.max(1, find("text").value.split("\n").length));
}

async function submit() {
  const text = find("text").value;
  const asked = text.match(/^\/privacy-check(?:\s+([\s\S]*))?$/);
  find("problem").textContent = "";
  if (asked) await act.command(asked[1] ?? "");
  else await act.post(text, await Promise.all([...find("files").files].map(encoded)));
  find("files").value = "";
  chosen();
  fill("");
}

function become(viewer) {
  state.viewer = viewer;
  follow(draw, report);
}

function beMember(id) {
  state.person = id;
  find("person").value = id;
  become(id);
}

function look() {
  const looking = state.viewer !== state.person;
  become(looking ? state.person : other().id);
  happened("looked");
  if (looking) happened("back");
}

function onKey(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  find("composer").requestSubmit();
}

function setUpTools() {
  const asked = (command) => () => act.command(command).catch(report);
  const restart = (what) => () => act.start(what).catch(report);
  find("remind").addEventListener("click", asked("reminders"));
  find("settings").addEventListener("click", asked("settings"));
  find("take-tour").addEventListener("click", restart("conversation"));
  find("start-empty").addEventListener("click", restart("nothing"));
  find("as-other").addEventListener("click", look);
  find("menu").addEventListener("click", () => {
    const open = find("tools").classList.toggle("open");
    find("menu").setAttribute("aria-expanded", open ? "true" : "false");
  });
  find("tools").addEventListener("click", () => {
    find("tools").classList.remove("open");
    find("menu").setAttribute("aria-expanded", "false");
  });
}

function setUp() {
  find("composer").addEventListener("submit", (event) => { event.preventDefault(); submit().catch(report); });
  find("text").addEventListener("keydown", onKey);
  find("text").addEventListener("input", grow);
  find("example").addEventListener("click", () => fill(EXAMPLE));
  find("person").addEventListener("change", (event) => {
    beMember(event.target.value);
    happened("looked");
  });
  document.addEventListener("click", closeMenusOutside);
  setUpTools();
  setUpFiles();
  setUpCompare(report);
}

setUp();
await load();
find("person").replaceChildren(...state.members.map((each) => element("option", { value: each.id }, each.name + (each.admin && innerWidth >= 500 ? " (admin)" : ""))));
tour({ act, go, look, become: beMember, openAnswer, fill, report });
become(state.person);
