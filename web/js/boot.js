// Starts the app: compiles the wasm while it arrives, and looks after the
// service worker. wasm_exec.js of the Go that built the app stands above this.
(() => {
  "use strict";

  const script = document.currentScript;
  const korean = navigator.language.startsWith("ko");

  // The app listens for these; `incharge` is what it may ask of this script.
  const update = { ready: false };
  let touched = 0;
  window.incharge = {
    updateReady: () => update.ready,
    applyUpdate,
    // How long nobody has done anything, in ms.
    stillFor: () => performance.now() - touched,
  };
  for (const deed of ["pointerdown", "pointermove", "touchmove", "wheel", "scroll", "keydown"]) {
    addEventListener(deed, () => { touched = performance.now(); }, { passive: true, capture: true });
  }

  run();
  serviceWorker();

  async function run() {
    if (typeof WebAssembly !== "object") {
      fail(korean
        ? "이 브라우저에서는 Incharge를 실행할 수 없습니다. 브라우저를 업데이트해 주세요."
        : "This browser cannot run Incharge. Please update it.");
      return;
    }
    const go = new Go();
    let instance;
    try {
      // The response goes to the compiler as it is: browsers keep the compiled
      // code only for a response that comes straight from fetch.
      const response = fetch(script.dataset.wasm);
      ({ instance } = await WebAssembly.instantiateStreaming(response, go.importObject));
    } catch (err) {
      console.error("loading the app failed:", err);
      fail(korean
        ? "Incharge를 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주세요."
        : "Incharge could not be loaded. Check your connection and try again.");
      return;
    }
    await go.run(instance); // returns only when the app has crashed
    crashed();
  }

  function fail(message) {
    const splash = document.getElementById("splash");
    if (!splash) return;
    splash.classList.add("splash-failed");
    splash.querySelector(".splash-message").textContent = message;
  }

  // Whatever was on screen no longer answers: say so, over everything.
  function crashed() {
    const box = document.createElement("dialog");
    box.className = "crash";
    const text = document.createElement("p");
    text.textContent = korean
      ? "문제가 생겨 화면이 멈췄습니다. 저장된 내용은 안전합니다."
      : "Something went wrong and this page has stopped. What was saved is safe.";
    const button = document.createElement("button");
    button.className = "button button-primary";
    button.textContent = korean ? "새로 고침" : "Reload";
    button.addEventListener("click", () => location.reload());
    box.append(text, button);
    document.body.append(box);
    box.showModal();
  }

  document.getElementById("splash-retry")?.addEventListener("click", () => location.reload());

  async function serviceWorker() {
    if (!("serviceWorker" in navigator)) return;
    const container = navigator.serviceWorker;
    let controlled = container.controller !== null;
    container.addEventListener("controllerchange", () => {
      if (update.asked) {
        update.asked = false;
        location.reload();
      } else if (controlled) {
        offer(); // another tab took the update; this one runs the old version
      }
      controlled = true;
    });
    try {
      const registration = await container.register("/sw.js", { updateViaCache: "none" });
      update.registration = registration;
      if (registration.waiting && container.controller) offer();
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => {
          if (worker.state === "installed" && container.controller) offer();
        });
      });
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible") look(registration);
      });
      setInterval(() => look(registration), 60 * 60 * 1000);
    } catch (err) {
      console.error("registering the service worker failed:", err);
    }
  }

  function look(registration) {
    registration.update().catch(() => {
      // Offline, or the server is starting: the next look will do.
    });
  }

  function offer() {
    update.ready = true;
    window.dispatchEvent(new Event("incharge-update"));
  }

  // Lets the waiting version take over; the page reloads when it has.
  function applyUpdate() {
    const waiting = update.registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    update.asked = true;
    waiting.postMessage("skip-waiting");
  }
})();
