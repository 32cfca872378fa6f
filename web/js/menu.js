// Menus are native popovers: the browser opens and closes them, keeps them on
// top and gives the focus back. What it leaves to the page is here: where a
// menu stands, and the arrow keys. Dialogs close on a click beside them.
(() => {
  "use strict";

  const gap = 4;
  const edge = 8;

  // A menu hangs under its button, flush with the button's right side, or with
  // its left when it is a .menu-start; on the other side where there is no room.
  // It can be measured only when it is shown, which is before the next frame.
  document.addEventListener("beforetoggle", (event) => {
    const menu = event.target;
    if (!isMenu(menu) || event.newState !== "open") return;
    requestAnimationFrame(() => place(menu));
  }, true);

  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (!isMenu(menu) || event.newState !== "open") return;
    menu.querySelector('[role^="menuitem"]:not(:disabled), a[href], input, button')?.focus();
  }, true);

  function isMenu(element) {
    return element instanceof HTMLElement && element.matches(".menu[popover]");
  }

  function place(menu) {
    const button = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
    if (!button) return;
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = menu;
    const start = menu.classList.contains("menu-start");
    let left = start ? at.left : at.right - width;
    left = Math.max(edge, Math.min(left, innerWidth - width - edge));
    let top = at.bottom + gap;
    if (top + height > innerHeight - edge) top = Math.max(edge, at.top - gap - height);
    menu.style.setProperty("left", `${left}px`);
    menu.style.setProperty("top", `${top}px`);
  }

  // A menu stays with its button when that moves: scrolled, or pushed up by the
  // keyboard of a phone.
  function follow(event) {
    for (const menu of document.querySelectorAll(".menu:popover-open")) {
      if (!(event.target instanceof Node) || !menu.contains(event.target)) place(menu);
    }
  }
  addEventListener("resize", follow);
  document.addEventListener("scroll", follow, { capture: true, passive: true });

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    target.closest(".menu-item:not([data-stay])")?.closest("[popover]")?.hidePopover();
    if (target instanceof HTMLDialogElement && target.open) {
      const box = target.getBoundingClientRect();
      const inside = event.clientX >= box.left && event.clientX <= box.right &&
        event.clientY >= box.top && event.clientY <= box.bottom;
      if (!inside && event.clientX + event.clientY > 0) target.close();
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.target instanceof Element && event.target.closest('.menu[role="menu"]');
    if (!menu || event.target.matches("input, textarea")) return;
    const items = [...menu.querySelectorAll('[role^="menuitem"]:not(:disabled)')];
    const at = items.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (to === undefined) {
      if (event.key === "Tab") menu.hidePopover();
      return;
    }
    event.preventDefault();
    items[to]?.focus();
  });
})();
