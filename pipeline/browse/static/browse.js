// Light up all of a span that was linked to: it may be cut by others into several pieces.
function light() {
  for (const piece of document.querySelectorAll(".lit")) piece.classList.remove("lit");
  const target = document.getElementById(location.hash.slice(1));
  if (target === null || !("until" in target.dataset)) return;
  const [start, end] = [Number(target.dataset.c), Number(target.dataset.until)];
  for (const piece of document.querySelectorAll(".text [data-c]")) {
    const at = Number(piece.dataset.c);
    if (start <= at && at < end) piece.classList.add("lit");
  }
  target.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", light);
light();
