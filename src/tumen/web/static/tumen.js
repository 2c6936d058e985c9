// A document page: pointing at marked words or a claim shows the claim; j and k go from claim to claim.
// Without this file the numbers in the text lead to the claims, and the claims back to the text.
"use strict";
(() => {
  const text = document.querySelector(".reader .text");
  const cards = [...document.querySelectorAll(".card")];
  if (!text || cards.length === 0) return;
  const panel = document.querySelector(".panel");
  const marked = [...document.querySelectorAll(".reader .text [data-claims]")];
  const numbersOf = (element) => (element.dataset.claims || element.dataset.claim || "").split(" ").filter(Boolean);
  let held = [];

  const show = (numbers) => {
    const wanted = new Set(numbers);
    text.classList.toggle("chosen", wanted.size > 0);
    for (const element of marked) {
      const on = numbersOf(element).some((number) => wanted.has(number));
      element.classList.toggle(element.classList.contains("f") ? "on" : "active", on);
    }
    for (const card of cards) card.classList.toggle("active", wanted.has(card.dataset.claim));
  };

  const hold = (numbers) => { held = numbers; show(numbers); };

  const reveal = (card) => {
    if (getComputedStyle(panel).position !== "sticky") return;
    const top = card.offsetTop - panel.offsetTop, space = panel.clientHeight;
    if (top < panel.scrollTop || top + card.offsetHeight > panel.scrollTop + space) {
      panel.scrollTop = Math.max(0, top - space / 3);
    }
  };

  const go = (step) => {
    const now = cards.findIndex((card) => card.dataset.claim === held[0]);
    const next = cards[Math.min(cards.length - 1, Math.max(0, now < 0 ? (step > 0 ? 0 : cards.length - 1) : now + step))];
    hold([next.dataset.claim]);
    next.querySelector("h3 a").focus({ preventScroll: true });
    reveal(next);
    const place = document.getElementById(`at-${next.id}`);
    if (place) (place.nextElementSibling || place).scrollIntoView({ block: "center" });
  };

  text.addEventListener("mouseover", (event) => {
    const over = event.target.closest("[data-claims]");
    if (!over) return show(held);
    const numbers = numbersOf(over);
    show(numbers);
    reveal(cards[Number(numbers[0]) - 1]);
  });
  text.addEventListener("mouseleave", () => show(held));
  text.addEventListener("click", (event) => {
    const over = event.target.closest("[data-claims]");
    hold(over ? numbersOf(over) : []);
  });
  text.addEventListener("focusin", (event) => {
    const over = event.target.closest("[data-claims]");
    if (over) hold(numbersOf(over));
  });
  for (const card of cards) {
    card.addEventListener("focusin", () => hold([card.dataset.claim]));
    card.addEventListener("mouseenter", () => show([card.dataset.claim]));
    card.addEventListener("mouseleave", () => show(held));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "Escape") hold([]);
  });
  const named = cards.find((card) => `#${card.id}` === location.hash || `#at-${card.id}` === location.hash);
  if (named) {
    hold([named.dataset.claim]);
    reveal(named);
    const place = document.getElementById(`at-${named.id}`);
    if (place) (place.nextElementSibling || place).scrollIntoView({ block: "center" });
  }
})();
