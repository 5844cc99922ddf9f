// What pages need besides htmx: no polls of a page that nobody sees, and links that can be copied; what a reader has unfolded or
// scrolled stays so when a live part is replaced.
"use strict";

document.addEventListener("htmx:beforeRequest", event => {
  const isPoll = (event.detail.elt.getAttribute("hx-trigger") || "").startsWith("every");
  if (isPoll && (document.hidden || window.getSelection().toString())) {
    event.preventDefault();
  }
});

const unfolded = new Set();
const folds = () => [...document.querySelectorAll("article[id] details")];
const place = fold => {
  const article = fold.closest("article");
  return article.id + " " + [...article.querySelectorAll("details")].indexOf(fold);
};
document.addEventListener("toggle", event => {
  if (event.target.matches("article[id] details")) {
    unfolded[event.target.open ? "add" : "delete"](place(event.target));
  }
}, true);
const unfold = () => folds().filter(fold => unfolded.has(place(fold))).forEach(fold => { fold.open = true; });
document.addEventListener("htmx:afterSwap", unfold);

const scrolled = new Map();
document.addEventListener("htmx:oobBeforeSwap", event => {
  const box = event.detail.target.querySelector(".tall");
  scrolled.set(event.detail.target.id, box ? box.scrollTop : 0);
});
document.addEventListener("htmx:oobAfterSwap", event => {
  const box = event.detail.target.querySelector(".tall");
  if (box) {
    box.scrollTop = scrolled.get(event.detail.target.id);
  }
  unfold();
});

document.addEventListener("click", event => {
  const button = event.target.closest("button.copy");
  if (button) {
    const words = button.textContent;
    navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href).then(
      () => { button.textContent = "Copied"; },
      () => { button.textContent = "Not allowed"; });
    setTimeout(() => { button.textContent = words; }, 1500);
  }
});
