// Files: chosen, or dropped anywhere on the page.
import { element, find } from "./dom.js";

export const chosen = () => (find("chosen").textContent = [...find("files").files].map((file) => file.name).join(", "));

export async function encoded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return { name: file.name, content: btoa(binary) };
}

// A link that saves a file of the server's, given in base64.
export function download(name, content) {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  return element("a", { class: "download", href: URL.createObjectURL(new Blob([bytes])), download: name }, `Save ${name}`);
}

function dropping(event) {
  if (![...(event.dataTransfer?.types ?? [])].includes("Files") || find("composer").hidden) return;
  event.preventDefault();
  find("drop-here").hidden = event.type !== "dragover";
  if (event.type === "drop") {
    find("files").files = event.dataTransfer.files;
    chosen();
    find("text").focus();
  }
}

export function setUpFiles() {
  for (const type of ["dragover", "drop"]) document.addEventListener(type, dropping);
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) find("drop-here").hidden = true; });
  find("files").addEventListener("change", chosen);
}
