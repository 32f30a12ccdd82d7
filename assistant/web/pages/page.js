// Around Textual's terminal: connects to where the page came from, says how the connection ended,
// saves files, and opens nothing else.
"use strict";

const ENDINGS = { 1000: "-left", 4000: "-broken" };

window.WebSocket = class extends WebSocket {
  constructor(url) {
    super(url.replace(/^ws:\/\/[^/]+/, `ws://${location.host}`));
    this.addEventListener("open", () => document.querySelector(".xterm-helper-textarea").focus());
    this.addEventListener("close", (event) =>
      document.body.classList.add("-closed", ENDINGS[event.code] ?? "-lost"),
    );
  }
};

window.open = (url) => {
  if (!String(url).startsWith(`${location.origin}/download/`)) return null;
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
  return null;
};

window.addEventListener("DOMContentLoaded", () => {
  document.querySelector("#again").addEventListener("click", () => location.reload());
});
