// What pages need besides htmx: no polls of a page that nobody sees, links that can be copied.
"use strict";

document.addEventListener("htmx:beforeRequest", event => {
  const source = event.detail.elt;
  const isPoll = (source.getAttribute("hx-trigger") || "").startsWith("every");
  const isBusy = source.contains(document.activeElement) && !!window.getSelection().toString();
  if (isPoll && (document.hidden || isBusy)) {
    event.preventDefault();
  }
});

// What a reader has unfolded stays unfolded when a live part is replaced.
let unfolded = [];
const folds = () => [...document.querySelectorAll("#progress details")];
document.addEventListener("htmx:beforeSwap", () => { unfolded = folds().map(fold => fold.open); });
document.addEventListener("htmx:afterSwap", () => folds().forEach((fold, place) => { fold.open = unfolded[place] === true; }));

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
